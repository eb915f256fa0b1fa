import type { Span } from '../text/index.ts';

/** What may precede a date that opens its sentence: “In Malabo on Tuesday, …”, “Later on Tuesday”. */
const BEFORE_OPENER =
  /^(?:(?:In|At|Outside|Aboard|Near|Back in|Back at) (?:[\p{L}\p{M}'’.-]+,? ){1,6}|(?:Later|Early|Late|But|And|Then|Also) )?$/u;
/** “Today marks …”, “Friday was …”. */
const SUBJECT_OF = /^ (?:marks?|marked|is|was|will (?:be|mark))\b/u;

/** Whether a date is the subject of its clause, and so not the time at which something else happened. */
export const isSubjectDate = (text: string, [start, end]: Span): boolean =>
  SUBJECT_OF.test(text.slice(end, end + 12)) && !/^(?:on|in|at) /iu.test(text.slice(start, end));

/** Whether a date opens its sentence, and is therefore the time of what follows. */
export const opensSentence = (text: string, sentence: Span, date: Span): boolean =>
  BEFORE_OPENER.test(text.slice(sentence[0], date[0])) && !isSubjectDate(text, date);
