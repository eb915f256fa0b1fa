import { type EventParty, eventWithSpans } from '../document/index.ts';
import { ploverScore } from '../lexicon/index.ts';
import { offsetsOf, type Span } from '../text/index.ts';
import type { Column } from './columns.ts';
import { allegedBy, dateSource, type ExportedEvent, quadOf } from './plover.ts';

const nameOf = (text: string, { name, mention }: Pick<EventParty, 'name' | 'mention'>): string =>
  name ?? wordsOf(text, mention).join(' ');
const wordsOf = (text: string, spans: readonly Span[]): string[] => spans.map((span) => text.slice(...span));

/**
 * The columns of events in order; a new one goes to the end. Names follow POLECAT's tables where it has them and ICEWS'
 * spirit where not, so that scripts for either find source, target, date, place and score (docs/events.md has the table,
 * with GDELT's names beside). The columns of one side (actors, recipients) keep their order.
 */
export const EVENT_COLUMNS: readonly Column<ExportedEvent>[] = [
  { name: 'Event ID', type: 'text', of: ({ id }) => id },
  { name: 'Event Date', type: 'text', of: ({ event }) => event.date?.from.slice(0, 10) ?? null },
  { name: 'Event End Date', type: 'text', of: ({ event }) => event.date?.to.slice(0, 10) ?? null },
  { name: 'Date Granularity', type: 'text', of: ({ event }) => event.date?.granularity ?? null },
  { name: 'Date Basis', type: 'text', of: ({ event }) => event.date?.basis ?? null },
  { name: 'Event Type', type: 'text', of: ({ event }) => event.type },
  { name: 'Event Mode', type: 'list', of: ({ event }) => event.modes },
  { name: 'Quad', type: 'integer', of: ({ event }) => quadOf(event) },
  { name: 'Intensity', type: 'number', of: ({ event }) => ploverScore(event.type, event.modes) },
  { name: 'Contexts', type: 'list', of: ({ event }) => event.contexts },
  { name: 'Actor Name', type: 'list', of: ({ event, document }) => namesOf(event.actors, document) },
  { name: 'Actor Country', type: 'list with gaps', of: ({ event }) => event.actors.map(({ code }) => code) },
  { name: 'Actor Sector', type: 'list with gaps', of: ({ event }) => event.actors.map(({ sector }) => sector) },
  { name: 'Recipient Name', type: 'list', of: ({ event, document }) => namesOf(event.recipients, document) },
  { name: 'Recipient Country', type: 'list with gaps', of: ({ event }) => event.recipients.map(({ code }) => code) },
  { name: 'Recipient Sector', type: 'list with gaps', of: ({ event }) => event.recipients.map(({ sector }) => sector) },
  {
    name: 'Placename',
    type: 'text',
    of: ({ event, document }) =>
      event.location?.name ?? (event.place && wordsOf(document.text, event.place.mention).join('; ')),
  },
  {
    name: 'Province',
    type: 'text',
    of: ({ event: { location } }) => (location?.level === 'region' ? location.name : (location?.region ?? null)),
  },
  { name: 'Country', type: 'text', of: ({ event }) => event.location?.country ?? null },
  { name: 'Latitude', type: 'number', of: ({ event }) => event.location?.latitude ?? null },
  { name: 'Longitude', type: 'number', of: ({ event }) => event.location?.longitude ?? null },
  { name: 'GeoNames', type: 'integer', of: ({ event }) => event.location?.geoname ?? null },
  { name: 'Standing', type: 'text', of: ({ reportedAs }) => reportedAs },
  { name: 'Alleged By', type: 'list', of: ({ event }) => allegedBy(event) },
  { name: 'Negated', type: 'flag', of: ({ event }) => event.negated },
  { name: 'Hypothetical', type: 'flag', of: ({ event }) => event.hypothetical },
  { name: 'Future', type: 'flag', of: ({ event }) => event.future },
  { name: 'Historical', type: 'flag', of: ({ event }) => event.historical },
  { name: 'Confidence', type: 'number', of: ({ event }) => event.confidence },
  { name: 'Event Text', type: 'text', of: ({ event, document }) => wordsOf(document.text, event.trigger).join(' … ') },
  { name: 'Sentence', type: 'text', of: ({ event, document }) => document.text.slice(...event.sentence) },
  { name: 'Start', type: 'integer', of: (exported) => pointsOf(exported)[0] },
  { name: 'End', type: 'integer', of: (exported) => pointsOf(exported)[1] },
  { name: 'Mentions', type: 'integer', of: ({ event }) => event.mentions.length },
  { name: 'Statement', type: 'text', of: ({ event }) => event.statement },
  { name: 'Document', type: 'text', of: ({ document }) => document.id },
  { name: 'Publisher', type: 'text', of: ({ document }) => document.outlet },
  { name: 'Headline', type: 'text', of: ({ document }) => document.title },
  { name: 'URL', type: 'text', of: ({ document }) => document.url },
  { name: 'Reports', type: 'integer', of: ({ reports }) => reports },
  { name: 'Independent Reports', type: 'integer', of: ({ independent }) => independent },
  { name: 'First Report', type: 'text', of: ({ firstReport }) => firstReport },
  { name: 'Reviewed Wrong', type: 'list', of: ({ refuted }) => refuted },
  { name: 'Date Source', type: 'text', of: dateSource },
  { name: 'Published', type: 'text', of: ({ document }) => document.published?.from.slice(0, 10) ?? null },
  { name: 'Document Version', type: 'integer', of: ({ document }) => document.version },
  { name: 'SHA256', type: 'text', of: ({ document }) => document.sha256 },
  { name: 'Program', type: 'text', of: ({ document }) => document.versions.onrecord },
  { name: 'Model', type: 'text', of: ({ document }) => document.versions.model },
  { name: 'Lexicon', type: 'text', of: ({ document }) => document.versions.lexicon },
  // Given that the event is one: of the date, and of each party in the order of its side.
  { name: 'Date Confidence', type: 'number', of: ({ event }) => event.date?.confidence ?? null },
  { name: 'Actor Confidence', type: 'numbers with gaps', of: ({ event }) => confidencesOf(event.actors) },
  { name: 'Recipient Confidence', type: 'numbers with gaps', of: ({ event }) => confidencesOf(event.recipients) },
  { name: 'Corrected', type: 'list', of: ({ corrected = [] }) => corrected },
];

const namesOf = (parties: readonly EventParty[], { text }: ExportedEvent['document']): string[] =>
  parties.map((party) => nameOf(text, party));

const confidencesOf = (parties: readonly EventParty[]): (number | null)[] =>
  parties.map(({ confidence = null }) => confidence);

/** The sentence in code points of the document's text. */
const pointsOf = ({ event, document }: ExportedEvent): Span =>
  eventWithSpans(event, offsetsOf(document.text).toCodePoints).sentence;
