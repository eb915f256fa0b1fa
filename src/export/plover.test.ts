import { expect, test } from 'vitest';
import type { EventParty, PloverEvent } from '../document/index.ts';
import { eventsAsCsv, eventsAsPlover, type ExportedEvent, type ReportedEvent, timelineOf } from './index.ts';

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
  document: {
    id: 'doc_1',
    url: null,
    title: '=Ministers meet',
    outlet: 'Lake Post',
    language: 'en',
    text,
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
  });
  const points = [...text];
  expect(points.slice(read.text_info.start, read.text_info.end).join('')).toBe(read.text);
  expect(points.slice(read.actor[0]?.start, read.actor[0]?.end).join('')).toBe('Kenya');
});

test('what is said, done and alleged is told apart', async () => {
  const lines = await collected(
    eventsAsPlover(
      each(
        exported(eventOf()),
        exported(eventOf({ statement: 's1' })),
        exported(eventOf({ allegedBy: party('Kenya', 'KEN'), date: null })),
      ),
    ),
  );
  expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
    { standing: 'fact' },
    { standing: 'said', statement: 's1' },
    { standing: 'alleged', alleged_by: 'Kenya', date: null },
  ]);
});

test('CSV: a header and a record, formulas inert', async () => {
  const [header = '', row = ''] = await collected(eventsAsCsv(each(exported(eventOf()))));
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
  });
});

const reported = (
  id: string,
  change: Partial<PloverEvent>,
  origins: readonly string[] = ['Lake Post'],
): ReportedEvent => ({
  id,
  event: eventOf(change),
  reports: origins.map((origin, index) => ({ document: `doc_${id}_${index}`, origin })),
});

test('timeline: dyad, month and standing with counts, scores, reports and the ids behind each figure', () => {
  const onDay = (day: string): Pick<PloverEvent, 'date'> => ({
    date: { from: day, to: day, granularity: 'day', basis: 'known', span: null, why: '' },
  });
  const rows = timelineOf([
    reported('ev_1', onDay('2024-05-13'), ['Lake Post', 'Lake Post', 'Hill Wire']),
    reported('ev_2', { ...onDay('2024-05-20'), type: 'ASSAULT', modes: [] }),
    reported('ev_3', { ...onDay('2024-06-01') }),
    reported('ev_4', { ...onDay('2024-05-21'), allegedBy: party('Uganda', 'UGA') }),
    reported('ev_5', { ...onDay('2024-05-21'), negated: true }),
    reported('ev_6', { date: null }),
    reported('ev_7', { ...onDay('2024-05-21'), recipients: [party('somebody', null, null)] }),
  ]);
  expect(
    rows.map(({ actor, recipient, period, standing, total }) => [actor, recipient, period, standing, total.events]),
  ).toEqual([
    ['KEN', 'UGA', '2024-05', 'alleged', ['ev_4']],
    ['KEN', 'UGA', '2024-05', 'fact', ['ev_1', 'ev_2']],
    ['KEN', 'UGA', '2024-06', 'fact', ['ev_3']],
  ]);
  expect(rows[1]).toMatchObject({
    types: { CONSULT: { count: 1, events: ['ev_1'] }, ASSAULT: { count: 1, events: ['ev_2'] } },
    quads: { 1: { count: 1 }, 4: { count: 1 } },
    meanScore: (1.5 - 9) / 2,
    independentReports: 2,
  });
});

test('timeline: bodies that share a code are told apart by their ids', () => {
  const rows = timelineOf([
    reported('ev_1', { actors: [party('NATO', 'IGO', 'org:nato')] }),
    reported('ev_2', { actors: [party('African Union', 'IGO', 'org:african-union')] }),
  ]);
  expect(rows.map(({ actor }) => actor)).toEqual(['org:african-union', 'org:nato']);
  expect(
    timelineOf([reported('ev_1', { actors: [party('NATO', 'IGO', 'org:nato')] })], { actor: 'org:nato', by: 'year' }),
  ).toMatchObject([{ actor: 'org:nato', recipient: 'UGA', period: '2024' }]);
});
