/** One word of a contraction, and how many of its letters, counted from its beginning, belong to it. */
export interface WrittenPart {
  readonly key: string;
  /** Where the part ends in the contraction, in UTF-16 units; the last one ends where the contraction does. */
  readonly until: number;
}

/**
 * Speech run together, which transcribers write as they hear it or as it is spelt, and captions without apostrophes: as it is written, with a point where the
 * next word begins, and the words.
 */
const RUN_TOGETHER: ReadonlyMap<string, readonly WrittenPart[]> = new Map(
  `gon.na going to; wan.na want to; got.ta got to; kind.a kind of; sort.a sort of; lot.ta lot of; out.ta out of; lem.me let me;
  gim.me give me; should.a should have; could.a could have; would.a would have; might.a might have; must.a must have;
  haf.ta have to; ought.a ought to; try.na trying to; du.n.no do not know; t.was it was; t.is it is; t.were it were;
  c'.mon come on; y'.know you know; d'.you do you; how'.d how did; why'.d why did; do.nt do not; does.nt does not; did.nt did not; is.nt is not;
  was.nt was not; are.nt are not; were.nt were not; has.nt has not; have.nt have not; had.nt had not; ca.nt can not;
  wo.nt will not; would.nt would not; could.nt could not; should.nt should not`
    .split(';')
    .map((row) => {
      const [written = '', ...spoken] = row.trim().split(' ');
      const letters = written.split('.');
      const ends = letters.map((_, at) => letters.slice(0, at + 1).join('').length);
      return [letters.join(''), spoken.map((key, at) => ({ key, until: ends[at] ?? 0 }))] as const;
    }),
);
const IRREGULAR: ReadonlyMap<string, readonly string[]> = new Map([
  ["can't", ['can', 'not']],
  ["won't", ['will', 'not']],
  ["shan't", ['shall', 'not']],
  ["let's", ['let', 'us']],
  ["y'all", ['you', 'all']],
  ["ma'am", ["ma'am"]],
  ["ain't", ["ain't"]],
]);
const ENDINGS: ReadonlyMap<string, string> = new Map([
  ['re', 'are'],
  ['ve', 'have'],
  ['ll', 'will'],
  ['m', 'am'],
  ['d', 'would'],
]);
/** Words after which 's is a verb and not a genitive. */
const BEFORE_VERB = new Set(
  `it that he she there what who here where this how when why everybody everyone somebody someone nobody everything
  something nothing`.split(/\s+/),
);
/** Words before which 's is “has” and 'd is “had”: nothing else can be. */
const AFTER_HAS = new Set(['been', 'got', 'had', 'become']);
const AFTER_HAD = new Set(['been', 'better', 'had', 'become']);

/** The two readings of what is written alike: 's is “is” or “has”, 'd “would” or “had”. */
export const SAME_ENDINGS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [
    ['is', 'has'],
    ['would', 'had'],
  ].flatMap(([one = '', other = '']) => [
    [one, new Set([one, other])] as const,
    [other, new Set([one, other])] as const,
  ]),
);

/**
 * “won't” as “will not”, “it's” as “it is”, “gonna” as “going to”; null for a word that is no contraction, a genitive
 * among them. `key` is the word as `comparedWords` gives it, `next` the one after it.
 */
export function writtenOut(key: string, next: string | undefined): readonly WrittenPart[] | null {
  const together = RUN_TOGETHER.get(key);
  if (together !== undefined) return together;
  if (!key.includes("'")) return null;
  const irregular = IRREGULAR.get(key);
  if (irregular !== undefined) return irregular.length < 2 ? null : cut(key, irregular);
  const [word = '', ...endings] = key.split("'");
  const isDenied = endings[0] === 't' && word.endsWith('n');
  const written = (isDenied ? endings.slice(1) : endings).map((ending) => verbOf(word, ending, next));
  if (written.some((verb) => verb === null)) return null;
  const before = isDenied ? (IRREGULAR.get(`${word}'t`) ?? [word.slice(0, -1), 'not']) : [word];
  return before.length + written.length < 2 ? null : cut(key, [...before, ...written.map((verb) => verb ?? '')]);
}

function verbOf(word: string, ending: string, next: string | undefined): string | null {
  if (ending === 's') {
    if (!BEFORE_VERB.has(word)) return null;
    return next !== undefined && AFTER_HAS.has(next) ? 'has' : 'is';
  }
  if (ending === 'd' && next !== undefined && AFTER_HAD.has(next)) return 'had';
  return ENDINGS.get(ending) ?? null;
}

/** The parts with their ends: before an apostrophe, or before the n of “n't”. */
function cut(key: string, parts: readonly string[]): WrittenPart[] {
  const ends: number[] = [];
  for (let at = 0; at < key.length; at += 1)
    if (key[at] === "'") ends.push(key[at - 1] === 'n' && key[at + 1] === 't' ? at - 1 : at);
  return parts.map((part, index) => ({ key: part, until: ends[index] ?? key.length }));
}
