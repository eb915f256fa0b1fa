import { modeByWords } from '../../lexicon/index.ts';
import { clauseOf, triggerWords } from './clause.ts';
import type { DecodedEvent } from './decode.ts';

/** If the model predicts no mode, the words may supply one: “tear gas”, “suicide bomber”. */
export function withMode(text: string, event: DecodedEvent): DecodedEvent {
  if (event.modes.length > 0) return event;
  const clause = text.slice(...clauseOf(text, event));
  const found = modeByWords(event.type, triggerWords(text, event).toLowerCase(), clause.toLowerCase());
  return found
    ? { ...event, modes: [found.mode], why: [...event.why, `mode ${found.mode} by the words “${found.words}”`] }
    : event;
}
