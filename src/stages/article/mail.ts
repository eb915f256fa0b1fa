import PostalMime, { type Address, decodeWords, type Email } from 'postal-mime';
import { OnrecordError } from '../../errors/index.ts';

/** A message, decoded: its bodies, and what its header says. */
export interface Mail {
  readonly subject: string | null;
  readonly from: { readonly name: string; readonly address: string } | null;
  readonly organisation: string | null;
  /** As the header has it (RFC 5322). */
  readonly date: string | null;
  readonly text: string | null;
  readonly html: string | null;
  /** Names of what is attached, or its type where it has no name; pictures that the text shows are none. */
  readonly attachments: readonly string[];
}

/** A page as a browser saves it. */
export interface SavedPage {
  readonly html: string;
  /** Where it was saved from. */
  readonly address: string | null;
  readonly title: string | null;
  /** When it was saved, as the header has it. */
  readonly date: string | null;
}

/** Parts within parts; mail programs make five. */
const DEEPEST = 32;
const OPTIONS = { forceRfc822Attachments: true, maxNestingDepth: DEEPEST, maxHeadersSize: 1_000_000 };

/** A message that holds another one has its words from there; so deep it is looked for. */
const MOST_FORWARDS = 3;

/**
 * Reads a mail. One without words of its own that holds one other message is that message. Throws OR1038 for what cannot
 * be read, OR1046 for a mail without words. Runs without a limit of time or memory: call it through `readMailApart`.
 */
export async function readMail(input: string, bytes: Uint8Array, forwards = 0): Promise<Mail> {
  const broken = (fault: string, cause?: unknown): OnrecordError =>
    new OnrecordError('OR1038', { input, what: 'mail', fault }, { cause });
  const message = await parsed(bytes, broken);
  const { subject = null, from, attachments } = message;
  const header = headerOf(message);
  if (!from && header('from') === null && header('subject') === null) throw broken('it has neither sender nor subject');
  const { text = '', html = '' } = message;
  checkWhole(header('content-type'), bytes, broken);
  checkDecoded(`${text}${html}`, bytes, broken);
  const [only, ...others] = attachments.filter(({ mimeType }) => mimeType === 'message/rfc822');
  if (!hasWords(text) && !hasWords(withoutTags(html))) {
    if (only && others.length === 0 && forwards < MOST_FORWARDS)
      return readMail(input, bytesOf(only.content), forwards + 1);
    const found = attachments.length === 0 ? 'and nothing is attached to it' : `${attachments.length} attached`;
    throw new OnrecordError('OR1046', { input, found });
  }
  return {
    subject,
    from: mailboxOf(from),
    organisation: header('organization'),
    date: header('date'),
    text: hasWords(text) ? text : null,
    html: hasWords(withoutTags(html)) ? html : null,
    attachments: attachments
      .filter(({ related, disposition }) => !related || disposition === 'attachment')
      .map(({ filename, mimeType }) => filename ?? mimeType),
  };
}

/**
 * Reads the page of an MHTML file (RFC 2557): of its parts the first, which browsers make the page itself; what it shows,
 * pictures and styles, is not decoded. Throws OR1038.
 */
export async function readSavedPage(input: string, bytes: Uint8Array): Promise<SavedPage> {
  const broken = (fault: string, cause?: unknown): OnrecordError =>
    new OnrecordError('OR1038', { input, what: 'saved page', fault }, { cause });
  const raw = bufferOf(bytes);
  const blank = /\r?\n\r?\n/.exec(raw.subarray(0, LONGEST_HEADER).toString('latin1'));
  if (blank === null) throw broken('its header does not end');
  const bodyAt = blank.index + blank[0].length;
  const outer = headerOf(await parsed(raw.subarray(0, bodyAt), broken));
  const boundary = boundaryIn(outer('content-type'));
  const part = boundary === null ? raw : firstPart(raw, bodyAt, boundary);
  if (part === null) throw broken('its first part is not there or cut short');
  const page = await parsed(part, broken);
  const inner = headerOf(page);
  const { html = '' } = page;
  if (html === '') throw broken('its first part is no page');
  checkDecoded(html, part, broken);
  return {
    html,
    address: outer('snapshot-content-location') ?? inner('content-location') ?? outer('content-location'),
    title: outer('subject'),
    date: outer('date'),
  };
}

const LONGEST_HEADER = 1_000_000;

/** What stands between the parts of a message, by its Content-Type; null where it has no parts. */
function boundaryIn(type: string | null): string | null {
  const found = /boundary ?= ?(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type ?? '');
  return found?.[1] ?? found?.[2] ?? null;
}

/** Of a message in parts the last line says that no more follow. */
function checkWhole(type: string | null, bytes: Uint8Array, broken: Broken): void {
  const boundary = boundaryIn(type);
  if (boundary === null || !/^multipart\//i.test(type ?? '')) return;
  const end = bufferOf(bytes).lastIndexOf(`--${boundary}--`, undefined, 'latin1');
  if (end < 0) throw broken('it is cut short: the end of its parts is missing');
}

/** The first part between boundaries; null where it does not end. */
function firstPart(raw: Buffer, from: number, boundary: string): Buffer | null {
  const mark = `--${boundary}`;
  const start = raw.indexOf(mark, from, 'latin1');
  const line = start < 0 ? -1 : raw.indexOf('\n', start);
  if (line < 0) return null;
  const end = raw.indexOf(`\n${mark}`, line, 'latin1');
  return end < 0 ? null : raw.subarray(line + 1, end);
}

type Broken = (fault: string, cause?: unknown) => OnrecordError;

async function parsed(bytes: Uint8Array, broken: Broken): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, OPTIONS);
  } catch (error) {
    throw broken(error instanceof Error ? error.message : String(error), error);
  }
}

/** Looks up a header, decoded; null where it is not there or empty. The first one counts, as it does for mail programs. */
const headerOf =
  ({ headers }: Email) =>
  (key: string): string | null =>
    decodeWords(headers.find((header) => header.key === key)?.value ?? '').trim() || null;

function mailboxOf(from: Address | undefined): Mail['from'] {
  const { name, address } = from?.group?.[0] ?? from ?? { name: '', address: '' };
  return from === undefined ? null : { name, address: address ?? '' };
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const hasWords = (text: string): boolean => /\p{L}/u.test(text);

/** Good enough to tell whether there are words. */
const withoutTags = (html: string): string =>
  html.replace(/<(?:style|script|title)\b[^<]*(?:<(?!\/)[^<]*)*/gi, '').replace(/<[^<>]*>/g, '');

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);

/** U+FFFD in UTF-8, as it is and in quoted-printable. */
const WRITTEN = [Buffer.from('\uFFFD'), Buffer.from('=EF=BF=BD')];

/** What does not decode comes out as U+FFFD: the words would not be those that were sent. */
function checkDecoded(text: string, bytes: Uint8Array, broken: Broken): void {
  if (!text.includes('\uFFFD') || WRITTEN.some((written) => bufferOf(bytes).includes(written))) return;
  throw broken('its text is not in the character set that it names, or in UTF-8 where it names none');
}
