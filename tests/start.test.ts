// What the command line loads for which command, in the bundle that scripts/bundle.ts makes of it.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../scripts/bundle.ts';
import { program } from '../src/cli/main.ts';
import { openLedger } from '../src/index.ts';
import { documentOf } from '../src/storage/testing/documents.ts';
import { ROOT } from './shared.ts';

/** Beside bundled/, so that it finds the package's data and libraries as that does. */
const bundled = mkdtempSync(join(ROOT, 'bundled-'));
const scratch = mkdtempSync(join(tmpdir(), 'onrecord-start-'));
const ledger = join(scratch, 'ledger.sqlite');
/** Prints, at the end, what has been loaded: packages by their names, our own files by theirs. */
const watch = join(scratch, 'watch.mjs');

beforeAll(async () => {
  await bundle(bundled);
  writeFileSync(
    watch,
    `import { registerHooks } from 'node:module';
const loaded = [];
registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
process.on('exit', () => process.stderr.write(\`LOADED \${JSON.stringify(loaded)}\\n\`));`,
  );
  const opened = await openLedger(ledger);
  await opened.add(documentOf({ said: [{ speaker: 'Kari Nygård', words: 'The talks on the fishery are overdue' }] }), {
    retrieved: '2024-05-05T12:00:00Z',
  });
  await opened.close();
});
afterAll(() => {
  rmSync(bundled, { recursive: true });
  rmSync(scratch, { recursive: true });
});

interface Ran {
  readonly out: string;
  readonly packages: ReadonlySet<string>;
  /** Files of the bundle, and what is neither there nor in a package. */
  readonly own: readonly string[];
  readonly others: readonly string[];
}

const script = `import(${JSON.stringify(pathToFileURL(join(bundled, 'cli/main.js')).href)}).then((cli) => cli.run(['node', ...process.argv]))`;

function onrecord(...words: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', pathToFileURL(watch).href, '--eval', script, '--', ...words],
    { encoding: 'utf8', env: { ...process.env, ONRECORD_LEDGER: ledger } },
  );
  expect(status, stderr).toBe(0);
  const loaded = JSON.parse(/^LOADED (.*)$/m.exec(stderr)?.[1] ?? '[]') as string[];
  const packages = loaded.flatMap((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []);
  const isOwn = (url: string): boolean => url.includes(basename(bundled));
  const own = loaded.filter(isOwn).map((url) => basename(url));
  const others = loaded.filter((url) => !isOwn(url) && !url.includes('/node_modules/')).map((url) => basename(url));
  return { out: stdout, packages: new Set(packages), own, others };
}

/** What takes long to load and is of use to few commands. */
const HEAVY = [
  'undici',
  'feedsmith',
  'onnxruntime-node',
  'fastify',
  'pg',
  'graphile-worker',
  'hyparquet-writer',
  'chrono-node',
  'linkedom',
  'unpdf',
  '@observablehq/plot',
  '@modelcontextprotocol/sdk',
];

describe('what is loaded', () => {
  test.each(['--version', '--help'])('%s', (word) => {
    const { out, packages } = onrecord(word);
    expect(out).not.toBe('');
    expect([...packages].filter((name) => name !== 'commander')).toEqual([]);
  });

  test('search and show', () => {
    const { out, packages, own } = onrecord('search', 'fishery', '--json');
    const { hits } = JSON.parse(out) as { hits: readonly { id: string }[] };
    expect(hits).toHaveLength(1);
    expect(HEAVY.filter((name) => packages.has(name))).toEqual([]);
    expect([...packages]).toContain('better-sqlite3');
    expect(own.length).toBeLessThan(60);
    const shown = onrecord('show', hits[0]?.id ?? '');
    expect(shown.out).toContain('overdue');
    expect(HEAVY.filter((name) => shown.packages.has(name))).toEqual([]);
  });

  test('read, apart from its thread', () => {
    const story = join(scratch, 'story.txt');
    writeFileSync(story, 'Kari Nygård said on Tuesday that the talks were overdue.\n');
    const { out, packages, others } = onrecord('read', story);
    expect(JSON.parse(out)).toMatchObject({ id: story, attributions: [{}] });
    // Before any thread is started: ONNX Runtime is to find its telemetry switched off.
    expect(others).toContain('quiet.js');
    expect([...HEAVY, 'zod', 'kysely'].filter((name) => packages.has(name))).toEqual([]);
  });
});

test('the server that is bundled tells of addresses that cannot be decoded as the source does', async () => {
  const words = ['serve', '--port', '0', '--read-only'];
  const server = spawn(process.execPath, ['--eval', script, '--', ...words], {
    env: { ...process.env, ONRECORD_LEDGER: ledger },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [address] = (await once(createInterface(server.stdout), 'line')) as [string];
    const page = await fetch(`${address}/actors/%E0%A4%A`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const data = await fetch(`${address}/api/actors/%E0%A4%A`);
    expect([data.status, await data.json()]).toMatchObject([400, { code: 'OR8150' }]);
    expect(data.headers.get('x-content-type-options')).toBe('nosniff');
  } finally {
    server.kill();
    await once(server, 'close');
  }
});

test('commands that are not asked for have the same general help as those that are', async () => {
  const asked = await program();
  const outlined = await program(() => false);
  expect(outlined.helpInformation()).toBe(asked.helpInformation());
  expect(asked.commands.length).toBeGreaterThan(30);
});
