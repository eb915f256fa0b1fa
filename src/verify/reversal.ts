/** Words that deny. Those in n't do too. */
const NEGATIONS = new Set(
  'not never no none nobody nothing nowhere neither nor without cannot hardly scarcely barely'.split(' '),
);
/** Words that are each other's opposite in what politicians say; modals first. Kept short: a wrong flag misleads. */
const OPPOSITES: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['must', 'shall', 'will', 'should', 'can', 'may'],
    ["needn't", "mustn't", "won't", "shouldn't", "can't"],
  ],
  [
    ['always', 'everybody', 'everyone', 'everything', 'all', 'everywhere'],
    ['never', 'nobody', 'nothing', 'none', 'nowhere'],
  ],
  [['more'], ['less', 'fewer']],
  [['before'], ['after']],
  [['with'], ['without']],
  [['for'], ['against']],
  [
    ['support', 'supports', 'supported'],
    ['oppose', 'opposes', 'opposed', 'reject', 'rejects', 'rejected'],
  ],
  [
    ['accept', 'accepts', 'accepted'],
    ['reject', 'rejects', 'rejected', 'refuse', 'refuses', 'refused'],
  ],
  [['possible'], ['impossible']],
  [
    ['increase', 'increases', 'increased', 'raise', 'raised', 'rise', 'rose'],
    ['decrease', 'decreases', 'decreased', 'cut', 'lower', 'lowered', 'reduce', 'reduced', 'fall', 'fell'],
  ],
  [
    ['win', 'won'],
    ['lose', 'lost'],
  ],
  [
    ['legal', 'lawful'],
    ['illegal', 'unlawful'],
  ],
  [['yes'], ['no']],
];

const PREFIXES = ['un', 'in', 'im', 'il', 'ir', 'dis', 'non'];
const isNegation = (key: string): boolean => NEGATIONS.has(key) || key.endsWith("n't");
/** Counts the words that deny, among them those that do so with a prefix what stands on the other side without it. */
const negations = (keys: readonly string[], others: readonly string[]): number =>
  keys.filter(
    (key) =>
      isNegation(key) || PREFIXES.some((prefix) => key.startsWith(prefix) && others.includes(key.slice(prefix.length))),
  ).length;

/**
 * Whether words in the place of others turn the meaning round: one side denies once more than the other, or a word
 * stands in the place of its opposite. By words alone: what irony or a turn of phrase does is not seen.
 */
export function reverses(said: readonly string[], quoted: readonly string[]): boolean {
  const denied = negations(said, quoted);
  const deniedInQuote = negations(quoted, said);
  if (denied % 2 !== deniedInQuote % 2) return true;
  const opposite = (one: readonly string[], other: readonly string[]): boolean =>
    OPPOSITES.some(
      ([left, right]) => one.some((key) => left.includes(key)) && other.some((key) => right.includes(key)),
    );
  return denied + deniedInQuote === 0 && (opposite(said, quoted) || opposite(quoted, said));
}
