import type { Span } from '../text/index.ts';

/** What may precede a date that opens its sentence: “In Malabo on Tuesday, …”, “Later on Tuesday”. */
const BEFORE_OPENER =
  /^(?:(?:In|At|Outside|Aboard|Near|Back in|Back at) (?:[\p{L}\p{M}'’.-]+,? ){1,6}|(?:Later|Early|Late|But|And|Then|Also) )?$/u;
/** “Today marks …”, “Friday was …”. */
const SUBJECT_OF = /^ (?:marks?|marked|is|was|will (?:be|mark))\b/u;

/** Whether a date is the subject of its clause, and so not the time at which something else happened. */
export const isSubjectDate = (text: string, [start, end]: Span): boolean =>
  SUBJECT_OF.test(text.slice(end, end + 12)) && !/^(?:on|in|at) /iu.test(text.slice(start, end));

/** “the May 7 Lima summit”, but not “at the May 7 Lima summit” or “attended the May 7 Lima summit”. */
const OWNED =
  /(?<!\b(?:at|during|in|on|(?:attend|join|host)(?:s|ed|ing)?|held|holds?|holding) )\b(?:the|its|our|their|his|her)\s$/iu;
const MONTH_WITH_NUMBER = /\p{Lu}\p{Ll}{2,8}\.? \p{Nd}|\p{Nd} \p{Lu}\p{Ll}{2,8}/u;
const THING =
  /^ (?!(?:and|or|but|to|at|in|on|of|for|with|from|by|as|when|where|while|that|which|who|is|was|are|were|has|had|will|through|until|after|before)\b)\p{L}/u;

/** Whether a date only says which occasion is meant, and not when something else happened. */
export function isAttributiveDate(text: string, [start, end]: Span): boolean {
  const words = text.slice(start, end);
  const article = /^the\s/iu.exec(words)?.[0].length ?? 0;
  const before = text.slice(Math.max(0, start - 20), start + article);
  return MONTH_WITH_NUMBER.test(words) && THING.test(text.slice(end, end + 12)) && OWNED.test(before);
}

/** “[elections ]in November”, “since its [inception ]in 1986”: something that takes place, right before its own time. */
const OCCASION =
  /\b(?:elections?|referendum|summit|conference|congress|ceremony|anniversary|olympics|games|inauguration|invasion|war|coup|uprising|revolution|earthquake|genocide|independence|inception|founding|foundation|creation|establishment|launch|development|introduction|adoption|outbreak|start|beginning|end)(?:\sof\s(?:\p{L}+\s){0,3}?\p{L}+)?\s$/iu;
const LONGEST_OCCASION = 60;

/** Whether a date stands right behind a noun for what took place then. */
export const isDateOfOccasion = (text: string, [start, end]: Span): boolean => {
  const lead = /^(?:in|on)\s/iu.exec(text.slice(start, end))?.[0].length ?? 0;
  const before = text.slice(Math.max(0, start - LONGEST_OCCASION), start);
  return OCCASION.test(lead > 0 ? before : before.replace(/\b(?:in|on)\s$/iu, ''));
};

/** Whether a date opens its sentence, and is therefore the time of what follows. */
export const opensSentence = (text: string, sentence: Span, date: Span): boolean =>
  BEFORE_OPENER.test(text.slice(sentence[0], date[0])) && !isSubjectDate(text, date);
