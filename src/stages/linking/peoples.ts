import { type Span, wordsBehind } from '../../text/index.ts';

/** “The [Tarfu] community”: a people, and nobody who has its name for a surname. */
export const namesPeople = (text: string, [, end]: Span): boolean => PEOPLE.test(wordsBehind(text, end));

const PEOPLE = /^\s(?:people|peoples|community|communities|minorit(?:y|ies)|tribes?|tribesmen|clans?|brethren)\b/u;
