/** How whoever has exactly a name is asked for, and not all in whose names the words are. */
const WHOLE = 'name:';

export const wholeName = (name: string): string => WHOLE + name;
export const isWholeName = (who: string): boolean => who.startsWith(WHOLE);
/** The words of a name, which is perhaps asked for as a whole. */
export const wordsOfName = (who: string): string => (isWholeName(who) ? who.slice(WHOLE.length) : who);
