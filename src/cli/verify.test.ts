import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openLedger, read } from '../index.ts';
import { explainCommand } from './explain.ts';
import { showCommand } from './show.ts';
import { verifyCommand } from './verify.ts';

const corpus = (name: string): string => fileURLToPath(new URL(`../../corpus/${name}`, import.meta.url));
const AGAINST = ['--against', corpus('quotations/transcripts.jsonl')];

let folder = '';
let printed = '';
let told = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-verify-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  printed = '';
  told = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told += String(text)), true));
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const run = (...args: string[]): Promise<unknown> => verifyCommand().exitOverride().parseAsync(args, { from: 'user' });
const lines = (): Record<string, unknown>[] =>
  printed
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('--batch: a line for each line, in order; a broken one is told of and the exit code is 3', async () => {
  const batch = join(folder, 'quotes.jsonl');
  await writeFile(
    batch,
    '{"quote":"Luck is not a policy.","id":7}\nnonsense\n{"quote":"Luck is a policy","speaker":"Elina Karvonen"}\n',
  );
  await run('--batch', batch, ...AGAINST);
  expect(lines()).toMatchObject([
    { id: 7, verdict: 'verbatim', marked: false, transcript: 'council-speech-2026-01-20', turn: 2, diff: [] },
    { line: 2, error: { code: 'OR7001' } },
    { verdict: 'altered', marked: false },
  ]);
  expect(told).toContain('OR7001');
  expect(process.exitCode).toBe(3);
});

test.each(['""', '“”', '…'])('%s has no words', async (quote) => {
  await expect(run(quote, ...AGAINST)).rejects.toMatchObject({ code: 'OR7005' });
});

test('--batch: a line of marks alone is told of, and the rest goes on', async () => {
  const batch = join(folder, 'marks.jsonl');
  await writeFile(batch, '{"quote":"“”"}\n{"quote":"Luck is not a policy."}\n');
  await run('--batch', batch, ...AGAINST);
  expect(lines()).toMatchObject([{ line: 1, error: { code: 'OR7001' } }, { verdict: 'verbatim' }]);
});

test.each([
  ['without.jsonl', '\n'],
  ['without.csv', 'quote,speaker\n'],
])('--batch: %s without quotations is told of', async (name, text) => {
  const batch = join(folder, name);
  await writeFile(batch, text);
  await expect(run('--batch', batch, ...AGAINST)).rejects.toMatchObject({ code: 'OR7006' });
  expect(printed).toBe('');
});

test('--batch: a spreadsheet gives a table back, with all of its columns; a broken row is told in its place', async () => {
  const batch = join(folder, 'quotes.csv');
  const rows = [
    'Desk;Quote;SPEAKER;date;',
    '7;“Luck is not a policy.”;Elina Karvonen;2026-01-21;=1+1',
    '8;Luck is a policy;;31/02/2026;',
    '9;too few',
    '10;"Luck is',
    'a policy";Elina Karvonen;;',
  ];
  await writeFile(batch, `\ufeff${rows.join('\r\n')}\r\n`);
  await run('--batch', batch, ...AGAINST);
  const [header = '', ...found] = printed.trimEnd().split('\r\n');
  expect(header).toBe(
    'Desk,quote,speaker,date,(column 5),verdict,out_of_context,left_out,change_marked,change_reverses,said,said_by,' +
      'source,source_date,transcript,turn_number,time_code,closest,notes,address,error',
  );
  expect(found[0]).toBe(
    "7,“Luck is not a policy.”,Elina Karvonen,2026-01-21,'=1+1,verbatim,no,,,,Luck is not a policy,Elina Karvonen," +
      'Speech to the Northern Council,2026-01-20,council-speech-2026-01-20,3,,,,,',
  );
  expect(found[1]).toMatch(/^8,Luck is a policy,,31\/02\/2026,,{15}.*OR7003.*line 3: .*not a date: 31/);
  expect(found[2]).toMatch(/^,{20}"?OR7003.*line 4: it has 2 fields/);
  expect(found.slice(3).join(' ')).toMatch(/^10,"Luck is a policy",Elina Karvonen,,,altered,no,,no,yes,/);
  expect(told).toContain('OR7003');
  expect(process.exitCode).toBe(3);
});

test('--batch: either form can be read from, and written to', async () => {
  const table = join(folder, 'report.csv');
  await writeFile(table, 'quote,report\nLuck is not a policy.,https://paper.example/1\n');
  await run('--batch', table, '--format', 'jsonl', ...AGAINST);
  expect(lines()).toMatchObject([{ quote: 'Luck is not a policy.', report: 'https://paper.example/1', turn: 2 }]);
  printed = '';
  const records = join(folder, 'records.jsonl');
  await writeFile(
    records,
    '{"quote":"Luck is not a policy."}\n{"quote":"Luck is a policy","speaker":"Karvonen","id":7,"tags":["a"]}\n',
  );
  await run('--batch', records, '--format', 'csv', ...AGAINST);
  expect(printed).toMatch(/^quote,speaker,id,tags,verdict,/);
  expect(printed).toMatch(/^Luck is a policy,Karvonen,7,"\[""a""\]",altered,/m);
  await writeFile(table, 'words,who\nLuck,me\n');
  await expect(run('--batch', table, ...AGAINST)).rejects.toMatchObject({ code: 'OR7004' });
  const office = join(folder, 'quotes.xlsx');
  await writeFile(office, 'PK\u0003\u0004 and so on');
  await expect(run('--batch', office, ...AGAINST)).rejects.toMatchObject({ code: 'OR1049' });
  await expect(run('words', '--format', 'csv', ...AGAINST)).rejects.toMatchObject({ code: 'OR4001' });
});

test('--batch: --speaker and --near are those of lines without their own', async () => {
  const batch = join(folder, 'defaults.jsonl');
  const quote = 'Luck is not a policy.';
  const given = [{ quote }, { quote, speaker: 'Elina Karvonen', date: '2026-01-21' }, { quote, speaker: null }];
  await writeFile(batch, given.map((line) => `${JSON.stringify(line)}\n`).join(''));
  await run('--batch', batch, '--speaker', 'Elina Karvonen', '--near', '2025-01-01', ...AGAINST);
  expect(lines()).toMatchObject([
    { speaker: 'Elina Karvonen', date: '2025-01-01', verdict: 'no-source' },
    { speaker: 'Elina Karvonen', date: '2026-01-21', verdict: 'verbatim' },
    { speaker: 'Elina Karvonen', date: '2025-01-01', verdict: 'no-source' },
  ]);
  await expect(run('--batch', batch, '--near', 'once', ...AGAINST)).rejects.toMatchObject({ code: 'OR3004' });
});

test('words with a speaker, for people and as JSON', async () => {
  const words = ['Luck is a policy', '--speaker', 'Elina Karvonen', '--near', '2026-01-21'];
  await run(...words, ...AGAINST);
  expect(printed).toContain('altered');
  expect(printed).toContain('REVERSES THE MEANING');
  printed = '';
  await run(...words, '--json', ...AGAINST);
  expect(lines()).toMatchObject([{ speaker: 'Elina Karvonen', verdict: 'altered' }]);
  expect(process.exitCode).toBe(0);
});

test('captions are transcripts: the place has its time', async () => {
  await run('nobody lets an asset go', '--json', '--against', corpus('documents/podcast/source.vtt'));
  expect(lines()).toMatchObject([{ verdict: 'verbatim', places: [{ speaker: 'Tesfaye Alemayehu', at: 19_600 }] }]);
});

test('a report and a transcript read into a ledger: its quotations have verdicts, by id and by words', async () => {
  const path = join(folder, 'ledger.sqlite');
  const captions = join(folder, 'briefing.vtt');
  await writeFile(
    captions,
    `WEBVTT

00:01:05.000 --> 00:01:12.000
<v Ine Dahl>We will not close the lighthouse on Skarv island, and the pilots keep their boats.

00:01:15.000 --> 00:01:20.000
<v Jens Okko>There is money for three more winters and not a day longer.
`,
  );
  const report = join(folder, 'report.txt');
  await writeFile(
    report,
    `OSLO, 11 March 2026 — “We will close the lighthouse on Skarv island,” Minister Ine Dahl told reporters on Tuesday.

“There is money for three more winters and not a day longer,” said Jens Okko, who leads the committee.
`,
  );
  const ledger = await openLedger(path);
  const documents: string[] = [];
  for await (const { recorded } of read([report, captions])) {
    if (recorded) documents.push((await ledger.add(recorded, { retrieved: '2026-03-12T08:00:00Z' })).document);
  }
  const { hits } = await ledger.search({ verdict: 'altered' });
  await ledger.close();
  expect(hits).toMatchObject([{ speaker: 'Ine Dahl' }]);

  await run(documents[0] ?? '', '--json', '--ledger', path);
  const [altered] = lines();
  expect(lines()).toMatchObject([
    { verdict: 'altered', marked: false, transcript: documents[1], turn: 0, places: [{ at: 65_000 }] },
    { speaker: 'Jens Okko', verdict: 'verbatim', turn: 1, diff: [] },
  ]);
  printed = '';
  await run(documents[1] ?? '', '--ledger', path);
  expect(printed).toContain('not compared: the words of a transcript are a source');
  printed = '';
  await run('pilots keep their boats', '--speaker', 'Dahl', '--json', '--ledger', path);
  expect(lines()).toMatchObject([{ verdict: 'verbatim', transcript: documents[1], turn: 0 }]);
  printed = '';
  const [batch, page] = [join(folder, 'once.jsonl'), join(folder, 'once.html')];
  await writeFile(batch, '{"quote": "We will close the lighthouse", "speaker": "Ine Dahl"}\n');
  await run('--batch', batch, '--report', page, '--ledger', path);
  expect(lines()).toMatchObject([{ verdict: 'altered', quotations: [{ id: altered?.['id'], verdict: 'altered' }] }]);
  const isAmongOthers = async (): Promise<boolean> =>
    /class="also">[^]*<li class="altered">/.test(await readFile(page, 'utf8'));
  expect(await isAmongOthers()).toBe(true);
  await run('We will close the lighthouse', '--report', page, '--ledger', path);
  expect(await isAmongOthers()).toBe(true);
  // Its own quotation is none of the others.
  await run(String(altered?.['id']), '--report', page, '--ledger', path);
  expect(await isAmongOthers()).toBe(false);
  for (const command of [showCommand(), explainCommand()]) {
    printed = '';
    await command.parseAsync([String(altered?.['id']), '--ledger', path], { from: 'user' });
    expect(printed).toContain('altered');
    expect(printed).toContain('not');
    expect(printed).toContain(documents[1]);
  }
});

test('--all: every quoted statement that a filter keeps is compared anew, with the counts', async () => {
  const path = join(folder, 'all.sqlite');
  const captions = join(folder, 'quay.vtt');
  await writeFile(
    captions,
    'WEBVTT\n\n00:00:01.000 --> 00:00:09.000\n<v Ine Dahl>The quay at Brenn stays open to every trawler until the ice comes.\n',
  );
  const report = join(folder, 'quay.txt');
  await writeFile(
    report,
    `BERGEN, 11 March 2026 — “The quay at Brenn stays open to every trawler until the ice comes,” Minister Ine Dahl told reporters on Tuesday.

“The pilots have had no pay since May,” said Jens Okko, who leads the committee.

The mayor said the budget was too small.
`,
  );
  const ledger = await openLedger(path);
  for await (const { recorded } of read([report, captions]))
    if (recorded) await ledger.add(recorded, { retrieved: '2026-03-12T08:00:00Z' });
  const { hits } = await ledger.search({ speaker: 'Dahl', kind: 'direct', verdict: 'verbatim' });
  await ledger.judge(hits.map(({ id }) => [id, null]));
  await ledger.close();

  await run('--all', '--ledger', path);
  expect(printed).toMatch(/^verbatim +st_\w+ +Ine Dahl: “The quay at Brenn .*… \(new\)$/m);
  expect(printed).toMatch(/^no-source +st_\w+ +Jens Okko: “The pilots have had/m);
  expect(printed).toMatch(/^verbatim +1\naltered +0\n/m);
  expect(printed).toMatch(/^compared +2, 1 with a changed verdict$/m);
  printed = '';
  await run('--all', 'quay', '--speaker', 'Dahl', '--json', '--ledger', path);
  expect(lines()).toMatchObject([{ id: hits[0]?.id, verdict: 'verbatim', before: 'verbatim', turn: 0, diff: [] }]);
  expect(told).toContain('1 compared, 0 with a changed verdict');
  printed = '';
  await run('--all', '--outlet', 'nobody', '--ledger', path);
  expect(printed).toMatch(/^compared +0/m);
  await expect(run('--all', ...AGAINST)).rejects.toMatchObject({ code: 'OR4001' });
  await expect(run('words', '--topic', 'energy', '--ledger', path)).rejects.toMatchObject({ code: 'OR4001' });
});

test('--report: a page with each quotation, beside what is printed; no transcript is overwritten', async () => {
  const page = join(folder, 'page.html');
  await run('Luck is a policy', '--speaker', 'Elina Karvonen', '--near', '2026-01-21', '--report', page, ...AGAINST);
  expect(printed).toContain('│ said');
  expect(told).toContain(`1 quotation in ${page}`);
  const html = await readFile(page, 'utf8');
  expect(html).toContain('reverses the meaning');
  expect(html).toContain('Speech to the Northern Council');
  const kept = join(folder, 'kept.jsonl');
  await writeFile(
    kept,
    '{"id":"a","date":"2026-01-01","turns":[{"speaker":"A","text":"Nothing to see here today."}]}\n',
  );
  await expect(run('Luck is a policy', '--against', kept, '--report', kept)).rejects.toMatchObject({ code: 'OR8003' });
});

test('what was searched is told of absent words, and a context of words that were said', async () => {
  const words = ['Charity is a word I have never spelt in public', '--speaker', 'Elina Karvonen'];
  await run(...words, '--near', '2026-01-21', ...AGAINST);
  expect(printed).toMatch(/^absent$/m);
  expect(printed).toContain('Speech to the Northern Council');
  printed = '';
  const said = join(folder, 'said.jsonl');
  const turn = 'I never said that the fleet would leave the harbour of Brenn.';
  await writeFile(
    said,
    `${JSON.stringify({ id: 'a', date: '2026-01-01', turns: [{ speaker: 'A. Dahl', text: turn }] })}\n`,
  );
  await run('the fleet would leave the harbour of Brenn', '--against', said);
  expect(printed).toContain('NEGATED IN THE TRANSCRIPT: “I never said” was omitted');
  printed = '';
  await run('the fleet would leave the harbour of Brenn', '--json', '--against', said);
  expect(lines()).toMatchObject([{ context: { kind: 'negated', words: 'I never said', span: [0, 12] }, searched: [] }]);
});

test('wrong usage and missing files are coded errors', async () => {
  await expect(run(...AGAINST)).rejects.toMatchObject({ code: 'OR4001' });
  await expect(run('words', '--ledger', 'a.sqlite', ...AGAINST)).rejects.toMatchObject({ code: 'OR4001' });
  await expect(run('st_aaaa', ...AGAINST)).rejects.toMatchObject({ code: 'OR4001' });
  await expect(run('st_aaaa', '--speaker', 'Dahl')).rejects.toMatchObject({
    code: 'OR4001',
    details: { input: '--speaker' },
  });
  await expect(run('doc_aaaa', '--near', '2026-01-21')).rejects.toMatchObject({ code: 'OR4001' });
  await expect(run('words', '--ledger', join(folder, 'none.sqlite'))).rejects.toMatchObject({ code: 'OR3005' });
  await expect(run('words', '--against', join(folder, 'none.jsonl'))).rejects.toMatchObject({ code: 'OR1001' });
  const both = ['--against', join(folder, 'none.jsonl'), '--against', join(folder, 'neither.jsonl')];
  await expect(run('words', ...both)).rejects.toThrow('neither.jsonl: no such file');
  expect(told).toContain('none.jsonl: no such file');
});

test.each(['next week', '31/12/2023', '2024-02-30'])(
  'a date that cannot be read is refused: --near %s',
  async (near) => {
    await expect(run('Luck is not a policy', '--near', near, ...AGAINST)).rejects.toMatchObject({
      code: 'OR3004',
      message: expect.stringContaining(near),
    });
  },
);

test('no words are no quotation', async () => {
  await expect(run('', ...AGAINST)).rejects.toMatchObject({ code: 'OR4001' });
  await expect(run(' ', '--speaker', 'Elina Karvonen', ...AGAINST)).rejects.toMatchObject({ code: 'OR4001' });
});

test('a turn that is shown whole has no ellipsis around it', async () => {
  const transcripts = join(folder, 'short.jsonl');
  const turns = [{ speaker: 'Ine Dahl', text: 'We would rather sink the old ferry.' }];
  await writeFile(transcripts, `${JSON.stringify({ id: 'short', date: '2026-01-20', turns })}\n`);
  await run('We would rather sink the old ferry', '--against', transcripts);
  expect(printed).toMatch(/^ +We would rather sink the old ferry\.$/m);
});

test('words joined from two turns are not said to leave out an ellipsis', async () => {
  const transcripts = join(folder, 'joined.jsonl');
  const turns = [
    { speaker: 'Ine Dahl', text: 'There is a letter of intent, and it binds nobody.' },
    { speaker: 'Question', text: 'And the harbour?' },
    { speaker: 'Ine Dahl', text: 'You have a gift for images, and I will not answer in kind.' },
    { speaker: 'Question', text: 'Who should own it, then?' },
    { speaker: 'Ine Dahl', text: 'It should belong to the people who load and unload there.' },
  ];
  await writeFile(transcripts, `${JSON.stringify({ id: 'joined', date: '2026-01-20', turns })}\n`);
  const words = 'There is a letter of intent. It should belong to the people who load and unload there.';
  await run(words, '--speaker', 'Ine Dahl', '--against', transcripts);
  expect(printed).toContain('spliced');
  expect(printed).toContain('[…]');
  expect(printed).not.toContain('said “…”');
});

test.each([
  ['2026-06-01', 'note: the transcript is of 2026-01-20, more than a month before the report'],
  ['2026-02-01', null],
])('words that a report of %s takes for new are told to be old', async (near, note) => {
  await run('Luck is not a policy.', '--near', near, ...AGAINST);
  expect(printed).toContain('verbatim');
  expect(/^note: .*$/m.exec(printed)?.[0] ?? null).toBe(note);
});

test('words too few to be looked for are no lack of a transcript', async () => {
  await run('policy', '--speaker', 'Elina Karvonen', '--near', '2026-01-21', ...AGAINST);
  expect(printed).toBe('no-source\nnote: “policy” could not be checked: too few words to be looked for alone\n');
});

test('where no transcript could tell, this is said in words', async () => {
  await run('The harbour of the old town is sold to nobody at all', ...AGAINST);
  expect(printed).toBe('no-source\nno transcript that could tell\n');
});
