import { type Article, type DateValue, EDITABLE, type EditableField, type Granularity } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';

/** What a new reading of a document changed; ids of statements. `changed` names the fields. */
export interface Refreshed {
  readonly document: string;
  readonly kept: readonly string[];
  readonly changed: readonly { readonly id: string; readonly fields: readonly string[] }[];
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What is to be set; what is left out stays, null takes away. */
export interface DocumentChanges {
  readonly title?: string | null | undefined;
  readonly outlet?: string | null | undefined;
  readonly byline?: readonly string[] | undefined;
  /** YYYY-MM-DD, YYYY-MM, YYYY, or a time: YYYY-MM-DDTHH:MM, with Z or an offset. */
  readonly published?: string | null | undefined;
}

/** What an edit has made of a document: what changed of its statements too, which is none where nothing was set. */
export interface Edited extends Refreshed {
  /** The version's number within the document. */
  readonly version: number;
  readonly status: 'new-version' | 'unchanged';
  /** What has been set anew. */
  readonly fields: readonly EditableField[];
}

/** More than any title has. */
const LONGEST = 1000;
const WHY = 'set by you';

/**
 * The article with what is to be set, and the names of what differs from before; the same article where nothing does.
 * What the document is known by is kept as its source had it.
 * @param at ISO 8601 instant
 * @throws OnrecordError OR3017
 */
export function editedArticle(
  article: Article,
  changes: DocumentChanges,
  at: string,
): { readonly article: Article; readonly fields: readonly EditableField[] } {
  const strange = Object.keys(changes).find((name) => !(EDITABLE as readonly string[]).includes(name));
  if (strange !== undefined) {
    const fault = strange === 'url' ? 'the address is what a document is known by' : 'there is no such field';
    throw new OnrecordError('OR3017', { input: article.id, field: strange, fault });
  }
  const set = settled(article, changes);
  const fields = EDITABLE.filter((field) => field in set && !same(set[field] ?? null, article[field]));
  if (fields.length === 0) return { article, fields };
  const { url, outlet, givenBy = null, claimedUrl = null, edited } = article;
  const source = edited?.source ?? { url, outlet, givenBy, claimedUrl };
  const all = EDITABLE.filter((field) => fields.includes(field) || edited?.fields.includes(field));
  const basis = { ...article.basis, ...Object.fromEntries(fields.map((field) => [field, WHY])) };
  return { article: { ...article, ...set, basis, edited: { by: 'you', at, fields: all, source } }, fields };
}

type Values = { -readonly [Field in EditableField]?: Article[Field] };

function settled(article: Article, changes: DocumentChanges): Values {
  const { title, outlet, byline, published } = changes;
  const refused = (field: string, fault: string): OnrecordError =>
    new OnrecordError('OR3017', { input: article.id, field, fault });
  const words = (field: string, given: string): string | null => {
    const text = given.replace(/\s+/gu, ' ').trim().toWellFormed().replaceAll('\0', '\uFFFD');
    if (text.length > LONGEST) throw refused(field, `it is longer than ${LONGEST} characters`);
    return text || null;
  };
  const values: Values = {};
  if (title !== undefined) values.title = title === null ? null : words('title', title);
  if (outlet !== undefined) values.outlet = outlet === null ? null : words('outlet', outlet);
  if (byline !== undefined) values.byline = byline.flatMap((name) => words('byline', name) ?? []);
  if (published !== undefined) {
    const day = published === null || published.trim() === '' ? null : publicationDate(published.trim());
    if (day === undefined) throw refused('published', `${JSON.stringify(published?.slice(0, 60))} is no date`);
    values.published = day;
  }
  return values;
}

/** Of dates only the value counts. */
function same(set: unknown, was: unknown): boolean {
  const plain = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'from' in value && 'to' in value ? [value.from, value.to] : value;
  return JSON.stringify(plain(set)) === JSON.stringify(plain(was));
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/** The date that a person gives, undefined where it is none. */
function publicationDate(given: string): DateValue | undefined {
  const [whole, year = '', month, day, time, zone = ''] = DATE.exec(given) ?? [];
  if (whole === undefined) return undefined;
  const dated = (from: string, to: string, granularity: Granularity): DateValue => ({
    from,
    to,
    granularity,
    basis: 'known',
    span: null,
    why: WHY,
  });
  if (month === undefined) return dated(`${year}-01-01`, `${year}-12-31`, 'year');
  const last = new Date(Date.UTC(Number(year), Number(month), 0));
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (day === undefined) return dated(`${year}-${month}-01`, last.toISOString().slice(0, 10), 'month');
  if (Number(day) < 1 || Number(day) > last.getUTCDate()) return undefined;
  const date = `${year}-${month}-${day}`;
  if (time === undefined) return dated(date, date, 'day');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  if (hour > 23 || minute > 59 || hours > 23 || minutes > 59) return undefined;
  return dated(`${date}T${time}${zone}`, `${date}T${time}${zone}`, 'minute');
}
