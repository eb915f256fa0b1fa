import { stringify } from 'csv-stringify/sync';
import { type EventParty, eventWithSpans } from '../document/index.ts';
import { ploverScore } from '../lexicon/index.ts';
import { offsetsOf } from '../text/index.ts';
import { inertCell } from './formula.ts';
import { type ExportedEvent, quadOf, standingOf } from './plover.ts';

type Cell = string | number | null;

const list = (values: readonly (string | null)[]): string => values.map((value) => value ?? '').join(';');
const nameOf = (text: string, { name, mention }: EventParty): string =>
  name ?? mention.map((span) => text.slice(...span)).join(' ');

/**
 * The columns in order; a new one goes to the end. Names follow POLECAT's tables where it has them and ICEWS' spirit where
 * not, so that scripts for either find source, target, date, place and score (docs/events.md has the table, with GDELT's
 * names beside). Several actors are joined by a semicolon, and the columns of one side keep their order.
 */
const COLUMNS: Readonly<Record<string, (exported: ExportedEvent) => Cell>> = {
  'Event ID': ({ id }) => id,
  'Event Date': ({ event }) => event.date?.from.slice(0, 10) ?? null,
  'Event End Date': ({ event }) => event.date?.to.slice(0, 10) ?? null,
  'Date Granularity': ({ event }) => event.date?.granularity ?? null,
  'Date Basis': ({ event }) => event.date?.basis ?? null,
  'Event Type': ({ event }) => event.type,
  'Event Mode': ({ event }) => list(event.modes),
  Quad: ({ event }) => quadOf(event),
  Intensity: ({ event }) => ploverScore(event.type, event.modes),
  Contexts: ({ event }) => list(event.contexts),
  'Actor Name': ({ event, document }) => list(event.actors.map((party) => nameOf(document.text, party))),
  'Actor Country': ({ event }) => list(event.actors.map(({ code }) => code)),
  'Actor Sector': ({ event }) => list(event.actors.map(({ sector }) => sector)),
  'Recipient Name': ({ event, document }) => list(event.recipients.map((party) => nameOf(document.text, party))),
  'Recipient Country': ({ event }) => list(event.recipients.map(({ code }) => code)),
  'Recipient Sector': ({ event }) => list(event.recipients.map(({ sector }) => sector)),
  Placename: ({ event, document }) =>
    event.location?.name ?? event.place?.mention.map((span) => document.text.slice(...span)).join('; ') ?? null,
  Province: ({ event: { location } }) => (location?.level === 'region' ? location.name : (location?.region ?? null)),
  Country: ({ event }) => event.location?.country ?? null,
  Latitude: ({ event }) => event.location?.latitude ?? null,
  Longitude: ({ event }) => event.location?.longitude ?? null,
  GeoNames: ({ event }) => event.location?.geoname ?? null,
  Standing: ({ event }) => standingOf(event),
  'Alleged By': ({ event, document }) =>
    event.allegedBy &&
    (event.allegedBy.name ?? event.allegedBy.mention.map((span) => document.text.slice(...span)).join(' ')),
  Negated: ({ event }) => Number(event.negated),
  Hypothetical: ({ event }) => Number(event.hypothetical),
  Future: ({ event }) => Number(event.future),
  Historical: ({ event }) => Number(event.historical),
  Confidence: ({ event }) => event.confidence,
  'Event Text': ({ event, document }) => event.trigger.map((span) => document.text.slice(...span)).join(' … '),
  Sentence: ({ event, document }) => document.text.slice(...event.sentence),
  Start: ({ event, document }) => pointsOf({ event, document })[0],
  End: ({ event, document }) => pointsOf({ event, document })[1],
  Mentions: ({ event }) => event.mentions.length,
  Statement: ({ event }) => event.statement,
  Document: ({ document }) => document.id,
  Publisher: ({ document }) => document.outlet,
  Headline: ({ document }) => document.title,
  URL: ({ document }) => document.url,
};

/** The sentence in code points of the document's text. */
const pointsOf = ({ event, document }: Pick<ExportedEvent, 'event' | 'document'>) =>
  eventWithSpans(event, offsetsOf(document.text).toCodePoints).sentence;

/** A header and one event a record, as RFC 4180 has it; cells that a spreadsheet would run are made inert (formula.ts). */
export async function* eventsAsCsv(events: AsyncIterable<ExportedEvent>): AsyncGenerator<string> {
  yield record(Object.keys(COLUMNS));
  for await (const event of events) yield record(Object.values(COLUMNS).map((cell) => cell(event)));
}

const record = (cells: readonly Cell[]): string =>
  stringify([cells.map((cell) => (typeof cell === 'string' ? inertCell(cell) : cell))], {
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  });
