import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openLedger } from '../index.ts';
import { documentOf } from '../storage/testing/documents.ts';
import { transcriptSketched } from '../storage/testing/suiteVerified.ts';
import { run } from './main.ts';
import { columnsOf } from './wrap.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-widths-'));
const path = join(folder, 'ledger.sqlite');
const WORDS =
  'The talks on the northern fishery are long overdue, 北の海の話し合いは遅れている, and we will not wait for another winter';
const ids = { statement: '', document: '' };
let columns: PropertyDescriptor | undefined;

beforeAll(async () => {
  vi.stubEnv('ONRECORD_LEDGER', path);
  vi.stubEnv('NO_COLOR', '1');
  columns = Object.getOwnPropertyDescriptor(process.stdout, 'columns');
  const ledger = await openLedger(path);
  const says = (words: string, act: string, day: string) => ({
    speaker: 'Kari Nygård-Österreicher von und zu Hohenfels',
    words,
    act,
    targets: ['country:ISL'],
    topics: ['fisheries'],
    day,
  });
  const retrieved = '2022-07-05T12:00:00Z';
  const title = 'Ministers meet on fish and on a good many other matters that take up a long line of their own';
  const one = await ledger.add(
    documentOf({
      url: 'https://a.example/1',
      title,
      outlet: 'The Northern Fjord Times and Advertiser',
      published: '2022-05-04',
      said: [says(WORDS, 'ACCUSE', '2022-05-03'), says('We support the common quota', 'SUPPORT', '2022-05-04')],
    }),
    { retrieved },
  );
  await ledger.add(
    documentOf({
      url: 'https://a.example/2',
      title,
      published: '2022-06-04',
      said: [
        says('We reject the common quota', 'REJECT', '2022-06-03'),
        says('The quota is a joke', 'ACCUSE', '2022-06-03'),
      ],
    }),
    { retrieved },
  );
  await ledger.add(
    transcriptSketched({
      url: 'https://a.example/3',
      published: '2022-05-03',
      turns: [['Kari Nygård-Österreicher', WORDS]],
    }),
    { retrieved },
  );
  ids.statement = one.statements[0] ?? '';
  ids.document = one.document;
  await ledger.close();
});
afterAll(() => {
  vi.unstubAllEnvs();
  setTerminal(null);
  rmSync(folder, { recursive: true, force: true });
});

/** Makes standard output a terminal of so many columns, or what it was. */
function setTerminal(width: number | null): void {
  if (width !== null) Object.defineProperty(process.stdout, 'columns', { value: width, configurable: true });
  else if (columns) Object.defineProperty(process.stdout, 'columns', columns);
  else delete (process.stdout as { columns?: number }).columns;
  Object.defineProperty(process.stdout, 'isTTY', {
    value: width === null ? undefined : true,
    configurable: true,
    writable: true,
  });
}

/** What a command prints on a terminal of so many columns, in lines. */
async function printedAt(width: number, words: readonly string[]): Promise<string[]> {
  let out = '';
  setTerminal(width);
  // The end of a command waits until all is out.
  vi.spyOn(process.stdout, 'write').mockImplementation(((text: unknown, ...rest: unknown[]) => {
    out += String(text);
    const done = rest.findLast((one) => typeof one === 'function') as (() => void) | undefined;
    done?.();
    return true;
  }) as typeof process.stdout.write);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    await run(['node', 'onrecord', ...words]);
  } finally {
    setTerminal(null);
    vi.restoreAllMocks();
  }
  return stripVTControlCharacters(out).trimEnd().split('\n');
}

const COMMANDS: readonly (readonly [string, () => readonly string[], shown: readonly string[]])[] = [
  ['search', () => ['search', 'talks'], ['Nygård', 'direct', '2022-05-03', 'Advertiser', 'st_']],
  ['search with facets', () => ['search', '--speaker', 'Kari', '--facets'], ['ACCUSE', 'fisheries', 'st_']],
  ['show a document', () => ['show', ids.document], ['Nygård', 'direct', 'st_']],
  ['show a statement', () => ['show', ids.statement], ['Nygård', 'direct', 'doc_']],
  ['explain', () => ['explain', ids.statement], ['fisheries', 'ACCUSE', 'country:ISL'.slice(8)]],
  ['positions', () => ['positions', 'Kari', '--issue', 'fisheries'], ['2022-05-04', 'compare', 'REJECT', 'st_']],
  ['timeline', () => ['timeline', 'Kari', '--by', 'month'], ['2022-05', 'ACCUSE 1', 'SUPPORT 1', '2022-06']],
  ['actors list', () => ['actors', 'list', 'nato'], ['org:nato', 'IGO']],
  ['verify --all', () => ['verify', '--all'], ['verbatim', 'compared']],
];

describe.each([50, 60, 80, 120, 200])('on a terminal of %i columns', (width) => {
  test.each(COMMANDS)('%s fits, and leaves nothing out', async (_, words, shown) => {
    const lines = await printedAt(width, words());
    expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
    // A table is whole: each of its lines is as wide as the others.
    const table = lines.filter((line) => /^[┌├│└]/u.test(line));
    expect(new Set(table.map(columnsOf)).size).toBeLessThanOrEqual(1);
    const all = lines.join(' ');
    for (const part of shown) expect(all).toContain(part);
  });
});

test('where there is no terminal COLUMNS tells the width', async () => {
  vi.stubEnv('COLUMNS', '120');
  const { terminalWidth } = await import('./output.ts');
  setTerminal(null);
  const known = process.stdout.columns;
  expect(terminalWidth()).toBe(known ? Math.max(50, Math.min(known, 200)) : 120);
});
