/**
 * JSON of one line for whoever reads it: what some programs take for the end of a line besides the line feed (Node's
 * readline among them) is written as an escape. The value that is read back is the same.
 */
export const jsonLine = (value: unknown): string => JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, escaped);

/** The same where it may stand in a script of a page as well: nothing in it ends the script or begins a comment. */
export const jsonForPage = (value: unknown): string => jsonLine(value).replace(/</g, escaped);

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
