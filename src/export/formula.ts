/**
 * Whether a spreadsheet may take a cell for a formula: it begins with one of = + - @ | %, or their full-width forms, or
 * with white space, control characters or characters without width and then one of those; or with a tab or the end of a
 * line (https://owasp.org/www-community/attacks/CSV_Injection). Apostrophes before it count as nothing, so that a cell
 * that has one already gets another, and taking one away gives back what was there.
 */
const FORMULA =
  /^'*(?:[\s\p{Cc}\p{Z}\p{Default_Ignorable_Code_Point}]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20\uFF5C\uFF05]|[\t\r\n])/u;

/** Text for a cell that a spreadsheet will show and not run: an apostrophe before it where it might. */
export const inertCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
