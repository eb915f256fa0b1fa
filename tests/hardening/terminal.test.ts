// Whatever documents, files, answers of servers and arguments hold, the terminal only shows it.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { openLedger } from '../../src/index.ts';
import { documentOf } from '../../src/storage/testing/documents.ts';
import { transcriptSketched } from '../../src/storage/testing/suiteVerified.ts';
import { ROOT } from '../shared.ts';
import { TERMINAL } from './payloads.ts';

/** All of them in one piece of text, words between. */
const HOSTILE = TERMINAL.map((payload, at) => `w${at}${payload}w`).join(' ');
const folder = mkdtempSync(join(tmpdir(), 'onrecord-terminal-'));
const at = (name: string): string => join(folder, name);
const ledgerFile = at('ledger.sqlite');
/** No file system takes NUL or half a character, nor a name as long as all of them. */
const NAME = `${HOSTILE.replaceAll('\0', '').replaceAll('/', '').slice(0, 90)}\nFORGED.txt`;
const WORDS = `The talks on the northern fishery are overdue ${HOSTILE} and we will not wait`;
const ids = { statement: '', later: '', event: '', document: '' };
let server: Server;
let origin = '';

beforeAll(async () => {
  vi.stubEnv('ONRECORD_LEDGER', ledgerFile);
  vi.stubEnv('ONRECORD_ACTORS', at('actors.jsonl'));
  vi.stubEnv('FORCE_COLOR', undefined);
  vi.stubEnv('NO_COLOR', '1');
  const speaker = `Kari Nygård ${HOSTILE}`;
  const told = { title: HOSTILE, outlet: HOSTILE, published: '2022-05-04' };
  const says = (words: string, act: string) => ({
    speaker,
    words,
    act,
    targets: [`Jens Okko ${HOSTILE}`, 'country:ISL'],
    addressees: [HOSTILE],
    topics: ['fisheries', HOSTILE],
    day: '2022-05-03',
  });
  const ledger = await openLedger(ledgerFile);
  const add = (sketch: Parameters<typeof documentOf>[0]) =>
    ledger.add({ ...documentOf(sketch), byline: [HOSTILE] }, { retrieved: '2022-05-05T12:00:00Z' });
  const one = await add({
    ...told,
    url: `https://news.example/1?${HOSTILE}`,
    said: [says(WORDS, 'ACCUSE')],
    events: [
      {
        type: 'CONSULT',
        actors: [speaker],
        recipients: [HOSTILE],
        day: '2022-05-03',
        place: HOSTILE,
        allegedBy: HOSTILE,
      },
    ],
  });
  await add({ ...told, url: 'https://news.example/2', said: [says(WORDS.replace('overdue', 'late'), 'ACCUSE')] });
  const later = await add({
    ...told,
    published: '2022-06-04',
    url: 'https://news.example/3',
    said: [{ ...says(`We shall support them ${HOSTILE} in everything`, 'SUPPORT'), day: '2022-06-03' }],
  });
  await ledger.add(
    {
      ...transcriptSketched({
        url: `https://ministry.example/${HOSTILE}`,
        published: '2022-05-03',
        turns: [[speaker.replaceAll('\n', ' '), WORDS.replaceAll('\n', ' ').replace('overdue', 'overdue by years')]],
      }),
      title: HOSTILE,
    },
    { retrieved: '2022-05-05T12:00:00Z' },
  );
  ids.document = one.document;
  [ids.statement = ''] = one.statements;
  [ids.later = ''] = later.statements;
  for await (const { id } of ledger.events({})) ids.event = id;
  await ledger.close();

  const actor = {
    id: 'org:fjord',
    name: `Fjord ${HOSTILE}`,
    code: 'NOR',
    sector: 'EDU',
    aliases: [`Fjord Alias ${HOSTILE}`],
  };
  const term = {
    person: `Ida Dahl ${HOSTILE}`,
    office: 'foreign-minister',
    of: 'NOR',
    title: HOSTILE,
    from: '2031-05-02',
  };
  writeFileSync(at('actors.jsonl'), `${JSON.stringify(actor)}\n${JSON.stringify(term)}\n`);
  const record = { language: 'en', title: HOSTILE, outlet: HOSTILE, url: `https://x.example/${HOSTILE}` };
  const text = `“The talks ${HOSTILE} are overdue,” said Kari Nygård.`;
  writeFileSync(at('records.jsonl'), `${JSON.stringify({ ...record, id: HOSTILE, text })}\n{"${HOSTILE}\n`);
  const turns = [{ speaker: `Kari ${HOSTILE}`, text: `We will not sign it before the winter ${HOSTILE} comes` }];
  writeFileSync(
    at('briefing.jsonl'),
    `${asciiJson({ id: HOSTILE, date: '2022-05-03', turns })}
`,
  );
  mkdirSync(at('named'));
  writeFileSync(join(folder, 'named', NAME), '“We will not sign it,” said Kari Nygård.');
  const pairs = 'Kari Nygård [NOR] | 2031-05-03 | “The talks were overdue.”\n= same | . | . | “Whales ROW fly.”\n';
  writeFileSync(at('pairs.txt'), pairs.replace('ROW', HOSTILE.replaceAll(/[\r\n|]/g, '')));

  server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (request) => {
      const robots = request.includes('/robots.txt');
      const reason = robots ? 'Not Found' : `Gone ${TERMINAL.join(' ').replaceAll(/[\r\n\0]/g, '')}`;
      socket.end(`HTTP/1.1 ${robots ? 404 : 410} ${reason}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  vi.unstubAllEnvs();
  process.exitCode = 0;
  rmSync(folder, { recursive: true, force: true });
});

/** JSON whose lines nobody parts elsewhere. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`);

interface Printed {
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process and gives what it prints. */
async function onrecord(words: readonly string[]): Promise<Printed> {
  const printed = { out: '', err: '' };
  const into =
    (name: keyof Printed) =>
    (text: string | Uint8Array, ...more: unknown[]): boolean => {
      printed[name] += typeof text === 'string' ? text : Buffer.from(text).toString();
      const done = more.find((one) => typeof one === 'function');
      if (done) (done as () => void)();
      return true;
    };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(into('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(into('err')),
  ];
  try {
    await run(['node', 'onrecord', ...words]);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return printed;
}

/** All that is not a line feed and that a terminal would obey, or show nothing for: by ranges of code points. */
const ACTS: readonly (readonly [number, number])[] = [
  [0, 0x09],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe0fff],
];
const actingIn = (text: string): string[] =>
  [...text]
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((code) => ACTS.some(([from, to]) => code >= from && code <= to))
    .map((code) => code.toString(16));

const OUR_STYLES = ['0', '1', '2', '22', '33', '39'].map((style) => `\u001B[${style}m`);

const OUTPUTS: readonly [name: string, words: () => string[], has: string | null][] = [
  ['read, a table', () => ['read', '--format', 'table', at('records.jsonl')], 'w0'],
  ['read, files of a folder', () => ['read', '--format', 'table', at('named')], 'w0'],
  ['add', () => ['add', '--ledger', at('added.sqlite'), at('named'), at('records.jsonl')], 'w0'],
  ['search', () => ['search', 'talks'], 'w0'],
  ['search, with facets', () => ['search', '--facets', '--limit', '1'], 'w0'],
  ['search, like another', () => ['search', '--like', ids.statement], 'w0'],
  ['show, a statement', () => ['show', ids.statement], 'w0'],
  ['show, a document', () => ['show', ids.document], 'w0'],
  ['show, an event', () => ['show', ids.event], 'w0'],
  ['explain, a statement', () => ['explain', ids.statement], 'w0'],
  ['explain, an event', () => ['explain', ids.event], 'w0'],
  ['positions', () => ['positions', 'Nygård', '--issue', 'fisheries'], 'w0'],
  ['timeline', () => ['timeline', 'Nygård'], 'w0'],
  ['verify, a statement', () => ['verify', ids.statement], 'w0'],
  ['verify, words', () => ['verify', '--near', '2022-05-04', 'talks on the northern fishery are overdue'], null],
  [
    'verify, against a file',
    () => ['verify', '--against', at('briefing.jsonl'), 'we will not now sign it before the winter'],
    'w0',
  ],
  ['verify, all', () => ['verify', '--all'], 'w0'],
  ['actors list', () => ['actors', 'list', 'Fjord'], 'w0'],
  ['actors show', () => ['actors', 'show', 'org:fjord'], 'w0'],
  ['actors show, holders', () => ['actors', 'show', 'country:NOR', '--date', '2031-06-01'], 'w0'],
  ['evaluate merging', () => ['evaluate', 'merging', at('pairs.txt'), '--errors'], 'w0'],
  ['completion', () => ['completion', 'bash'], 'complete'],
  ['help', () => ['actors', '--help'], 'Usage'],
  ['import', () => ['import', '--ledger', at('imported.sqlite'), at('records.jsonl')], null],
  ['error: no such file', () => ['read', '--format', 'table', HOSTILE.replaceAll('\0', '')], 'w0'],
  ['error: no such entry', () => ['show', HOSTILE], 'w0'],
  ['error: no such actor', () => ['actors', 'show', HOSTILE], 'w0'],
  ['error: no such ledger', () => ['search', 'x', '--ledger', at(`x${HOSTILE.replaceAll('\0', '')}`)], 'w0'],
  ['error: not a date', () => ['search', 'x', '--from', HOSTILE], 'w0'],
  ['error: not a cursor', () => ['search', 'x', '--cursor', HOSTILE], 'w0'],
  ['error: words that cannot be searched', () => ['search', `"${HOSTILE}`], 'w0'],
  ['error: no such command', () => [HOSTILE], 'w0'],
  ['error: no such option', () => ['search', `--${HOSTILE}`], 'w0'],
  ['error: no such choice', () => ['search', '--kind', HOSTILE], 'w0'],
  ['error: not a number', () => ['search', '--limit', HOSTILE], 'w0'],
  ['error: an option of a command within another', () => ['evaluate', 'dates', `--${HOSTILE}`], 'w0'],
  ['error: an answer’s reason', () => ['read', '--format', 'table', '--allow-private', `${origin}/x`], '410'],
  ['error: a script as an address', () => ['read', '--format', 'table', 'http://\u202Eevil.example\u001B[31m/'], null],
];

describe('with all payloads in every place that is shown', () => {
  test.each(OUTPUTS)('%s: nothing in it acts', async (_name, words, has) => {
    const { out, err } = await onrecord(words());
    const all = out + err;
    // What is looked at is there at all.
    if (has !== null) expect(all).toContain(has);
    else expect(all.length).toBeGreaterThan(20);
    expect(all).not.toContain('OR9001');
    expect(actingIn(all)).toEqual([]);
    // Nor does any of it begin a line.
    expect(all).not.toMatch(/^\s*FORGED/mu);
  });

  test.each(['search', 'show', 'explain', 'positions'])('%s: of styles only our own are there', async (command) => {
    const words = [
      command,
      ...(command === 'search'
        ? ['--speaker', 'Nygård']
        : command === 'positions'
          ? ['Nygård', '--issue', 'fisheries']
          : [ids.statement]),
    ];
    const plain = await onrecord(words);
    vi.stubEnv('NO_COLOR', undefined);
    vi.stubEnv('FORCE_COLOR', '1');
    const coloured = await onrecord(words);
    vi.stubEnv('FORCE_COLOR', undefined);
    vi.stubEnv('NO_COLOR', '1');
    expect(OUR_STYLES.some((style) => coloured.out.includes(style))).toBe(true);
    expect(stripVTControlCharacters(coloured.out)).toBe(plain.out);
    expect(OUR_STYLES.reduce((text, style) => text.replaceAll(style, ''), coloured.out)).toBe(plain.out);
  });

  test('words found are marked by our styles, or without them by marks', async () => {
    expect((await onrecord(['search', 'talks'])).out).toContain('«talks»');
    vi.stubEnv('NO_COLOR', undefined);
    vi.stubEnv('FORCE_COLOR', '1');
    const { out } = await onrecord(['search', 'talks']);
    vi.stubEnv('FORCE_COLOR', undefined);
    vi.stubEnv('NO_COLOR', '1');
    const bare = OUR_STYLES.reduce((text, style) => text.replaceAll(style, ''), out);
    expect(bare).toBe(stripVTControlCharacters(out));
    expect(bare).not.toBe(out);
    expect(bare).not.toContain('«');
  });

  test('JSON is exact', async () => {
    const { statement } = JSON.parse((await onrecord(['show', ids.statement, '--json'])).out) as {
      statement: { speaker: { name: string }; document: { title: string } };
    };
    expect(statement.speaker.name).toBe(`Kari Nygård ${HOSTILE}`);
    expect(statement.document.title).toBe(HOSTILE);
    const { out } = await onrecord(['read', '--format', 'jsonl', at('records.jsonl')]);
    expect((JSON.parse(out.split('\n')[0] ?? '') as { id: string }).id).toBe(HOSTILE);
  });
});

test('no other file of the command line writes to the terminal', () => {
  const files = readdirSync(join(ROOT, 'src', 'cli'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'output.ts',
  );
  expect(files.length).toBeGreaterThan(20);
  for (const name of files) {
    expect(readFileSync(join(ROOT, 'src', 'cli', name), 'utf8'), name).not.toMatch(
      /process\.std(?:out|err)\.write|console\.|process\.exit\(|writeSync/,
    );
    // What is escaped in text would be no JSON any more.
    expect(readFileSync(join(ROOT, 'src', 'cli', name), 'utf8'), name).not.toMatch(
      /(?:writeLines?|tell)\((?:\w+ \? )?JSON/,
    );
  }
});
