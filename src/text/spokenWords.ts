import { type ComparedWord, comparedWords } from './alignmentWords.ts';
import { writtenOut } from './contractions.ts';
import { APOSTROPHE } from './letters.ts';
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

/** What a compared word is by itself: spelt one way, and whether it may be something else beside its neighbours. */
interface Known {
  readonly key: string;
  /** It has an apostrophe, stands for two words, or loses letters beside an apostrophe. */
  readonly open: boolean;
}
/** Most words of speech are short and written in one way alone. */
const isSettled = (key: string): boolean =>
  key.length < 4 &&
  key !== 'em' &&
  key !== 'tis' &&
  key !== 'til' &&
  key !== 'axe' &&
  key !== 'mum' &&
  !key.includes("'");
const known = new Map<string, Known>();
/** Speech has some tens of thousands of words; hostile texts have any number. */
const MOST_KNOWN = 50_000;

function knownOf(key: string): Known {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const genitive = key.endsWith("'s") ? "'s" : '';
  const made = {
    key: `${spellingOf(key.slice(0, key.length - genitive.length))}${genitive}`,
    open: CLIPPED.has(key) || WITHOUT_G.has(key) || writtenOut(key, undefined) !== null,
  };
  known.set(key, made);
  return made;
}

/**
 * The words of a text as quotation and transcript are compared: `comparedWords`, and besides contractions written out
 * (each part is a word, with its own letters as its span), spellings of one kind, and each number one word. What is
 * said alike has the same keys, whatever style guide the text was written by. Spans are in order and never overlap.
 */
export function spokenWords(text: string): ComparedWord[] {
  const words: ComparedWord[] = [];
  const compared = comparedWords(text);
  for (let at = 0; at < compared.length; at += 1) {
    const word = compared[at];
    if (word === undefined) break;
    if (isSettled(word.key)) {
      words.push(word);
      continue;
    }
    const { key, open } = knownOf(word.key);
    if (!open) words.push(key === word.key ? word : { key, span: word.span, sentence: word.sentence });
    else pushOpen(words, word, compared[at + 1]?.key, text);
  }
  return withNumerals(words, text);
}

/** A contraction in its parts, a clipped word whole. */
function pushOpen(words: ComparedWord[], word: ComparedWord, next: string | undefined, text: string): void {
  const key = withoutClipping(word, text);
  const parts = writtenOut(key, next);
  if (parts === null) {
    words.push({ ...word, key });
    return;
  }
  const [begins, ends] = word.span;
  // “can not” and “cannot” are compared as “can't”: the parts are cut where the words themselves end.
  const apostrophe = APOSTROPHE.test(text.slice(begins, ends)) || !key.includes("'");
  let start = begins;
  for (const [index, part] of parts.entries()) {
    const cut = index === parts.length - 1 ? ends : begins + (apostrophe ? part.until : part.key.length);
    const end = Math.min(cut, ends);
    words.push({ key: part.key, span: [start, end], sentence: word.sentence });
    start = end;
  }
}

/** “'em” as “them”, “goin'” as “going”. */
function withoutClipping({ key, span }: ComparedWord, text: string): string {
  const clipped = CLIPPED.get(key);
  if (clipped !== undefined) return isApostrophe(text[span[0] - 1]) ? clipped : key;
  return WITHOUT_G.has(key) && isApostrophe(text[span[1]]) ? `${key}g` : key;
}
