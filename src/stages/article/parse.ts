import {
  type Article,
  type DateValue,
  type DocumentRecord,
  type Giver,
  type Listing,
  type RawDocument,
  speaksOf,
} from '../../document/index.ts';
import { asOnrecordError, OnrecordError } from '../../errors/index.ts';
import { captionForm } from './caption-lines.ts';
import { readCaptions, stretchesOfTurns } from './captions.ts';
import { compose } from './compose.ts';
import { decode } from './decode.ts';
import { dayOfFileName } from './file-name.ts';
import { draftOfWord, withKinds } from './docx-draft.ts';
import { type Draft, UNKNOWN } from './draft.ts';
import { decodedTwice } from './encoded-twice.ts';
import { withoutEntities } from './entities.ts';
import { foreignLanguage, languageName } from './language.ts';
import { draftOfMail, draftOfSavedPage } from './mail-draft.ts';
import { visible } from './lines.ts';
import { dateValue, isIsoTime, isoMoment, isPossible, isSet, looseMoment, type Moment, writtenDay } from './moment.ts';
import { namesOf } from './names.ts';
import { readPageApart } from './page-apart.ts';
import { readPdfApart } from './pdf-apart.ts';
import { carve } from './plain.ts';
import { sound } from './sound.ts';
import { timedLines } from './timed-lines.ts';

export interface ParseOptions {
  /** Milliseconds for one page, PDF, Word document or mail; 20,000 unless given. */
  readonly timeLimit?: number | undefined;
}

/**
 * Makes the article of a document in any form: its text, the blocks that cover it, and what is known of its origin,
 * each with its basis. A given plain text is kept as it is, to the character. Spans are in UTF-16 units. Throws
 * OnrecordError alone: OR1002 without any text, OR1005 to OR1008, OR1010 to OR1012, OR1025 to OR1028, OR1038, OR1042 to OR1044
 * and OR1046 by form, OR1014 for what takes too long, OR9001 for faults of our own.
 */
export async function parseArticle(raw: RawDocument, options: ParseOptions = {}): Promise<Article> {
  try {
    const draft = listed(givenBy(raw.givenBy ?? null, await draftOf(raw, options)), raw.listing);
    const given = raw.form === 'record' ? (raw.record.language ?? null) : null;
    await checkLanguage(raw.input, draft, given);
    return { id: raw.id, ...draft, ...soundNames(draft), form: raw.form, language: 'en' };
  } catch (error) {
    throw asOnrecordError(error, raw.input);
  }
}

/** The draft with who gave it. An address of another host, which a record may name, is no more than a claim. */
function givenBy(giver: Giver, draft: Draft): Draft {
  const { url } = draft;
  if (url === null || speaksOf(giver, url)) return { ...draft, givenBy: giver };
  const { url: why, ...basis } = draft.basis;
  return { ...draft, url: null, givenBy: giver, claimedUrl: url, basis: { ...basis, claimedUrl: why ?? 'given' } };
}

/** The metadata of a draft, without what is no character, or none that anybody sees. */
const soundNames = ({ url, title, outlet, byline }: Draft): Pick<Draft, 'url' | 'title' | 'outlet' | 'byline'> => ({
  url: url && sound(url),
  title: title && (visible(sound(title)) || null),
  outlet: outlet && (visible(sound(outlet)) || null),
  byline: byline.map((name) => visible(sound(name))),
});

async function draftOf(raw: RawDocument, options: ParseOptions): Promise<Draft> {
  if (raw.form === 'record') {
    const draft = await fromRecord(raw.input, raw.record, options);
    return raw.whole ? dated(draft, draft.url ?? raw.input) : draft;
  }
  if (raw.bytes.length === 0) throw new OnrecordError('OR1002', { input: raw.input });
  if (raw.form === 'pdf') return fromPdf(raw.input, raw.bytes, raw.url, options);
  if (raw.form === 'docx') return draftOfWord(raw.input, raw.bytes, raw.url, options.timeLimit);
  const page = (html: string, url: string | null): Promise<Draft> => fromPage(raw.input, html, url, options);
  if (raw.form === 'mhtml') return draftOfSavedPage(raw.input, raw.bytes, raw.url, options.timeLimit, page);
  if (raw.form === 'eml') {
    const text = (words: string, title: string | null): Draft => fromText(raw.input, words, title, null);
    return draftOfMail(raw.input, raw.bytes, raw.url, options.timeLimit, { page, text });
  }
  const decoded = decode(raw, raw.form === 'html');
  const mended = decodedTwice(decoded);
  const draft = await draftOfWords(raw, raw.form, mended ?? decoded, page);
  return mended === null ? draft : { ...draft, basis: { ...draft.basis, text: 'encoded twice' } };
}

async function draftOfWords(
  { input, url }: { readonly input: string; readonly url: string | null },
  form: 'html' | 'text' | 'transcript',
  text: string,
  page: (html: string, url: string | null) => Promise<Draft>,
): Promise<Draft> {
  if (form === 'html') return page(text, url);
  const captions = form === 'transcript' ? captionForm(text) : null;
  if (captions !== null)
    return dated({ ...UNKNOWN, ...(await readCaptions(input, text, captions)), url }, url ?? input);
  const timed = timedLines(text);
  if (timed === null) return dated(fromText(input, text, null, url, form === 'transcript'), url ?? input);
  const { title } = timed;
  const basis: Record<string, string> = title === null ? {} : { title: 'headline' };
  return dated({ ...UNKNOWN, ...(await readCaptions(input, timed.captions, 'vtt')), url, title, basis }, url ?? input);
}

/**
 * A transcript that gives no day with that of its title, or else of its file's name: it is of one occasion, which both name.
 * Concluded, since a title may tell of another day as well.
 */
function dated(draft: Draft, path: string): Draft {
  if (draft.published !== null || !draft.blocks.some(({ kind }) => kind === 'turn')) return draft;
  const told = writtenDay(draft.title ?? '');
  const published: DateValue | null =
    told === null ? dayOfFileName(path) : { ...dateValue(told.moment, 'title'), basis: 'implied' };
  return published === null ? draft : { ...draft, published, basis: { ...draft.basis, published: published.why } };
}

async function fromPage(input: string, html: string, url: string | null, { timeLimit }: ParseOptions): Promise<Draft> {
  const {
    title,
    outlet,
    byline,
    published,
    url: address,
    text,
    blocks,
    basis,
  } = await readPageApart(input, { html, url }, timeLimit);
  return { url: address, title, outlet, byline, published, text, blocks, basis };
}

async function fromPdf(
  input: string,
  bytes: Uint8Array,
  url: string | null,
  { timeLimit }: ParseOptions,
): Promise<Draft> {
  const pdf = await readPdfApart(input, bytes, timeLimit);
  const carved = carve(pdf.text, pdf.title);
  const headline = pdf.blocks.find((block) => block.kind === 'headline');
  const title = pdf.title ?? (headline ? pdf.text.slice(...headline.span) : carved.title);
  const byline = carved.byline.length > 0 ? carved.byline : namesOf(pdf.author ?? '');
  const basis = {
    ...carved.basis,
    ...(pdf.title === null ? (headline ? { title: 'largest line' } : {}) : { title: 'title of the PDF' }),
    ...(carved.published === null && pdf.published !== null ? { published: pdf.published.why } : {}),
  };
  return {
    url,
    title,
    outlet: carved.outlet,
    byline,
    published: carved.published ?? pdf.published,
    text: pdf.text,
    blocks: withKinds(carved.blocks, pdf.blocks),
    basis,
  };
}

function fromText(input: string, text: string, title: string | null, url: string | null, isTranscript = false): Draft {
  const { blocks, title: found, outlet, byline, published, basis } = carve(text, title, isTranscript);
  if (blocks.length === 0) throw new OnrecordError('OR1002', { input });
  return { url, title: found, outlet, byline, published, text, blocks, basis };
}

/**
 * The draft with its gaps filled from what led to the document. Of two dates a known one goes before one that was
 * only concluded. Where another host has filled a gap, the whole is that one's word.
 */
function listed(draft: Draft, listing: Listing | undefined): Draft {
  if (listing === undefined) return draft;
  const { why, dateBasis, givenBy: lister = null } = listing;
  // Feeds have HTML where they should have plain text.
  const title = draft.title ?? (listing.title && withoutEntities(listing.title));
  const outlet = draft.outlet ?? (listing.outlet && withoutEntities(listing.outlet));
  const authors = [...new Set(listing.byline.map(withoutEntities).flatMap(namesOf))];
  const byline = draft.byline.length > 0 || authors.length === 0 ? draft.byline : authors;
  const moment = listing.published === null ? null : looseMoment(listing.published);
  const day: DateValue | null = moment && isSet(moment) ? { ...dateValue(moment, why), basis: dateBasis } : null;
  const surer = draft.published?.basis === 'implied' && dateBasis === 'known' ? (day ?? draft.published) : null;
  const published = surer ?? draft.published ?? day;
  const filled = { title, outlet, byline, published };
  const basis: Record<string, string> = { ...draft.basis };
  if (title !== draft.title) basis['title'] = why;
  if (outlet !== draft.outlet) basis['outlet'] = why;
  if (byline !== draft.byline) basis['byline'] = why;
  if (published !== draft.published) basis['published'] = why;
  const whole = { ...draft, ...filled, basis };
  const isFilled = FILLED.some((field) => whole[field] !== draft[field]);
  return isFilled && lister !== null ? { ...whole, givenBy: lister } : whole;
}

const FILLED = ['title', 'outlet', 'byline', 'published'] as const;

async function fromRecord(input: string, record: DocumentRecord, options: ParseOptions): Promise<Draft> {
  const { title, outlet, url, published } = record;
  const found = await bodyOf(input, record, options);
  const moment = published?.trim() ? givenMoment(published) : null;
  if (published?.trim() && moment === null) throw new OnrecordError('OR1037', { input, found: published });
  const byline = [...new Set((record.byline ?? []).flatMap(namesOf))];
  const given: { -readonly [Field in keyof Draft]?: Draft[Field] } = {};
  if (title) given.title = title;
  if (outlet) given.outlet = outlet;
  if (url) given.url = url;
  if (byline.length > 0) given.byline = byline;
  // A day alone may be one that somebody wrote.
  const isGiven = moment !== null && (isSet(moment) || (moment.granularity === 'day' && isPossible(moment)));
  if (isGiven) given.published = dateValue(moment, 'given') satisfies DateValue;
  const basis = Object.fromEntries(Object.keys(given).map((field) => [field, 'given']));
  return { ...found, ...given, basis: { ...found.basis, ...basis } };
}

/** A date as a record gives it; a time that no clock shows is none, and is not made a day. */
const givenMoment = (published: string): Moment | null =>
  isoMoment(published) ?? (isIsoTime(published) ? null : looseMoment(published));

async function bodyOf(input: string, record: DocumentRecord, options: ParseOptions): Promise<Draft> {
  if (record.html !== undefined) return fromPage(input, record.html, record.url ?? null, options);
  if (record.turns !== undefined) {
    const composed = compose(stretchesOfTurns(record.turns));
    if (composed.text === '') throw new OnrecordError('OR1002', { input });
    return { ...UNKNOWN, ...composed };
  }
  return fromText(input, record.text ?? '', record.title ?? null, null);
}

/** Believes a given language; without one, throws OR1010 for a text that is surely not English. */
async function checkLanguage(input: string, { text, blocks }: Draft, given: string | null): Promise<void> {
  if (given !== null && given.trim() !== '') {
    if (/^eng?(?:[-_,;]|$)|^english\b/i.test(given.trim())) return;
    throw new OnrecordError('OR1010', { input, found: languageName(given.trim()) });
  }
  const prose = blocks.filter((block) => block.kind !== 'boilerplate').map((block) => text.slice(...block.span));
  const found = await foreignLanguage(prose.join('\n'));
  if (found !== null) throw new OnrecordError('OR1010', { input, found });
}
