/** What a forwarded message says of itself, and where its own words begin in the text. */
export interface Forwarded {
  readonly from: string | null;
  readonly subject: string | null;
  readonly date: string | null;
  /** UTF-16 offsets: of the lines that say so, and of its words. */
  readonly head: number;
  readonly body: number;
}

/** Lines by which mail programs begin what they forward. */
const MARK =
  /^[-_ ]{0,20}(?:forwarded message|begin forwarded message:?|original message|forwarded by [^\n]{1,60})[-_ ]{0,20}$/i;
const FIELD = /^\*?(from|date|sent|subject|to|cc|reply-to):\*?[ \t]+(\S.*)$/i;

/** Lines of a text among which the mark is looked for; before it stands a note of who forwards. */
const LINES = 60;
const MOST_FIELDS = 12;

/** Ahead of what it forwards Outlook has the fields alone, the sender and the day first. */
const SENDER = /^\*?from:\*? /i;
const DAY = /^\*?(?:date|sent):\*? /i;

/** The message that a text forwards, by the lines that mail programs write before it; null where it forwards none. */
export function forwardedIn(text: string): Forwarded | null {
  const lines = text.split('\n', LINES + MOST_FIELDS);
  let at = 0;
  let head = -1;
  const fields = new Map<string, string>();
  for (const [number, line] of lines.entries()) {
    const end = at + line.length + 1;
    const words = line.trim();
    if (head < 0) {
      if (number >= LINES) return null;
      if (MARK.test(words) || (SENDER.test(words) && DAY.test(lines[number + 1]?.trim() ?? ''))) head = at;
    }
    if (head >= 0 && !MARK.test(words)) {
      const field = FIELD.exec(words);
      if (field) fields.set((field[1] ?? '').toLowerCase(), (field[2] ?? '').trim());
      else if (fields.size > 0 && words === '') break;
      // A long field goes on in the next line.
      else if (fields.size === 0 && words !== '') return null;
    }
    at = end;
  }
  const given = (...names: string[]): string | null =>
    names.map((name) => fields.get(name)).find((value) => value) ?? null;
  const [from, subject, date] = [given('from'), given('subject'), given('date', 'sent')];
  if (from === null || (subject === null && date === null)) return null;
  return { from, subject, date, head, body: Math.min(at, text.length) };
}
