import { clauseOf, triggerWords } from './clause.ts';
import type { DecodedEvent } from './decode.ts';

const SENTENCED =
  /\b(?:jail(?:ed|s)?|imprison(?:ed|s)?|sentenc(?:ed|es|ing)|(?:years?|months?|life) (?:in|behind|of) (?:prison|jail|bars|imprisonment))\b/u;
const IN_JAIL = /\b(?:jail\w*|prison|imprison\w*|behind bars|years?|months?|life|hard labour|penal colony)\b/u;
const NOT_IN_JAIL = /\b(?:death(?! (?:of|at|in)\b)|hang\w*|fined?|suspended|in absentia)\b/u;
const COURT = /\b(?:sentenc|court|judges?\b|tribunal|jury|convict)/u;

/** PLOVER's manual codes a jail sentence twice: somebody is convicted, and deprived of liberty. */
export function withJailSentences(text: string, events: readonly DecodedEvent[]): DecodedEvent[] {
  const bySentence = Map.groupBy(events, ({ sentence }) => sentence[0]);
  return events.flatMap((event) => {
    const other = event.type === 'SANCTION' ? 'COERCE' : 'SANCTION';
    const isTold = bySentence.get(event.sentence[0])?.some(({ type }) => type === other);
    if (isTold || !isJailSentence(text, event)) return [event];
    const why = [...event.why, 'a jail sentence is both a conviction and a deprivation of liberty'];
    return [
      { ...event, type: 'SANCTION', modes: ['convict'], why },
      { ...event, type: 'COERCE', modes: ['arrest'], why },
    ];
  });
}

function isJailSentence(text: string, event: DecodedEvent): boolean {
  if (event.type !== 'SANCTION' && event.type !== 'COERCE') return false;
  const trigger = triggerWords(text, event).toLowerCase();
  const clause = text.slice(...clauseOf(text, event)).toLowerCase();
  return SENTENCED.test(trigger) && IN_JAIL.test(clause) && COURT.test(clause) && !NOT_IN_JAIL.test(clause);
}
