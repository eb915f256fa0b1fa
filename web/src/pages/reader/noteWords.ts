import type { Api } from '../../api/client.ts';
import { shownVerdict } from '../../parts/verdicts.ts';
import { texts } from './texts.ts';

/** What a note beside the text says, in one line. */
export interface NoteWords {
  readonly who: string;
  readonly what: string | null;
  /** Of the verdict, as the badge of a verdict has it. */
  readonly sign: string | null;
  readonly signWords: string | null;
  readonly whole: string;
}

const NO_SIGN = { sign: null, signWords: null } as const;

/** The words of the notes by the ids of their entries. */
export function noteWords({
  statements,
  events,
}: Pick<Api['DocumentReading'], 'statements' | 'events'>): Map<string, NoteWords> {
  const notes = new Map<string, NoteWords>();
  for (const { id, speaker, speakerWords, act, actNegated, kind, verdict, outOfContext, reports } of statements) {
    const who = speaker ?? (speakerWords === null ? texts.unnamed : `“${speakerWords}”`);
    const what = act === null ? kind : `${actNegated ? 'not ' : ''}${act}`;
    const compared = verdict === null ? null : shownVerdict(verdict, outOfContext);
    // Where no transcript could tell there is nothing to be seen at a glance.
    const isTold = compared !== null && compared.kind !== '';
    const whole = [who, kind, act === null ? null : what, compared?.words, reports > 1 ? `${reports} reports` : null]
      .filter(Boolean)
      .join(' · ');
    notes.set(id, { who, what, ...(isTold ? { sign: compared.sign, signWords: compared.words } : NO_SIGN), whole });
  }
  for (const { id, type, actors, recipients, negated, hypothetical, future, reportedAs } of events) {
    const names = (list: readonly (string | null)[]): string => list.map((name) => name ?? texts.unnamed).join(', ');
    const parties = [actors, recipients].filter((list) => list.length > 0).map(names);
    const flags = [negated && 'not', hypothetical && 'if', future && 'to come'].filter(Boolean);
    const who = [...flags, type].join(' ');
    const whole = [who, parties.join(' → '), reportedAs].filter(Boolean).join(' · ');
    notes.set(id, { who, what: parties.join(' → ') || null, ...NO_SIGN, whole });
  }
  return notes;
}
