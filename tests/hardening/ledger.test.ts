// Whatever is given to a ledger, it stays one: lines that were tampered with, exports onto it, names of no file, rights.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openLedger } from '../../src/index.ts';
import { documentOf } from '../../src/storage/testing/documents.ts';
import { ARRIVAL, EVERYTHING, filledLedger, onrecord } from './ledgers.ts';
import { cases, FULL, randomFrom } from './scale.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-ledger-'));
const at = (name: string): string => join(folder, name);
const filled = at('filled.sqlite');
beforeAll(() => filledLedger(filled));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const exported = async (ledger: string, format = 'archive'): Promise<string> => {
  const { out, exit, err } = await onrecord('export', '--ledger', ledger, '--format', format);
  expect(exit, err).toBe(0);
  return out;
};

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every place in a value, as the keys that lead to it. */
function* placesIn(value: Json, place: readonly string[] = []): Generator<readonly string[]> {
  yield place;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* placesIn(inner, [...place, key]);
}

/** The value with what stands at a place put through `change`; undefined takes it out. */
function changed(value: Json, [key, ...rest]: readonly string[], change: (old: Json) => Json | undefined): Json {
  if (key === undefined) return change(value) ?? null;
  const copy = Array.isArray(value) ? [...value] : { ...(value as { [key: string]: Json }) };
  const fields = copy as { [key: string]: Json };
  const inner = rest.length === 0 ? change(fields[key] ?? null) : changed(fields[key] ?? null, rest, change);
  if (inner !== undefined) fields[key] = inner;
  else if (Array.isArray(copy)) copy.splice(Number(key), 1);
  else delete fields[key];
  return copy;
}

const CHANGES: readonly [name: string, change: (old: Json) => Json | undefined][] = [
  ['is gone', () => undefined],
  ['is null', () => null],
  ['is true', () => true],
  ['is a word', () => 'word'],
  ['is empty', () => ''],
  ['is −1', () => -1],
  ['is 1.5', () => 1.5],
  ['is 10^300', () => 1e300],
  ['is 99999', () => 99_999],
  ['is a list', () => []],
  ['is an object', () => ({})],
  ['is half a pair', () => '\ud83d'],
  ['has a NUL', (old) => (typeof old === 'string' ? `${old}\0x` : 0)],
  ['is twice there', (old) => (Array.isArray(old) ? [...old, ...old] : [old, old])],
  ['is turned round', (old) => (Array.isArray(old) ? old.toReversed() : { __proto__: old, constructor: old })],
  ['is deep', (old) => Array.from({ length: 200 }).reduce<Json>((inner) => [inner], old)],
  ['is another time', () => '2026-02-30'],
];

describe('lines that were tampered with', () => {
  /** All changes at all places, or some of them. */
  function mutants(line: string): string[] {
    const value = JSON.parse(line) as Json;
    const all = [...placesIn(value)].flatMap((place) =>
      CHANGES.map(([, change]) => JSON.stringify(changed(value, place, change))),
    );
    const random = randomFrom(3);
    const share = cases(700, all.length) / all.length;
    return all.filter((mutant) => mutant !== line && random() < share);
  }

  test.each(['archive', 'jsonl'])(
    '%s: each is taken in or refused with a code, the others come in, and the ledger is whole and can be exported',
    async (format) => {
      const source = at(`source-${format}.sqlite`);
      const ledger = await openLedger(source);
      const { statements } = await ledger.add(EVERYTHING, ARRIVAL);
      await ledger.judge([[statements[0] ?? '', 'altered']]);
      await ledger.close();
      const [line = ''] = (await exported(source, format)).split('\n');
      const before = (await exported(filled)).trimEnd().split('\n');
      const tampered = mutants(line);
      expect(tampered.length).toBeGreaterThan(300);
      const file = at(`tampered-${format}.jsonl`);
      writeFileSync(file, `${[before[1], ...tampered, ...before.slice(2)].join('\n')}\n`);
      const target = at(`tampered-${format}.sqlite`);
      const imported = await onrecord('import', file, '--ledger', target, '--json');
      expect(new Set(imported.codes)).toEqual(new Set(['OR8002']));
      const counts = JSON.parse(imported.out) as Record<string, number>;
      expect(counts['failed']).toBe(imported.codes.length);
      expect(counts['failed']).toBeGreaterThan(tampered.length / 2);
      expect(imported.exit).toBe(3);
      // What stands around them came in.
      const now = (await exported(target))
        .split('\n')
        .map((one) => JSON.parse(one || '{}') as { document?: { id: string } });
      const ids = new Set(now.map(({ document }) => document?.id));
      for (const good of before.slice(1))
        expect(ids).toContain((JSON.parse(good) as { document: { id: string } }).document.id);
      expect(await onrecord('check', '--ledger', target)).toMatchObject({ exit: 0 });
      for (const form of ['archive', 'jsonl']) {
        const whole = await exported(target, form);
        const copy = at(`copy-${format}-${form}.sqlite`);
        writeFileSync(at('whole.jsonl'), whole);
        expect(await onrecord('import', at('whole.jsonl'), '--ledger', copy)).toMatchObject({ exit: 0 });
        expect(await exported(copy, form)).toBe(whole);
      }
    },
  );

  test('a line of several documents of which one is bad takes none of them in', async () => {
    const [carrying = ''] = (await exported(filled, 'jsonl')).split('\n').filter((line) => line.includes('"archive"'));
    const value = JSON.parse(carrying) as { archive: { versions: { retrieved: string }[] } };
    const more = (await exported(filled))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { retrieved: string });
    value.archive.versions = [...more, { ...(more[0] as { retrieved: string }), retrieved: 'once' }];
    writeFileSync(at('one-bad.jsonl'), JSON.stringify(value));
    const { exit, out } = await onrecord('import', at('one-bad.jsonl'), '--ledger', at('one-bad.sqlite'), '--json');
    expect(JSON.parse(out)).toMatchObject({ added: 0, 'new-version': 0, failed: 1 });
    expect(exit).toBe(1);
    expect(await exported(at('one-bad.sqlite'))).toBe('');
  });

  test.each([
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])],
    ['a NUL', Buffer.from('\0\0\0\n')],
    ['deep lists', Buffer.from(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)],
    ['deep objects', Buffer.from(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`)],
    ['a number too large', Buffer.from('{"schema":"onrecord.archive/1","sha256":1e999}')],
    ['__proto__', Buffer.from('{"__proto__":{"schema":"onrecord.archive/1"},"constructor":1}')],
    ['an export of another kind', Buffer.from('id,kind,speaker\nst_a,direct,Holm\n')],
  ])('%s is refused line by line', async (_, bytes) => {
    writeFileSync(at('odd.jsonl'), bytes);
    const { codes, exit } = await onrecord('import', at('odd.jsonl'), '--ledger', at('odd.sqlite'));
    expect(new Set(codes)).toEqual(new Set(['OR8002']));
    expect(exit).toBe(1);
  });

  test('what is no file, or no text, has a code', async () => {
    const folderGiven = await onrecord('import', folder, '--ledger', at('odd.sqlite'));
    expect(folderGiven.codes).toEqual(['OR1054']);
    const ledgerGiven = await onrecord('import', filled, '--ledger', at('odd.sqlite'));
    expect(new Set(ledgerGiven.codes)).toEqual(new Set(['OR8002']));
  });
});

describe('an export onto the ledger', () => {
  const own = at('kept');
  const ledger = join(own, 'ledger.sqlite');
  const beside = (name: string): string => join(own, name);

  beforeAll(() => {
    mkdirSync(own);
    copyFileSync(filled, ledger);
    symlinkSync(ledger, beside('link.jsonl'));
    linkSync(ledger, beside('hard.jsonl'));
    symlinkSync(own, at('folder-link'));
    writeFileSync(`${ledger}.watch.json`, '{}');
    writeFileSync(`${ledger}.schema-2`, 'a copy');
    symlinkSync(`${ledger}.watch.json`, beside('state-link'));
  });

  test.each([
    ['its name', () => ledger],
    ['a relative path', () => join(own, '..', 'kept', '.', 'ledger.sqlite')],
    ['a path through a linked folder', () => join(folder, 'folder-link', 'ledger.sqlite')],
    ['a symbolic link', () => beside('link.jsonl')],
    ['a hard link', () => beside('hard.jsonl')],
    ['its log', () => `${ledger}-wal`],
    ['the index of its log', () => `${ledger}-shm`],
    ['its journal', () => `${ledger}-journal`],
    ['its log in capitals', () => beside('LEDGER.SQLITE-WAL')],
    ['its log through a linked folder', () => join(folder, 'folder-link', 'ledger.sqlite-wal')],
    ['what watch remembers', () => `${ledger}.watch.json`],
    ['what watch remembers, by a link', () => beside('state-link')],
    ['the copy of an older schema', () => `${ledger}.schema-2`],
  ])('by %s is refused, and nothing is changed', async (_, output) => {
    const before = readFileSync(ledger);
    for (const words of [
      ['--ledger', ledger],
      ['--ledger', beside('link.jsonl')],
      ['--ledger', ledger, '--format', 'csv'],
    ]) {
      const { codes, exit } = await onrecord('export', ...words, '-o', output());
      expect([codes, exit]).toEqual([['OR8003'], 2]);
    }
    expect(readFileSync(ledger).equals(before)).toBe(true);
    expect(readFileSync(`${ledger}.watch.json`, 'utf8')).toBe('{}');
  });

  test('by standard output is refused', () => {
    const before = readFileSync(ledger);
    const main = JSON.stringify(new URL('../../src/cli/main.ts', import.meta.url).href);
    const script = `import(${main}).then(({ run }) => run(['node', ...process.argv.slice(1)]))`;
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', 'exec "$0" --eval "$1" -- onrecord export --ledger "$2" >> "$2"', process.execPath, script, ledger],
      { encoding: 'utf8' },
    );
    expect(stderr).toContain('OR8003');
    expect(status).toBe(2);
    expect(readFileSync(ledger).equals(before)).toBe(true);
  });

  test('beside it is written', async () => {
    expect(await onrecord('export', '--ledger', ledger, '-o', beside('all.jsonl'))).toMatchObject({ exit: 0 });
    expect(readFileSync(beside('all.jsonl'), 'utf8')).toContain('onrecord.statement/1');
  });
});

describe('names of no file', () => {
  const COMMANDS = [
    ['search'],
    ['show', 'st_a'],
    ['export'],
    ['check'],
    ['import', at('whole.jsonl')],
    ['remove', 'doc_a'],
  ];

  test.each([':memory:', '', '  ', 'file:x?mode=memory', 'mysql://host/db', 'ledger.sqlite '])(
    '“%s” is refused by every command, and makes nothing',
    async (name) => {
      const before = readdirSync(process.cwd());
      for (const words of COMMANDS) {
        const { codes, exit } = await onrecord(...words, '--ledger', name);
        expect([words[0], codes, exit]).toEqual([words[0], ['OR3010'], 2]);
      }
      expect(readdirSync(process.cwd())).toEqual(before);
    },
  );

  test.skipIf(process.platform === 'win32')('a device or a pipe is refused, and not waited for', async () => {
    spawnSync('mkfifo', [at('pipe')]);
    for (const name of ['/dev/null', at('pipe')]) {
      for (const words of COMMANDS) {
        const { codes, exit } = await onrecord(...words, '--ledger', name);
        expect([words[0], codes, exit]).toEqual([words[0], ['OR3010'], 2]);
      }
    }
  });

  test('an empty ONRECORD_LEDGER is as good as none', async () => {
    vi.stubEnv('XDG_DATA_HOME', at('data'));
    vi.stubEnv('ONRECORD_LEDGER', '');
    try {
      const { codes, err } = await onrecord('search');
      expect(codes).toEqual(['OR3005']);
      expect(err).toContain(join('onrecord', 'ledger.sqlite'));
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe('a ledger that may only be read', () => {
  const READING = [
    ['search', 'overdue'],
    ['show', 'doc_'],
    ['export'],
    ['check'],
    ['timeline', 'Nygård'],
    ['backup', at('copied.sqlite'), '--force'],
  ] as const;
  /** That open the ledger in a way of their own; all others do it as the first of these. */
  const WAYS: readonly string[] = ['search', 'export', 'backup'];
  const runs = (command: string, ...words: string[]): boolean => spawnSync(command, words).status === 0;
  const mounts = runs('unshare', '--mount', 'true');
  const users = process.getuid?.() === 0 && runs('setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', 'true');
  const main = JSON.stringify(new URL('../../src/cli/main.ts', import.meta.url).href);
  const script = `import(${main}).then(({ run }) => run(['node', 'onrecord', ...process.argv.slice(1)]))`;
  const told = (status: number | null, stdout: string, stderr: string) => ({ status, out: stdout.length > 0, stderr });

  /** Runs onrecord where `place` is on a read-only disk. */
  const onReadOnlyDisk = (place: string, words: readonly string[]) => {
    const mounting = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"';
    const command = [mounting, place, process.execPath, '--eval', script, '--', ...words];
    const { status, stdout, stderr } = spawnSync('unshare', ['--mount', 'sh', '-c', ...command], { encoding: 'utf8' });
    return told(status, stdout, stderr);
  };
  const asNobody = (words: readonly string[]) => {
    const rights = ['--reuid=65534', '--regid=65534', '--clear-groups'];
    const { status, stdout, stderr } = spawnSync(
      'setpriv',
      [...rights, process.execPath, '--eval', script, '--', ...words],
      { encoding: 'utf8' },
    );
    return told(status, stdout, stderr);
  };

  /** A ledger in a folder of its own; `left`: as a killed process leaves it, with all in the log, and without its index. */
  async function placed(name: string, left: boolean): Promise<string> {
    const place = at(name);
    mkdirSync(place);
    const path = join(place, 'ledger.sqlite');
    if (!left) {
      copyFileSync(filled, path);
      return path;
    }
    const source = at(`${name}-open.sqlite`);
    const ledger = await openLedger(source);
    await ledger.add(EVERYTHING, ARRIVAL);
    await ledger.add(documentOf({ said: [{ speaker: 'Kari Nygård', words: 'The talks are overdue' }] }), ARRIVAL);
    copyFileSync(source, path);
    copyFileSync(`${source}-wal`, `${path}-wal`);
    await ledger.close();
    return path;
  }

  test.skipIf(!mounts).each([
    ['closed in order', false],
    ['left with its log', true],
  ])('on a read-only disk, %s, is searched, shown, exported, checked and copied', async (name, left) => {
    const path = await placed(`disk ${name}`, left);
    // So that in CI these are enough for the second one.
    for (const words of READING.filter(([command]) => !left || FULL || WAYS.includes(command))) {
      const given = words[0] === 'show' ? ['show', 'st_', '--ledger', path] : [...words, '--ledger', path];
      const { status, out, stderr } = onReadOnlyDisk(join(path, '..'), given);
      // The beginning of all ids is not one of them, and the ledger was read to know it.
      if (words[0] === 'show') expect([status, stderr]).toEqual([1, expect.stringContaining('OR3007')]);
      else expect([words[0], status, out, stderr.match(/OR\d+.*/)]).toEqual([words[0], 0, true, null]);
    }
    const refused = onReadOnlyDisk(join(path, '..'), ['import', at('whole.jsonl'), '--ledger', path]);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringMatching(/OR3011[^]*may not be written to/)]);
  });

  test.skipIf(!users)('without the right to write is read, and adding says what is missing', async () => {
    const path = await placed('rights', false);
    chmodSync(folder, 0o755);
    chmodSync(join(path, '..'), 0o755);
    chmodSync(path, 0o644);
    for (const words of READING.filter(([name]) => name === 'search' || name === 'export')) {
      const { status, out, stderr } = asNobody([...words, '--ledger', path]);
      expect([words[0], status, out, stderr.match(/OR\d+.*/)]).toEqual([words[0], 0, true, null]);
    }
    const missing = (words: string[]): string => asNobody([...words, '--ledger', path]).stderr;
    expect(missing(['remove', 'doc_a'])).toMatch(/OR3011.*the folder .*rights may not be written to/);
    chmodSync(path, 0o600);
    expect(missing(['search'])).toMatch(/OR3013.*the file may not be read/);
    chmodSync(join(path, '..'), 0o700);
    expect(missing(['search'])).toMatch(/OR3013.*the folder .*rights may not be entered/);
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  test.skipIf(!users)('a folder in which none may be made is told as that', () => {
    chmodSync(folder, 0o755);
    const { status, stderr } = asNobody([
      'import',
      at('whole.jsonl'),
      '--ledger',
      join(folder, 'new', 'ledger.sqlite'),
    ]);
    expect([status, stderr]).toEqual([1, expect.stringMatching(/OR3011.*the folder .* may not be written to/)]);
  });
});

test('what is written to while it is read without a lock is not given out as if it fitted together', async () => {
  const { openWithoutLock } = await import('../../src/storage/sqlite/withoutLock.ts');
  const { default: Sqlite } = await import('better-sqlite3');
  const path = at('changing.sqlite');
  copyFileSync(filled, path);
  const open = (way: string) => new Sqlite(way, { readonly: true });
  const { database, confirm, dispose } = await openWithoutLock(path, {
    asItIs: open,
    upToDate: async (way) => open(way),
  });
  expect(database.prepare('select count(*) from document_rows').pluck().get()).toBeGreaterThan(0);
  confirm();
  const ledger = await openLedger(path);
  await ledger.add(documentOf({ said: [{ speaker: 'Jón Thor', words: 'Something new' }] }), ARRIVAL);
  expect(confirm).toThrow(expect.objectContaining({ code: 'OR3014' }));
  await ledger.close();
  database.close();
  dispose();
});

describe('clocks', () => {
  const page = (words: string) =>
    documentOf({ url: 'https://news.example/clock', said: [{ speaker: 'Kari Nygård', words }] });

  test('a version of a clock that was ahead does not stay the current one, in a copy neither', async () => {
    const [path, copy] = [at('clock.sqlite'), at('clock-copy.sqlite')];
    const ledger = await openLedger(path);
    for (const [words, retrieved] of [
      ['The first', '2026-05-04T12:00:00Z'],
      ['The second, ahead', '2999-01-01T00:00:00Z'],
      ['The third', '2026-05-05T12:00:00Z'],
      ['An older one', '2026-05-03T12:00:00Z'],
    ] as const) {
      expect(await ledger.add(page(words), { retrieved })).toMatchObject({
        status: words === 'The first' ? 'added' : 'new-version',
      });
    }
    expect((await ledger.search({})).hits.map(({ text }) => text)).toEqual(['“The third”']);
    await ledger.close();
    writeFileSync(at('clock.jsonl'), await exported(path));
    await onrecord('import', at('clock.jsonl'), '--ledger', copy);
    expect(await exported(copy, 'jsonl')).toBe(await exported(path, 'jsonl'));
  });

  test('a time that is none is refused', async () => {
    const ledger = await openLedger(at('clock.sqlite'));
    await expect(ledger.add(page('No time'), { retrieved: 'yesterday' })).rejects.toMatchObject({ code: 'OR3009' });
    await ledger.close();
  });
});

test('the beginning of an id takes nothing out, not even of the only document', async () => {
  const path = at('only.sqlite');
  const ledger = await openLedger(path);
  const { document } = await ledger.add(documentOf({ said: [{ speaker: 'Kari Nygård', words: 'Alone' }] }), ARRIVAL);
  await ledger.close();
  for (const id of ['doc_', document.slice(0, -1), 'doc', '', '%', 'st_']) {
    const { codes, exit } = await onrecord('remove', id, '--ledger', path);
    expect(exit).not.toBe(0);
    expect(codes).toEqual([id.startsWith('doc_') ? 'OR3012' : 'OR3003']);
  }
  expect(await onrecord('remove', document, '--ledger', path)).toMatchObject({
    out: `${document}  removed\n`,
    exit: 0,
  });
});
