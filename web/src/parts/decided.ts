import type { Api } from '../api/client.ts';

type Effective = readonly Pick<Api['EffectiveField'], 'field' | 'value' | 'disputed'>[];

/** Who speaks by what people have decided, where anybody has: nobody where they differ, or know only that it is wrong. */
export function decidedSpeaker(
  machine: string | null,
  effective: Effective,
): { name: string | null; decided: boolean } {
  const decided = effective.find(({ field }) => field === 'speaker');
  if (!decided) return { name: machine, decided: false };
  const { value } = decided;
  const name = typeof value === 'object' && value !== null && 'name' in value ? (value.name ?? value.actor) : null;
  return { name, decided: true };
}

/** What a citation has to say of the words beside them; null where nothing. */
export const contextNote = (outOfContext: boolean): string | null =>
  outOfContext ? '[out of context: what was left out changes what the words say]' : null;

/** The same of what people have decided. */
export function reviewNote(refuted: readonly Api['ReviewField'][], effective: Effective): string | null {
  if (refuted.includes('entry')) return '[reviewed: this is no statement]';
  if (!refuted.includes('speaker')) return null;
  const decided = effective.find(({ field }) => field === 'speaker');
  if (decided?.disputed) return '[reviewers differ on the speaker]';
  return decided?.value ? '[speaker by review]' : '[reviewed: the speaker is not known]';
}
