/** PLOVER's types by quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. */
const TYPES = {
  1: ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE'],
  2: ['COOPERATE', 'AID', 'RETREAT'],
  3: ['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'],
  4: ['PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'],
} as const;

export const QUADS = ['1', '2', '3', '4'] as const;
export type Quad = (typeof QUADS)[number];

/** What has no quad: a statement that performs nothing. */
export const NO_ACT = '';

/** All types in the order in which they are stacked: cooperation below, conflict above. */
export const ALL_TYPES: readonly string[] = QUADS.flatMap((quad) => TYPES[quad]);

const QUAD_OF: ReadonlyMap<string, Quad> = new Map(
  QUADS.flatMap((quad) => TYPES[quad].map((type) => [type, quad] as const)),
);

/** The quad of a type; null for what is none. */
export const quadOf = (type: string): Quad | null => QUAD_OF.get(type) ?? null;

/** Values of CSS, which follow the theme by themselves: what is said is paler than what is done. */
const COLOURS: ReadonlyMap<string, string> = new Map([
  [NO_ACT, 'color-mix(in oklab, var(--quiet) 60%, var(--raised))'],
  ['1', 'color-mix(in oklab, var(--cooperation) 65%, var(--raised))'],
  ['2', 'var(--cooperation)'],
  ['3', 'color-mix(in oklab, var(--conflict) 65%, var(--raised))'],
  ['4', 'var(--conflict)'],
]);

/** The colour of a quad, or of the quad of a type. */
export const colourOf = (part: string): string =>
  COLOURS.get(part) ?? COLOURS.get(quadOf(part) ?? NO_ACT) ?? 'var(--quiet)';

/** A mean score in words, with a minus sign as on the axes of a chart; `none` where there is none. */
export const scoreText = (score: number | null, none = ''): string =>
  score === null ? none : String(score).replace('-', '−');

/** The colour of a mean score, −10 to 10. */
export function colourOfScore(score: number | null): string {
  if (score === null) return colourOf(NO_ACT);
  const share = Math.round(40 + Math.min(1, Math.abs(score) / 5) * 60);
  return `color-mix(in oklab, var(--${score < 0 ? 'conflict' : 'cooperation'}) ${share}%, var(--raised))`;
}
