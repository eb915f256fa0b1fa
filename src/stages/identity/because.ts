import type { Known, Mention } from '../../document/index.ts';
import type { Identity } from './identifying.ts';

/** The evidence for a mention's reference; `name`: the name by which the document calls the referent. */
export interface Basis {
  readonly words: string;
  readonly identity: Identity;
  readonly known: Known | null;
  readonly mention: Mention;
  readonly name: string | null;
}

const per = (probability: number): string => `${Math.round(probability * 100)}%`;

/** The explanation of a reference, in words. */
export function becauseOf({ words, identity, known, mention, name }: Basis): string {
  const { participant, status, by } = identity;
  const [best] = mention.antecedents;
  const likely = best
    ? `, ${per(mention.antecedents.reduce((sum, one) => sum + one.probability, 0))} that it goes back to somebody`
    : '';
  if (participant && by === 'turns') return `“${words}”: ${participant.name}, who has a turn`;
  if (participant && mention.form === 'name') {
    if (by === 'lexicon') return `“${words}” in the lexicon${known ? `: ${known.rule}` : ''}`;
    if (by === 'surname') return `“${words}”: the only holder of an office near the day with this name`;
    if (by === 'last holder') return `“${words}”: the last holder of this office with this name; the text has no date`;
    return name && name !== words ? `“${words}” of “${name}”` : 'named so in the document';
  }
  if (participant && known?.actor === participant.id) return `“${words}”: ${known.rule}, by the lexicon`;
  if (participant && name) return `“${words}” → ${participant.name}, named “${name}”${likely}`;
  if (participant) return `“${words}”: ${participant.name}${by === 'office' ? ', an office' : ''}`;
  if (status === 'unnamed') return `“${words}”: an unnamed source`;
  if (status === 'several') return `“${words}”: several, whose names the text does not tell`;
  return `“${words}”: nobody in the document or the lexicon is known to be this${likely}`;
}
