import { isStance, leadsToWhereSent, standsApart } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';

/** Whether the state whose name begins at `state`, in a description or behind it, is not that of whom it describes. */
export const isNotOf = (text: string, [start, end]: Span, state: number): boolean =>
  standsApart(text.slice(start, end)) ||
  isStance(text, state) ||
  (state > start && (leadsToWhereSent(text.slice(start, state)) || PRESS_AT.test(text.slice(start, state))));

/** “Reporters in Norway” may be anybody's. */
const PRESS_AT = /\b(?:correspondents?|journalists?|reporters?)\s(?:in|at|from)\s(?:the\s)?$/iu;
