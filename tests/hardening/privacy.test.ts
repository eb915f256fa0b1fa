import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CORPUS, ROOT } from '../shared.ts';
import { cases } from './scale.ts';

/**
 * Reading leaves nothing behind and speaks to nobody: not by the command, not as a library, not in a thread that somebody
 * else started (whose `process.env` is a copy, so that nothing can be switched off there for a native library). What is
 * left is seen everywhere; what the system was asked for, where strace is installed and allowed.
 */
const ALL = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
  .filter((name) => basename(name).startsWith('source.'))
  .map((name) => join(CORPUS, name));
/** One document of each form; all of them in a full attack. */
const SOURCES = [...Map.groupBy(ALL, extname).values()].flatMap((files) => files.slice(0, cases(1, files.length)));
const LIBRARY = pathToFileURL(join(ROOT, 'src', 'index.ts')).href;
const reading = (threads: number): string => `import { read } from ${JSON.stringify(LIBRARY)};
  for await (const { recorded, error } of read(${JSON.stringify(SOURCES)}, { threads: ${threads} }))
    console.log(recorded?.statements.length ?? error.message);`;

const CALLS = ['socket', 'connect', 'bind', 'sendto', 'sendmsg', 'sendmmsg'];
const OPENINGS = ['open', 'openat', 'openat2', 'creat', 'mkdir', 'mkdirat'];
const TRACER = ['strace', '-f', '-qq', '-e', `trace=${[...CALLS, ...OPENINGS].join(',')}`, '-e', 'signal=none', '-o'];
const traces = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

/** The folders that a program finds by its environment, and the current one. */
const PLACES = ['home', 'cache', 'data', 'config', 'state', 'temporary', 'current'] as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-privacy-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
  readonly left: readonly string[];
  /** Calls that reach out of the process or to a name service, and files opened for writing, in the whole process tree. */
  readonly asked: readonly string[];
}

/** Runs Node alone: its home and every other folder it may write to are empty. */
function runAlone(...words: string[]): Outcome {
  const place = mkdtempSync(join(folder, 'run-'));
  const watched = join(place, 'watched');
  for (const name of PLACES) mkdirSync(join(watched, name), { recursive: true });
  const at = (name: (typeof PLACES)[number]): string => join(watched, name);
  const trace = join(place, 'trace');
  const line = [...(traces ? [...TRACER, trace] : []), process.execPath, ...words];
  const { status, stdout, stderr } = spawnSync(line[0] ?? '', line.slice(1), {
    cwd: at('current'),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: {
      PATH: process.env['PATH'],
      SystemRoot: process.env['SystemRoot'],
      HOME: at('home'),
      USERPROFILE: at('home'),
      APPDATA: at('config'),
      LOCALAPPDATA: at('cache'),
      XDG_CACHE_HOME: at('cache'),
      XDG_DATA_HOME: at('data'),
      XDG_CONFIG_HOME: at('config'),
      XDG_STATE_HOME: at('state'),
      TMPDIR: at('temporary'),
      TEMP: at('temporary'),
      TMP: at('temporary'),
    },
  });
  const found = readdirSync(watched, { recursive: true, encoding: 'utf8' });
  return {
    status,
    output: stdout,
    errors: stderr,
    left: found.filter((name) => !PLACES.some((known) => known === name)),
    asked: traces ? readFileSync(trace, 'utf8').split('\n').filter(reachesOut) : [],
  };
}

const OF_NETWORK = new RegExp(`\\b(?:${CALLS.join('|')})\\(`);
const FOR_WRITING = /\b(?:creat|mkdir|mkdirat)\(|\bO_(?:WRONLY|RDWR|CREAT)\b/;
const reachesOut = (line: string): boolean =>
  OF_NETWORK.test(line) || (FOR_WRITING.test(line) && !line.includes('"/dev/'));

function script(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const thread = (file: string): string =>
  `import { Worker } from 'node:worker_threads';\nnew Worker(new URL(${JSON.stringify(pathToFileURL(file).href)}));`;

test.each<[string, () => string[]]>([
  ['the command', () => [join(ROOT, 'bin', 'onrecord.js'), 'read', ...SOURCES]],
  ['the library', () => [script('library.mjs', reading(1))]],
  ['the library in a thread of somebody else', () => [script('one.mjs', thread(script('inOne.mjs', reading(1))))]],
  ['the library in threads of such a thread', () => [script('two.mjs', thread(script('inTwo.mjs', reading(2))))]],
])('%s leaves no file, opens none for writing, makes no connection and asks for no name', (_, words) => {
  const { status, output, errors, left, asked } = runAlone(...words());
  expect(status, errors).toBe(0);
  expect(output.trimEnd().split('\n')).toEqual(SOURCES.map(() => expect.stringMatching(/^(?:\d+|\{.*\})$/)));
  expect(left).toEqual([]);
  expect(asked).toEqual([]);
});

test('where telemetry cannot be switched off, nothing is read', () => {
  const held = ['--permission', '--allow-fs-read=*', '--allow-worker', '--allow-addons'];
  const { output, left, asked } = runAlone(...held, script('held.mjs', thread(script('inHeld.mjs', reading(2)))));
  expect(output).toContain('set ORT_DISABLE_TELEMETRY=1 in the environment');
  expect(left).toEqual([]);
  expect(asked).toEqual([]);
});

test('what is left is seen', () => {
  const leaves =
    "import { writeFileSync } from 'node:fs'; writeFileSync(`${process.env.XDG_CACHE_HOME}/identifier`, 'x');";
  const { left, asked } = runAlone(script('leaves.mjs', leaves));
  expect(left).toEqual([join('cache', 'identifier')]);
  expect(asked).toHaveLength(traces ? 1 : 0);
});

test.skipIf(!traces)('a connection and a look-up are seen', () => {
  const speaks = `import { lookup } from 'node:dns';
    import { connect } from 'node:net';
    connect(9, '127.0.0.1').on('error', () => lookup('name.invalid', () => undefined));`;
  const { asked } = runAlone(script('speaks.mjs', speaks));
  const connections = asked.filter((call) => call.includes('connect('));
  expect(connections.some((call) => call.includes('sin_port=htons(9)'))).toBe(true);
  expect(connections.length).toBeGreaterThan(1);
});
