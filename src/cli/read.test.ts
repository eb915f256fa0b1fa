import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const main = new URL('main.ts', import.meta.url).href;
const script = `import(${JSON.stringify(main)}).then(({ run }) => run(["node", "onrecord", ...process.argv.slice(1)]))`;

/** Runs `onrecord read` in a process of its own with these lines on its standard input. */
function piped(lines: string, ...options: string[]) {
  const words = ['--eval', script, '--', 'read', ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { input: lines, encoding: 'utf8' });
  return { status, lines: stdout.split('\n').slice(0, -1), stderr };
}

const record = (id: string, text: string): string => JSON.stringify({ id, published: '2024-03-12', text });
const RECORDS = [
  record('a', '“We will not sign it,” Kari Holm said in Bergen on Monday.\n\n“Never,” she added.'),
  record('empty', ''),
  record('b', 'The minister told reporters that the talks had failed \u{1F41F}\u2028and would go on.'),
  'not JSON',
  record('c', 'Il ministro ha detto che i negoziati sono falliti e che non si farà nulla prima di domenica.'.repeat(4)),
  JSON.stringify({ id: 'd', html: '<p>Norway accused Iceland of fishing too much, its minister said.</p>' }),
  '[1, 2]',
  JSON.stringify({ id: 'e', turns: [{ speaker: 'Kari Holm', text: 'We go.' }] }),
];

test('with --pipe every line has its line, in order, whatever becomes of it, and the code is 0', () => {
  const all = piped(`${RECORDS.join('\n')}\n`, '--pipe');
  const read = all.lines.map((line) => JSON.parse(line) as { id: string; error?: { code: string } });
  expect(read.map(({ id, error }) => [id, error?.code])).toEqual([
    ['a', undefined],
    ['empty', 'OR1009'],
    ['b', undefined],
    ['line-4', 'OR1009'],
    ['c', 'OR1010'],
    ['d', undefined],
    ['line-7', 'OR1009'],
    ['e', undefined],
  ]);
  expect(all.status).toBe(0);
  expect(all.stderr).toContain('OR1010');

  // A map: what comes of a line depends on that line alone, but for the place in its stream that a message tells.
  const parts = [RECORDS.slice(0, 3), RECORDS.slice(4, 6)];
  const apart = parts.flatMap((part) => piped(part.join('\n'), '--pipe', '--threads', '1').lines);
  const placeless = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/-, line \d+/, '-'));
  expect(placeless(apart)).toEqual(placeless(all.lines.filter((_, at) => at < 6 && at !== 3)));
}, 60_000);

test('with --pipe no lines are none, where only failed ones are the code is 0, and a fault of the program is one', () => {
  expect(piped('\n \n', '--pipe')).toMatchObject({ status: 0, lines: [] });
  expect(piped('not JSON\n', '--pipe')).toMatchObject({ status: 0 });
  expect(piped('not JSON\n', '--input', 'jsonl')).toMatchObject({ status: 1 });
  const broken = piped(`${RECORDS[0]}\n`, '--pipe', '--model', '/no/such/model');
  expect(broken).toMatchObject({ status: 1, lines: [] });
  expect(broken.stderr).toContain('OR2001');
  expect(piped('', '--pipe', 'file.txt')).toMatchObject({ status: 2, lines: [] });
}, 60_000);
