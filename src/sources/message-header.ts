/** A field at the beginning of a line (RFC 5322, 2.2), and a line that goes on with the one before. */
const FIELD = /^([!-9;-~]{1,76}):/;
const FOLDED = /^[ \t]+\S/;

/** Fields that programs which send and carry mail put in, and nobody who writes a text by hand. */
const OF_PROGRAMS = new Set([
  'message-id',
  'mime-version',
  'received',
  'return-path',
  'delivered-to',
  'dkim-signature',
  'content-transfer-encoding',
  'x-mailer',
]);

/** Fields of what was sent to somebody, which a saved page is not. */
const OF_SENDING = new Set(['received', 'return-path', 'delivered-to', 'dkim-signature', 'to', 'cc', 'message-id']);

/** The line before each mail of a mailbox file (RFC 4155). */
const MAILBOX_LINE = /^From \S{1,320} {1,3}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) /;

/**
 * Whether a text begins with the header of a mail or of a saved page, told by fields that programs write: a text that
 * begins with “From:” and “Date:”, or with the label of a speaker, is neither. `mailbox` is a file of several mails.
 * `text` may end within the header.
 */
export function messageFormOf(text: string): 'eml' | 'mhtml' | 'mailbox' | null {
  const lines = text.split(/\r?\n/);
  const isMailbox = MAILBOX_LINE.test(lines[0] ?? '');
  const fields = new Map<string, string>();
  let last = '';
  for (const line of lines.slice(isMailbox ? 1 : 0)) {
    if (line === '') break;
    const name = FIELD.exec(line)?.[1]?.toLowerCase();
    if (name !== undefined) {
      fields.set((last = name), line.slice(name.length + 1).trim());
    } else if (last !== '' && FOLDED.test(line)) fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`);
    // The last line of what is looked at may be cut off.
    else if (line !== lines.at(-1)) return null;
  }
  if (![...fields.keys()].some((name) => OF_PROGRAMS.has(name))) return null;
  const type = (fields.get('content-type') ?? '').toLowerCase();
  const isPage =
    fields.has('snapshot-content-location') ||
    (/^(?:multipart\/related|text\/html)/.test(type) && ![...fields.keys()].some((name) => OF_SENDING.has(name)));
  if (isPage && !isMailbox) return 'mhtml';
  const isMail = fields.has('from') && (fields.has('date') || fields.has('subject') || fields.has('received'));
  const long = fields.has('received') || fields.has('return-path') || fields.has('delivered-to');
  if (!isMail && !long) return null;
  return isMailbox ? 'mailbox' : 'eml';
}
