/** How many characters beside a place are looked at, more than any expression for them spans. */
const REACH = 80;

/** The text right before a place, for an expression with `$` at its end. */
export const wordsBefore = (text: string, at: number): string => text.slice(Math.max(0, at - REACH), at);

/** The text right behind a place, for an expression with `^` at its beginning. */
export const wordsBehind = (text: string, at: number): string => text.slice(at, at + REACH);
