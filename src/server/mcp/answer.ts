import { jsonLine } from '../../text/index.ts';

/**
 * No answer of a tool has more characters (UTF-16 units), neither its structured content as JSON nor its text. A model
 * pays for each of them, and clients cut or refuse much longer ones.
 */
export const ANSWER_CHARACTERS = 24_000;

/** What a tool answers: the same for programs and as a text, which is all that some clients show to their model. */
export interface Answer<Structured> {
  readonly structured: Structured;
  readonly text: string;
}

/** A step of `fitted` takes this share of what would fit by rule of three, so that it is soon done. */
const STEP = 0.9;

/**
 * The longest answer within the limit: `make` is asked for fewer until it fits.
 *
 * @param most how many items, or characters, there would be at most
 * @param make the answer with that many; it has to be within the limit where it is asked for one
 */
export function fitted<Structured>(
  most: number,
  make: (count: number) => Answer<Structured>,
  limit = ANSWER_CHARACTERS,
): { readonly answer: Answer<Structured>; readonly count: number } {
  let count = most;
  for (;;) {
    const answer = make(count);
    const size = Math.max(jsonLine(answer.structured).length, answer.text.length);
    if (size <= limit || count <= 1) return { answer, count };
    count = Math.max(1, Math.min(count - 1, Math.floor((STEP * count * limit) / size)));
  }
}

/** The beginning of a text whose JSON has at most so many characters, never half a code point; and whether it is all. */
export function beginning(text: string, most: number): { readonly words: string; readonly complete: boolean } {
  let room = most;
  let end = 0;
  for (const point of text) {
    room -= jsonLine(point).length - 2;
    if (room < 0) return { words: text.slice(0, end), complete: false };
    end += point.length;
  }
  return { words: text, complete: true };
}

/** The same for names and titles: what is cut ends with an ellipsis. */
export function named(text: string, most: number): string {
  const { words, complete } = beginning(text, most);
  return complete ? text : `${words}…`;
}

export const namedOrNull = (text: string | null, most: number): string | null =>
  text === null ? null : named(text, most);
