import type { DateValue } from '../../document/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import type { Draft } from './draft.ts';
import { readMailApart, readSavedPageApart } from './mail-apart.ts';
import { draftFrom, withoutReplies } from './mail-body.ts';
import { type Forwarded, forwardedIn } from './mail-forward.ts';
import type { Mail } from './mail.ts';
import { senderOf } from './mail-sender.ts';
import { sound } from './sound.ts';
import { collapse } from './lines.ts';
import { dateValue, isSet, looseMoment, oneDay } from './moment.ts';

/** How the body of a mail is read, which is a page or a text. */
export interface Bodies {
  page(html: string, url: string | null): Promise<Draft>;
  text(text: string, title: string | null): Draft;
}

/** “Fwd: Re: Talks resume”: what mail programs put before a subject. */
const PREFIXES = /^(?:(?:re|fwd?|fw|aw|wg)(?:\[\d{1,3}\])?: ?)+/i;
const FORWARDS = /^(?:re: ?)?(?:fwd?|fw|wg): ?/i;
const ANSWERS = /^(?:re|aw)(?:\[\d{1,3}\])?: ?(?!fwd?:|wg:)/i;

/**
 * The draft of a mail: subject, sender and date are those of its header, or, where its text forwards another message,
 * those that the text says of that one, of which alone the words are read. The page of a mail goes before its text.
 */
export async function draftOfMail(
  input: string,
  bytes: Uint8Array,
  url: string | null,
  limit: number | undefined,
  bodies: Bodies,
): Promise<Draft> {
  const mail = await readMailApart(input, bytes, limit);
  const text = mail.text === null ? null : sound(mail.text.replaceAll('\r\n', '\n'));
  const isAnswer = ANSWERS.test(mail.subject ?? '');
  const forwarded = text === null || isAnswer ? null : forwardedIn(text);
  const written = (text ?? '').slice(forwarded?.body ?? 0).trim();
  const page = mail.html === null || forwarded !== null ? null : await pageOf(mail.html, written !== '', bodies);
  const within = page && !isAnswer ? forwardedIn(page.text) : null;
  const found = forwarded ?? within;
  const header = found ? headerOfForwarded(found) : headerOf(mail);
  const body =
    page && within ? draftFrom(page, within.body) : withoutReplies(page ?? bodies.text(written, header.title));
  if (body.blocks.length === 0) throw new OnrecordError('OR1046', { input, found: 'what it forwards is empty' });
  return withHeader(url, body, header, mail.attachments);
}

/** The draft of a mail's page; null where it has no article, and there is a text to read instead. */
async function pageOf(html: string, orText: boolean, bodies: Bodies): Promise<Draft | null> {
  try {
    return await bodies.page(html, null);
  } catch (error) {
    if (orText && error instanceof OnrecordError && error.code === 'OR1007') return null;
    throw error;
  }
}

function withHeader(url: string | null, body: Draft, header: Header, attachments: readonly string[]): Draft {
  const subject = header.title;
  const basis: Record<string, string> = { ...body.basis };
  const { outlet, byline } = header;
  if (subject !== null) basis['title'] = header.why('Subject');
  if (outlet !== null) basis['outlet'] = header.why('From');
  if (byline.length > 0) basis['byline'] = header.why('From');
  const published = header.sure ? (header.published ?? body.published) : (body.published ?? header.published);
  if (published !== null && published !== body.published) basis['published'] = published.why;
  if (attachments.length > 0) basis['attachments'] = leftOut(attachments);
  return {
    ...body,
    url,
    title: subject ?? body.title,
    outlet: outlet ?? body.outlet,
    byline: byline.length > 0 ? byline : body.byline,
    published,
    basis,
  };
}

interface Header {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: readonly string[];
  readonly published: DateValue | null;
  /** Whether the date is that of the words, and not of their being passed on. */
  readonly sure: boolean;
  why(field: string): string;
}

function headerOf({ subject, from, organisation, date }: Mail): Header {
  // Passed on without a word of where it is from: the sender is not the one who says it, nor the day that of the saying.
  const passedOn = subject !== null && FORWARDS.test(subject);
  const sender = from === null || passedOn ? { outlet: null, byline: [] } : senderOf(from);
  const day = dayOf(date, 'Date header');
  return {
    title: titleOf(subject),
    outlet: sender.outlet ?? (passedOn ? null : organisation),
    byline: sender.byline,
    published: day && passedOn ? { ...day, basis: 'implied', why: 'Date header of a forwarded mail' } : day,
    sure: !passedOn,
    why: (field) => `${field} header`,
  };
}

function headerOfForwarded({ from, subject, date }: Forwarded): Header {
  const address = /<([^<>\s]{1,320}@[^<>\s]{1,320})>/.exec(from ?? '');
  const name = (address ? (from ?? '').slice(0, address.index) : (from ?? '')).trim();
  return {
    title: titleOf(subject),
    ...senderOf({ name, address: address?.[1] ?? (name.includes('@') ? name : '') }),
    published: dayOf(date, 'Date of the forwarded message'),
    sure: true,
    why: (field) => `${field} of the forwarded message`,
  };
}

const titleOf = (subject: string | null): string | null => collapse(subject?.replace(PREFIXES, '') ?? '') || null;

/** The date of a header; what stands in brackets behind it names the zone once more. */
function dayOf(date: string | null, why: string): DateValue | null {
  // -0000 is a time in UTC of which nobody says where it was written.
  const moment = date === null ? null : looseMoment(date.replace(/ ?\([^()]{0,40}\)$/, '').replace(/-0000$/, '+0000'));
  return moment === null || !isSet(moment) ? null : dateValue(moment, why);
}

const NAMED = 5;

const leftOut = (names: readonly string[]): string =>
  `left out: ${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ` and ${names.length - NAMED} more` : ''}`;

/** The draft of a page as a browser has saved it. The day on which it was saved stands in where the page has no date. */
export async function draftOfSavedPage(
  input: string,
  bytes: Uint8Array,
  url: string | null,
  limit: number | undefined,
  page: Bodies['page'],
): Promise<Draft> {
  const { html, address, title, date } = await readSavedPageApart(input, bytes, limit);
  const from = address !== null && /^https?:\/\//i.test(address) ? address : url;
  const draft = await page(html, from);
  const day = draft.published === null ? dayOf(date, '') : null;
  const saved = day && dateValue(oneDay(day.from.slice(0, 10)), 'day on which the page was saved');
  const basis: Record<string, string> = { ...draft.basis };
  if (draft.title === null && title !== null) basis['title'] = 'Subject header';
  if (saved !== null) basis['published'] = saved.why;
  if (from !== null && (draft.url ?? from) === from) basis['url'] = 'where the page was saved';
  return {
    ...draft,
    url: draft.url ?? from,
    title: draft.title ?? title,
    published: draft.published ?? (saved && { ...saved, basis: 'implied' }),
    basis,
  };
}
