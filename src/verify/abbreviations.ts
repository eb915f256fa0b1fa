import { APOSTROPHE, type ComparedWord } from '../text/index.ts';

/** A word of the quotation or of the transcript, in its text. */
export interface WrittenWord {
  readonly word: ComparedWord;
  readonly text: string;
}

/** What stands for what in writing, as spokenWords gives both. A report abbreviates what was said in full, and the reverse. */
const ABBREVIATIONS = tableOf(
  `sen senator; sens senators; gov governor; govs governors; rep representative republican; reps representatives republicans;
  dr doctor; drs doctors; mr mister; mrs missus; prof professor; profs professors; gen general; gens generals; lt lieutenant;
  col colonel; sgt sergeant; capt captain; maj major; adm admiral; rev reverend; hon honorable; pres president; sec secretary;
  atty attorney; asst assistant; jr junior; sr senior; st saint street; ste sainte; ft fort; mt mount; ave avenue; dept department;
  vs versus; pct percent; jan january; feb february; mar march; apr april; jun june; jul july; aug august; sep september;
  sept september; oct october; nov november; dec december`,
);
/** The same of words that are others without their point: “No. 1”, “Sun.”. */
const POINTED = tableOf(
  `no number; nos numbers; mon monday; tue tuesday; tues tuesday; wed wednesday; thu thursday; thurs thursday; fri friday;
  sat saturday; sun sunday; min minister; inc incorporated; co company; corp corporation; ltd limited`,
);
/** The same in capitals: “U.S.”, not “us”. */
const INITIALS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['us', new Set(['united states', 'united states of america', 'usa'])],
  ['usa', new Set(['united states', 'united states of america'])],
  ['un', new Set(['united nations'])],
  ['uk', new Set(['united kingdom'])],
  ['eu', new Set(['european union'])],
]);

/** Rows with semicolons between: what is short, and the words for any of which it stands. */
function tableOf(rows: string): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    rows.split(';').map((row) => {
      const [short = '', ...long] = row.trim().split(/\s+/);
      return [short, new Set(long)];
    }),
  );
}

/** Whether one word is short for the others: “Sept.” for “September”, “U.S.” for “United States”. */
export function isAbbreviation([short, ...more]: readonly WrittenWord[], words: readonly WrittenWord[]): boolean {
  if (short === undefined || more.length > 0) return false;
  const { key, span } = short.word;
  const long = words.map(({ word }) => word.key).join(' ');
  const written = short.text.slice(...span);
  return (
    ABBREVIATIONS.get(key)?.has(long) === true ||
    (POINTED.get(key)?.has(long) === true && short.text.charAt(span[1]) === '.') ||
    (INITIALS.get(key)?.has(long) === true && written === written.toUpperCase())
  );
}

/** “the keepers'” for “the keepers's”: an apostrophe alone behind an s. */
export const isBareGenitive = (bare: WrittenWord, full: WrittenWord): boolean =>
  bare.word.key.endsWith('s') &&
  full.word.key === `${bare.word.key}'s` &&
  APOSTROPHE.test(bare.text.charAt(bare.word.span[1]));
