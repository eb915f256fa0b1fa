import { type ComparedWord, comparedWords } from './alignmentWords.ts';
import { writtenOut } from './contractions.ts';
import { withNumerals } from './numerals.ts';
import { spellingOf } from './spellings.ts';

/** What is heard before an apostrophe that stands for letters at the beginning of a word. */
const CLIPPED: ReadonlyMap<string, string> = new Map([
  ['em', 'them'],
  ['cause', 'because'],
  ['til', 'until'],
  ['bout', 'about'],
]);
/** Words on -ing as they are heard; other words before an apostrophe may end a quotation in single marks. */
const WITHOUT_G = new Set(
  `goin doin bein comin gettin talkin makin sayin nothin somethin tryin lookin workin runnin fightin killin livin tellin
  takin givin havin thinkin winnin losin`.split(/\s+/),
);
const isApostrophe = (character: string | undefined): boolean => character === "'" || character === '’';

/**
 * The words of a text as quotation and transcript are compared: `comparedWords`, and besides contractions written out
 * (each part is a word, with its own letters as its span), spellings of one kind, and each number one word. What is
 * said alike has the same keys, whatever style guide the text was written by. Spans are in order and never overlap.
 */
export function spokenWords(text: string): ComparedWord[] {
  const words: ComparedWord[] = [];
  const compared = comparedWords(text);
  for (const [at, word] of compared.entries()) {
    const key = withoutClipping(word, text);
    const parts = writtenOut(key, compared[at + 1]?.key);
    if (parts === null) words.push(key === word.key ? spelt(word) : { ...word, key });
    else {
      let [start] = word.span;
      const [begins, ends] = word.span;
      // “can not” and “cannot” are compared as “can't”: the parts are cut where the words themselves end.
      const written = text.slice(begins, ends);
      const apostrophe = /['’‘ʼ]/.test(written) || !key.includes("'");
      for (const [index, part] of parts.entries()) {
        const last = index === parts.length - 1;
        const end = last ? ends : begins + (apostrophe ? part.until : part.key.length);
        words.push({ key: part.key, span: [start, Math.min(end, ends)], sentence: word.sentence });
        start = Math.min(end, ends);
      }
    }
  }
  return withNumerals(words, text);
}

function spelt(word: ComparedWord): ComparedWord {
  const genitive = word.key.endsWith("'s") ? "'s" : '';
  const key = `${spellingOf(word.key.slice(0, word.key.length - genitive.length))}${genitive}`;
  return key === word.key ? word : { ...word, key };
}

/** “'em” as “them”, “goin'” as “going”. */
function withoutClipping({ key, span }: ComparedWord, text: string): string {
  const clipped = CLIPPED.get(key);
  if (clipped !== undefined) return isApostrophe(text[span[0] - 1]) ? clipped : key;
  return WITHOUT_G.has(key) && isApostrophe(text[span[1]]) ? `${key}g` : key;
}
