import { type EventParty, eventWithSpans, type PloverEvent } from '../document/index.ts';
import type { LedgerEvent } from '../ledger/index.ts';
import { type Quad, ploverScore, ploverType } from '../lexicon/index.ts';
import { jsonLine, offsetsOf, type Span } from '../text/index.ts';
import { namesOfSpeaker } from './columns.ts';
import { safeAddress } from './safeAddress.ts';

/** What an event is exported with: its own id, its document, and how it is known. Spans of `event` are UTF-16. */
export interface ExportedEvent {
  readonly id: string;
  readonly event: PloverEvent;
  /** As in the ledger: the id of the first report, how many documents report it, and how many of these are no copies. */
  readonly firstReport: string;
  readonly reports: number;
  readonly independent: number;
  readonly reportedAs: LedgerEvent['reportedAs'];
  /** What of it people have decided to be wrong. */
  readonly refuted: LedgerEvent['refuted'];
  /** What has the value that people decided; left out where nothing has. */
  readonly corrected?: LedgerEvent['corrected'];
  /** The version in whose text the spans are; `published` dates what a statement of it performs without a day of its own. */
  readonly document: Pick<
    LedgerEvent['document'],
    'id' | 'version' | 'url' | 'title' | 'outlet' | 'language' | 'published' | 'sha256' | 'versions'
  > & { readonly text: string };
}

/**
 * Whose word an allegation rests on; nobody where the text names nobody: words that only hint at somebody are no source.
 */
export const allegedBy = ({ allegedBy: source }: Pick<PloverEvent, 'allegedBy'>): string[] =>
  source ? namesOfSpeaker(source) : [];

/**
 * Where the date of an event is given: in a sentence that tells of the event, elsewhere in the document, or nowhere, so that
 * it is the day of publication. `basis` does not tell these apart: “on Monday” is implied as well.
 */
type DateSource = 'sentence' | 'document' | 'publication';

/** Null for an event without a date, and for one whose date people have set. */
export function dateSource({ event: { date, mentions }, corrected, document }: ExportedEvent): DateSource | null {
  if (date === null || corrected?.includes('date')) return null;
  const { span } = date;
  if (span === null || isOfPublication(span, document)) return 'publication';
  return mentions.some(({ sentence: [start, end] }) => start <= span[0] && span[1] <= end) ? 'sentence' : 'document';
}

/** Whether the day of publication is given there, by a dateline for instance. */
function isOfPublication(span: Span, { text, published }: ExportedEvent['document']): boolean {
  const given = published?.span;
  if (!given) return false;
  const [start, end] = offsetsOf(text).toUtf16(given);
  return span[0] === start && span[1] === end;
}

export const quadOf = ({ type }: Pick<PloverEvent, 'type'>): Quad => ploverType(type).quad;

/**
 * One event as a line of PLOVER's JSON Lines: the fields of the manual (required `id`, `date`, `actor`, `event`), offsets in
 * code points of the document's text. Ours beside them: `standing`, `alleged_by`, `statement`, `negated`, `hypothetical`,
 * `future`, `historical`, `confidence` (also of each party), `date_basis`, `date_confidence`, `date_source`, `why`, the reports, what reviewers refuted, and what
 * pins the offsets (version and hash of the text, what read it). An event without a date has `date` null, since PLOVER's
 * rule that there be one would have us invent it. Every field is in every line, null where nobody knows, so that a table
 * made of the lines has the same columns whichever they are.
 */
export function ploverLine(exported: ExportedEvent) {
  const { id, event: own, reportedAs, firstReport, reports, independent, refuted, corrected, document } = exported;
  const event = eventWithSpans(own, offsetsOf(document.text).toCodePoints);
  const points = [...document.text];
  const words = ([start, end]: readonly [number, number]): string => points.slice(start, end).join('');
  const [start, end] = event.sentence;
  const { location } = event;
  return {
    id,
    date: day(event.date?.from),
    enddate: day(event.date?.to),
    actor: event.actors.map((party) => entityOf(party, words)),
    recipient: event.recipients.map((party) => entityOf(party, words)),
    event: [event.type],
    event_text: event.trigger.map(words),
    quad_code: quadOf(event),
    event_scale: ploverScore(event.type, event.modes),
    mode: event.modes,
    context: event.contexts,
    event_loc: event.place && {
      extracted_place: event.place.mention.map(words).join('; '),
      resolved_place: location?.name ?? null,
      geonameid: location?.geoname ?? null,
      lat: location?.latitude ?? null,
      lon: location?.longitude ?? null,
      city: location?.level === 'city' ? location.name : null,
      province: location?.level === 'region' ? location.name : (location?.region ?? null),
      country: location?.countryName ?? null,
      country_code: location?.country ?? null,
      resolution: location && RESOLUTION[location.level],
    },
    text: words(event.sentence),
    text_info: { start, end, text_story: event.mentions.map(({ sentence: [from, to] }) => ({ start: from, end: to })) },
    link: safeAddress(document.url),
    cite_info: {
      url: safeAddress(document.url),
      title: document.title,
      language: document.language,
      publication: document.outlet,
      coder: `onrecord ${document.versions.onrecord}, model ${document.versions.model}`,
      codebook: 'PLOVER 2.0',
      version: document.versions.lexicon,
    },
    coder: 'onrecord',
    standing: reportedAs,
    alleged_by: allegedBy(event).join('; ') || null,
    statement: event.statement,
    negated: event.negated,
    hypothetical: event.hypothetical,
    future: event.future,
    historical: event.historical,
    confidence: event.confidence,
    date_basis: event.date?.basis ?? null,
    date_confidence: event.date?.confidence ?? null,
    date_source: dateSource(exported),
    reports,
    independent_reports: independent,
    first_report: firstReport,
    refuted,
    ...(corrected ? { corrected } : {}),
    document: document.id,
    document_version: document.version,
    sha256: document.sha256,
    published: day(document.published?.from),
    program: document.versions.onrecord,
    model: document.versions.model,
    lexicon: document.versions.lexicon,
    why: event.why,
  };
}

/** PLOVER's `resolution`: 5 below a city, 4 a city, 3 a district, 2 a province, 1 a country. */
const RESOLUTION = { city: 4, region: 2, country: 1 } as const;

const day = (value: string | undefined): string | null => value?.slice(0, 10) ?? null;

function entityOf(party: EventParty, words: (span: readonly [number, number]) => string) {
  return {
    code: party.code,
    sector: party.sector,
    entity_text: party.mention.map(words).join(' '),
    identifier_text: party.name,
    start: party.mention[0]?.[0] ?? null,
    end: party.mention.at(-1)?.[1] ?? null,
    confidence: party.confidence ?? null,
  };
}

/** One event a line, each line with its line feed. */
export async function* eventsAsPlover(events: AsyncIterable<ExportedEvent>): AsyncGenerator<string> {
  for await (const event of events) yield `${jsonLine(ploverLine(event))}\n`;
}
