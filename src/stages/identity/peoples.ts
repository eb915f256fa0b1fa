import type { Mention } from '../../document/index.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import { wordsBefore, wordsBehind } from '../../text/index.ts';

/**
 * “Cubans demand rights”, “the Armenians of Israel”, “a Russian study”: what people of a state say, or somebody there has
 * written, the state does not say. “The Norwegians” are mostly their government.
 */
export function isOfPeople({ form, span: [start, end] }: Mention, text: string, lexicon: Lexicon): boolean {
  if (form !== 'demonym') return false;
  const behind = wordsBehind(text, end);
  if (lexicon.named(text.slice(start, end))[0]?.how !== 'people') return STUDY.test(behind);
  return !/\bthe\s$/iu.test(wordsBefore(text, start)) || SOME_OF_THEM.test(behind);
}

const SOME_OF_THEM = /^\s(?:of|from|who|whom|living|abroad)\b/u;
const STUDY = /^\s(?:\p{Ll}+\s){0,2}(?:stud(?:y|ies)|surveys?|polls?|reports|research)\b/u;
