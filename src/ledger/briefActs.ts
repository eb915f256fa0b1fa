import type { Act, Reference } from '../document/index.ts';
import { shinglesOf } from '../text/index.ts';
import { foldName } from './names.ts';

/** What is done by saying it, by whom and to whom, in which words; null where one of these is not known. */
export function briefAct(words: readonly string[], speaker: Reference | null, act: Act | null): string | null {
  if (act === null || words.length === 0) return null;
  const who = speaker === null ? null : keyOf(speaker);
  const targets = act.targets.map(keyOf);
  if (who === null || targets.includes(null)) return null;
  return JSON.stringify([act.type, act.negated, who, targets.toSorted(), words]);
}

/** Its fingerprint: so few words have none of their own. */
export const briefPrint = (brief: string): number[] => shinglesOf(['', '', brief]);

const keyOf = ({ actor, name }: Reference): string | null =>
  actor !== null && !actor.startsWith('doc:') ? actor : name === null ? null : foldName(name);
