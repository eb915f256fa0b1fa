/**
 * A text without what is no character: a half of a surrogate pair and NUL become U+FFFD, as in HTML (13.2.5) and UTF-8.
 * Its length stays the same, so that spans hold. A plain text that somebody gives is kept as it is all the same: JSON
 * can write both, and the text has to come out identical.
 */
export const sound = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');
