import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import type { EventParty, PloverEvent } from '../document/index.ts';
import { reportedAs } from '../ledger/index.ts';
import { eventsAsCsv, eventsAsParquet, eventsAsPlover, type ExportedEvent, writeEventsByMonth } from './index.ts';

const text = '\u{1F54A} Kenya met Uganda on Monday.';
const at = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];

const party = (name: string, code: string | null, actor: string | null = `country:${code}`): EventParty => ({
  actor,
  name,
  mention: text.includes(name) ? [at(name)] : [],
  status: 'resolved',
  via: 'name',
  members: [],
  represents: null,
  basis: 'known',
  why: 'named',
  code,
  sector: 'GOV',
});

function eventOf(change: Partial<PloverEvent> = {}): PloverEvent {
  return {
    id: 'e1',
    type: 'CONSULT',
    modes: ['phone'],
    contexts: ['diplomatic'],
    negated: false,
    hypothetical: false,
    future: false,
    historical: false,
    allegedBy: null,
    statement: null,
    trigger: [at('met')],
    sentence: at('Kenya met Uganda on Monday.'),
    actors: [party('Kenya', 'KEN')],
    recipients: [party('Uganda', 'UGA')],
    place: null,
    location: null,
    date: {
      from: '2024-05-13',
      to: '2024-05-13',
      granularity: 'day',
      basis: 'implied',
      span: at('on Monday'),
      why: '',
    },
    confidence: 0.9,
    mentions: [
      {
        trigger: [at('met')],
        sentence: at('Kenya met Uganda on Monday.'),
        allegedBy: null,
        statement: null,
        confidence: 0.9,
      },
    ],
    why: ['model'],
    ...change,
  };
}

const exported = (event: PloverEvent): ExportedEvent => ({
  id: 'ev_1',
  event,
  reportedAs: reportedAs(event),
  firstReport: 'ev_0',
  reports: 3,
  independent: 2,
  refuted: ['actors', 'date'],
  document: {
    id: 'doc_1',
    url: null,
    title: '=Ministers meet',
    outlet: 'Lake Post',
    language: 'en',
    text,
    version: 4,
    published: { from: '2024-05-14', to: '2024-05-14', granularity: 'day', basis: 'known', span: null, why: '' },
    sha256: 'f00d',
    versions: { onrecord: '0', model: 'm', lexicon: 'l' },
  },
});

async function* each<T>(...items: T[]): AsyncGenerator<T> {
  yield* items;
}

async function collected(pieces: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}

test('PLOVER: a line an event, its fields by the manual’s names, offsets in code points', async () => {
  const [line = '', ...others] = await collected(eventsAsPlover(each(exported(eventOf()))));
  expect(others).toEqual([]);
  expect(line.endsWith('\n')).toBe(true);
  const read = JSON.parse(line) as {
    text: string;
    text_info: { start: number; end: number };
    actor: { start: number; end: number }[];
  };
  expect(read).toMatchObject({
    id: 'ev_1',
    date: '2024-05-13',
    event: ['CONSULT'],
    mode: ['phone'],
    context: ['diplomatic'],
    quad_code: 1,
    event_scale: 1.5,
    event_text: ['met'],
    actor: [{ code: 'KEN', sector: 'GOV', entity_text: 'Kenya' }],
    recipient: [{ code: 'UGA' }],
    event_loc: null,
    text: 'Kenya met Uganda on Monday.',
    standing: 'fact',
    date_source: 'sentence',
    refuted: ['actors', 'date'],
    published: '2024-05-14',
    document_version: 4,
    sha256: 'f00d',
    program: '0',
    model: 'm',
    lexicon: 'l',
  });
  const points = [...text];
  expect(points.slice(read.text_info.start, read.text_info.end).join('')).toBe(read.text);
  expect(points.slice(read.actor[0]?.start, read.actor[0]?.end).join('')).toBe('Kenya');
});

/** Two who say something together, whom the text gives no name for both. */
const TWO = {
  ...party('Kenya', null),
  actor: null,
  name: 'Kenya, Uganda',
  status: 'group' as const,
  members: [party('Kenya', 'KEN'), party('Uganda', 'UGA')],
};

test('what is said, done and alleged is told apart', async () => {
  const lines = await collected(
    eventsAsPlover(
      each(
        exported(eventOf()),
        exported(eventOf({ statement: 's1' })),
        exported(eventOf({ allegedBy: party('Kenya', 'KEN'), date: null })),
        exported(eventOf({ allegedBy: { ...party('Kenya', null, null), name: null } })),
        exported(eventOf({ allegedBy: TWO, statement: 's1' })),
      ),
    ),
  );
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { standing: 'fact' },
    { standing: 'said', statement: 's1' },
    { standing: 'alleged', alleged_by: 'Kenya', date: null },
    { standing: 'alleged', alleged_by: null },
    { standing: 'alleged', alleged_by: 'Kenya; Uganda', statement: 's1' },
  ]);
});

test('every line has the same fields, whatever is known', async () => {
  const place = party('Kenya', null);
  const location = {
    level: 'city' as const,
    name: 'Kisumu',
    region: 'Kisumu County',
    country: 'KEN',
    countryName: 'Kenya',
    latitude: -0.1,
    longitude: 34.8,
    geoname: 191245,
    why: '',
  };
  const lines = await collected(
    eventsAsPlover(each(...[eventOf({ place, location }), eventOf({ place }), eventOf({ date: null })].map(exported))),
  );
  const [known, ...others] = lines.map((line) => JSON.parse(line) as { event_loc: object | null });
  for (const other of others) expect(Object.keys(other)).toEqual(Object.keys(known ?? {}));
  expect(Object.keys(others[0]?.event_loc ?? {})).toEqual(Object.keys(known?.event_loc ?? {}));
  expect(known).toMatchObject({ enddate: '2024-05-13', event_loc: { city: 'Kisumu', resolution: 4 } });
  expect(known).toMatchObject({ reports: 3, independent_reports: 2, first_report: 'ev_0' });
  expect(others).toMatchObject([
    { event_loc: { extracted_place: 'Kenya', resolved_place: null, lat: null, province: null, resolution: null } },
    { date: null, enddate: null, event_loc: null },
  ]);
});

test('several who allege something together are listed as others are', async () => {
  const event = exported(eventOf({ allegedBy: TWO }));
  const [header = '', row = ''] = await collected(eventsAsCsv(each(event)));
  expect(row.split(',')[header.split(',').indexOf('Alleged By')]).toBe('Kenya;Uganda');
});

test('a source that nobody names is no clause', async () => {
  const somebody = { ...party('Kenya', null, null), name: null, mention: [at('met Uganda on Monday')] };
  const [header = '', row = ''] = await collected(eventsAsCsv(each(exported(eventOf({ allegedBy: somebody })))));
  const cells = row.trimEnd().split(',');
  const cellOf = (name: string) => cells[header.trimEnd().split(',').indexOf(name)];
  expect([cellOf('Standing'), cellOf('Alleged By')]).toEqual(['alleged', '']);
});

test('CSV: a header and a record, formulas inert', async () => {
  const { date, actors } = eventOf();
  const sure = {
    date: date && { ...date, confidence: 0.7 },
    actors: actors.map((one) => ({ ...one, confidence: 0.9 })),
  };
  const [header = '', row = ''] = await collected(eventsAsCsv(each(exported(eventOf(sure)))));
  const cells = (line: string) => line.trimEnd().split(',');
  expect(cells(header)).toHaveLength(cells(row).length);
  const read = Object.fromEntries(cells(header).map((name, index) => [name, cells(row)[index]]));
  expect(read).toMatchObject({
    'Event ID': 'ev_1',
    'Event Type': 'CONSULT',
    'Actor Country': 'KEN',
    'Recipient Country': 'UGA',
    Quad: '1',
    Standing: 'fact',
    Headline: "'=Ministers meet",
    Start: '2',
    Reports: '3',
    'Independent Reports': '2',
    'First Report': 'ev_0',
    'Reviewed Wrong': 'actors;date',
    'Date Source': 'sentence',
    Published: '2024-05-14',
    'Document Version': '4',
    SHA256: 'f00d',
    Program: '0',
    Model: 'm',
    Lexicon: 'l',
    'Date Confidence': '0.7',
    'Actor Confidence': '0.9',
    'Recipient Confidence': '',
    Corrected: '',
  });
});

test('Parquet: the columns of the CSV with their types; lists keep a place for a code that is not known', async () => {
  const pieces: Uint8Array[] = [];
  const nobody = { ...party('Kenya', null), sector: null };
  const events = [
    eventOf({ actors: [party('Kenya', 'KEN'), nobody], negated: true }),
    eventOf({ date: null, modes: [] }),
  ];
  for await (const piece of eventsAsParquet(each(...events.map(exported)))) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const rows = await parquetReadObjects({ file });
  expect(rows).toMatchObject([
    {
      event_id: 'ev_1',
      event_date: '2024-05-13',
      event_mode: ['phone'],
      actor_name: ['Kenya', 'Kenya'],
      actor_country: ['KEN', null],
      actor_sector: ['GOV', null],
      quad: 1,
      intensity: 1.5,
      negated: true,
      latitude: null,
      start: 2,
      headline: '=Ministers meet',
      reviewed_wrong: ['actors', 'date'],
      document_version: 4,
      sha256: 'f00d',
    },
    { event_date: null, event_mode: [], negated: false },
  ]);
  const [header = ''] = await collected(eventsAsCsv(each()));
  const names = header.trimEnd().split(',');
  expect(Object.keys(rows[0] ?? {})).toEqual(names.map((name) => name.toLowerCase().replaceAll(' ', '_')));
});

test('where a date is given is told apart: beside the event, elsewhere, or nowhere but as that of publication', async () => {
  const source = async (span: [number, number] | null, published: [number, number] | null = null) => {
    const event = eventOf();
    const one = exported({ ...event, date: event.date && { ...event.date, span } });
    const document = {
      ...one.document,
      published: one.document.published && { ...one.document.published, span: published },
    };
    const [line = ''] = await collected(eventsAsPlover(each({ ...one, document })));
    return (JSON.parse(line) as { date_source: string }).date_source;
  };
  expect(await source(at('on Monday'))).toBe('sentence');
  expect(await source([0, 2])).toBe('document');
  expect(await source(null)).toBe('publication');
  // The text begins with an astral character: what a ledger knows of a document is in code points.
  const [start, end] = at('Kenya');
  expect(await source([start, end], [start - 1, end - 1])).toBe('publication');
});

test('by month an event is where its date is; what a statement performs without one, where its document was published', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-events-'));
  const published = { ...(eventOf().date as NonNullable<PloverEvent['date']>), from: '2024-06-01', to: '2024-06-01' };
  const of = (event: PloverEvent): ExportedEvent => {
    const one = exported(event);
    return { ...one, document: { ...one.document, published } };
  };
  const monthsOf = async (name: string, event: ExportedEvent): Promise<string[]> => {
    await writeEventsByMonth(join(folder, name), each(event));
    return readdirSync(join(folder, name));
  };
  try {
    expect(await monthsOf('dated', of(eventOf({ statement: 'st_1' })))).toEqual(['month=2024-05']);
    expect(await monthsOf('said', of(eventOf({ date: null, statement: 'st_1' })))).toEqual(['month=2024-06']);
    expect(await monthsOf('told', of(eventOf({ date: null })))).toEqual(['month=__HIVE_DEFAULT_PARTITION__']);
    const undated = exported(eventOf({ date: null, statement: 'st_1' }));
    expect(await monthsOf('undated', { ...undated, document: { ...undated.document, published: null } })).toEqual([
      'month=__HIVE_DEFAULT_PARTITION__',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
