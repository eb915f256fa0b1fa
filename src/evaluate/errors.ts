import { overlaps, sliceOf } from '../text/index.ts';
import { type Compared, ROLES, type RoleSpans } from './attribution.ts';

/** What a person can read of the differences between gold and prediction: missed, invented and differently cut. */
export function* errorListing({ id, text, gold, predicted }: Compared): Generator<string> {
  const show = (spans: RoleSpans): string =>
    ROLES.map(
      (role) =>
        `${role}: ${spans[role].map((span) => `[${sliceOf(text, span).replace(/\s+/g, ' ')}]`).join(' ') || '–'}`,
    ).join('  ');
  const matches = (a: RoleSpans, b: RoleSpans): boolean =>
    a.cue.length > 0 && b.cue.length > 0
      ? a.cue.some((x) => b.cue.some((y) => overlaps(x, y)))
      : a.content.some((x) => b.content.some((y) => overlaps(x, y)));
  const used = new Set<RoleSpans>();
  for (const truth of gold) {
    const guess = predicted.find((candidate) => !used.has(candidate) && matches(truth, candidate));
    if (!guess) {
      yield `${id}\tmissed\t${show(truth)}`;
      continue;
    }
    used.add(guess);
    const wrong = ROLES.filter((role) => JSON.stringify(truth[role]) !== JSON.stringify(guess[role]));
    if (wrong.length > 0) yield `${id}\t${wrong.join('+')}\tgold ${show(truth)}\tread ${show(guess)}`;
  }
  for (const guess of predicted) if (!used.has(guess)) yield `${id}\tinvented\t${show(guess)}`;
}
