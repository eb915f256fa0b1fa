/** What a server says of itself is shown in messages only so far. */
const LONGEST = 100;

/** Words from outside for a message: without control characters, in one line, cut off where they are long. */
export function excerptOf(text: string): string {
  const line = text
    .slice(0, 10 * LONGEST)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
