import type { Article, Segmented } from '../../document/index.ts';
import { type Lexicon, openGazetteer } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { loudStretches } from './loud.ts';
import { casesOf } from './names.ts';
import { loudWords } from './words.ts';

/** The document as the stages that follow read it: what is printed in capitals as English writes it elsewhere. Places stay. */
export function inSmallLetters(article: Article, lexicon: Pick<Lexicon, 'scan'>): Article & Pick<Segmented, 'printed'> {
  const { text } = article;
  const loud = loudStretches(article);
  if (loud.length === 0) return article;
  const words = loudWords(text, loud);
  const cases = casesOf(text, words, { lexicon, gazetteer: openGazetteer(), ...writtenIn(text, loud) });
  const parts: string[] = [];
  let at = 0;
  for (const [index, { span }] of words.entries()) {
    const how = cases[index];
    const word = text.slice(...span);
    parts.push(
      text.slice(at, span[0]),
      how === 'kept' ? withSmallEnding(word) : how === 'title' ? titled(word) : lower(word),
    );
    at = span[1];
  }
  return { ...article, text: parts.join('') + text.slice(at), printed: text };
}

/** Letter by letter, so that places stay: of “İ” two would be made. */
const lower = (word: string): string =>
  Array.from(word, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  }).join('');

const ENDING = /[’'](?:S|T|RE|VE|LL|D|M)$/u;
const withSmallEnding = (word: string): string => word.replace(ENDING, (ending) => ending.toLowerCase());

/** “Vale's”, “O'Brien”, “McVale”. */
const titled = (word: string): string =>
  lower(word).replace(/^\p{L}|(?<=^mc)\p{L}(?=\p{L}{2})|(?<=^\p{L}[’'])\p{L}(?=\p{L}{2})/giu, (letter) =>
    letter.toUpperCase().length === letter.length ? letter.toUpperCase() : letter,
  );

/** The words of the rest of the text: those with a capital behind a small word, and those without one. */
function writtenIn(text: string, loud: readonly Span[]) {
  const names = new Set<string>();
  const small = new Set<string>();
  let at = 0;
  for (const [start, end] of [...loud, [text.length, text.length] as const]) {
    const rest = text.slice(at, start);
    for (const [word] of rest.matchAll(/(?<=\p{Ll},? )\p{Lu}\p{Ll}[\p{L}\p{M}]*/gu)) names.add(word.toLowerCase());
    for (const [word] of rest.matchAll(/(?<![\p{L}\p{M}’'-])\p{Ll}[\p{L}\p{M}]*/gu)) small.add(word);
    at = end;
  }
  for (const word of small) names.delete(word);
  return { names, small };
}
