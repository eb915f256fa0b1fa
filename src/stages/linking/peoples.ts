import type { Span } from '../../text/index.ts';

/** “The [Tarfu] community”: a people, and nobody who has its name for a surname. */
export const namesPeople = (text: string, [, end]: Span): boolean => PEOPLE.test(text.slice(end, end + LONGEST));

const PEOPLE = /^\s(?:people|peoples|community|communities|minorit(?:y|ies)|tribes?|tribesmen|clans?|brethren)\b/u;
const LONGEST = 14;
