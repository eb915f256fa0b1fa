/** One word of a contraction, and how many of its letters, counted from its beginning, belong to it. */
export interface WrittenPart {
  readonly key: string;
  /** Where the part ends in the contraction, in UTF-16 units; the last one ends where the contraction does. */
  readonly until: number;
}

/** Speech run together, which transcribers write as they hear it or as it is spelt. The second part begins at the number. */
const RUN_TOGETHER: ReadonlyMap<string, readonly [first: string, second: string, at: number]> = new Map([
  ['gonna', ['going', 'to', 3]],
  ['wanna', ['want', 'to', 3]],
  ['gotta', ['got', 'to', 3]],
  ['kinda', ['kind', 'of', 4]],
  ['sorta', ['sort', 'of', 4]],
  ['lemme', ['let', 'me', 3]],
  ['gimme', ['give', 'me', 3]],
]);
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
  if (together !== undefined) {
    const [first, second, at] = together;
    return [
      { key: first, until: at },
      { key: second, until: key.length },
    ];
  }
  if (!key.includes("'")) return null;
  const irregular = IRREGULAR.get(key);
  if (irregular !== undefined) return irregular.length < 2 ? null : cut(key, irregular);
  const [word = '', ...endings] = key.split("'");
  if (endings.length === 1 && endings[0] === 't' && word.endsWith('n')) return cut(key, [word.slice(0, -1), 'not']);
  const written = endings.map((ending) => verbOf(word, ending, next));
  if (written.some((verb) => verb === null)) return null;
  return cut(key, [word, ...written.map((verb) => verb ?? '')]);
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
  for (let at = 0; at < key.length; at += 1) if (key[at] === "'") ends.push(key.endsWith("n't") ? at - 1 : at);
  return parts.map((part, index) => ({ key: part, until: ends[index] ?? key.length }));
}
