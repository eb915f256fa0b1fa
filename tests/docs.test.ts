import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { format } from 'prettier';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program } from '../src/cli/main.ts';
import { GRANULARITIES } from '../src/document/index.ts';
import { ERRORS } from '../src/errors/index.ts';
import { runAttributionEvaluation } from '../src/evaluate/index.ts';
import { statementsAsCsv } from '../src/index.ts';
import { readTable } from '../src/lexicon/tables.ts';
import { commandsIn, fencesOf, read, titleOf } from './markdown.ts';
import { ROOT } from './shared.ts';

const markdownIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const PAGES = ['README.md', 'CONTRIBUTING.md', 'models/en/MODEL_CARD.md', 'training/README.md', ...markdownIn('docs')];

const fences = PAGES.flatMap(fencesOf);

describe('TypeScript examples', () => {
  const examples = fences.filter(({ language }) => language === 'ts').map((fence) => [titleOf(fence), fence] as const);
  // Beside node_modules, so that the types of the examples' imports are found; git ignores it.
  const folder = join(ROOT, '.cache', `docs-${process.pid}`);
  const files = examples.map((_, index) => join(folder, `example-${index}.ts`));
  let scratch = '';

  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true });
    ts.sys.createDirectory(join(ROOT, '.cache'));
    ts.sys.createDirectory(folder);
    // Where an example runs: it sees the corpus and the samples, and may leave files.
    scratch = mkdtempSync(join(tmpdir(), 'onrecord-docs-'));
    for (const name of ['corpus', 'samples']) symlinkSync(join(ROOT, name), join(scratch, name), 'junction');
    for (const [index, [, { body }]] of examples.entries())
      writeFileSync(files[index] ?? '', body.replaceAll("'onrecord'", "'../../src/index.ts'"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(scratch, { recursive: true, force: true });
  });

  test('there are some', () => expect(examples.length).toBeGreaterThan(5));

  test('they hold the types', () => {
    const configuration = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config as object;
    const { options } = ts.parseJsonConfigFileContent({ ...configuration, files }, ts.sys, ROOT);
    const checked = ts.createProgram(files, { ...options, noEmit: true });
    const faults = files.flatMap((file) => {
      const source = checked.getSourceFile(file);
      return [...checked.getSyntacticDiagnostics(source), ...checked.getSemanticDiagnostics(source)];
    });
    expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  });

  test.each(examples)('%s runs and prints what stands below it', (_, fence) => {
    const file = files[examples.findIndex(([, other]) => other === fence)] ?? '';
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
      cwd: scratch,
      encoding: 'utf8',
      env: { ...process.env, ONRECORD_LEDGER: join(scratch, 'ledger.sqlite') },
    });
    expect(status, stderr).toBe(0);
    if (fence.next?.language !== 'text') throw new Error('there is no text block below it');
    expect(stdout).toBe(fence.next.body);
  });
});

describe('command lines', () => {
  const lines = fences
    .filter(({ language }) => language === 'sh')
    .flatMap((fence) => fence.body.split('\n').flatMap((line) => commandsIn(line).map((words) => ({ fence, words }))))
    .filter(({ words }) => words.length > 0)
    .map(({ fence, words }) => [`${titleOf(fence)} ${words.join(' ')}`, words] as const);
  const ofOnrecord = lines.flatMap(([name, words]) => {
    const bare = words[0] === 'npx' ? words.slice(1) : words;
    return bare[0] === 'onrecord' ? [[name, bare.slice(1)] as const] : [];
  });

  test('there are some', () => expect(ofOnrecord.length).toBeGreaterThan(15));

  test.each(ofOnrecord)('%s', async (_, words) => {
    let ran = false;
    const root = await program();
    const idle = (command: Command): void => {
      command.configureOutput({ writeErr: () => undefined }).exitOverride();
      if (command.commands.length === 0) command.action(() => void (ran = true));
      for (const inner of command.commands) idle(inner);
    };
    idle(root);
    await root.parseAsync(['node', 'onrecord', ...words]);
    expect(ran).toBe(true);
    for (const path of words.filter((word) => word.startsWith('corpus/')))
      expect(existsSync(join(ROOT, path.replace(/\/\*.*$/, ''))), path).toBe(true);
  });

  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const mentioned = PAGES.flatMap((page) =>
    Array.from(read(page).matchAll(/npm run (?:-s )?([\w:-]+)/g), ([, name = '']) => [page, name] as const),
  );
  test.each(mentioned)('%s: npm run %s', (_, name) => expect(Object.keys(scripts)).toContain(name));
});

describe('errors', () => {
  test('docs/errors.md has the table as it is (update: vitest run tests/docs.test.ts -u)', async () => {
    const cell = (text: string): string => text.replaceAll('|', String.raw`\|`).replace(/\{(\w+)\}/g, '_$1_');
    const rows = Object.entries(ERRORS).map(
      ([code, { message, remedy, exit, status }]) =>
        `| ${code} | ${cell(message)} | ${cell(remedy)} | ${exit} | ${status} |`,
    );
    const page = [
      '# Errors',
      '',
      'Made from `src/errors/index.ts`; do not edit. A code keeps its meaning. Words in italics stand for what is filled in.',
      'The exit code is the one when nothing else was asked of the run; where other inputs were read it is 3.',
      '',
      '| code | message | remedy | exit code | HTTP status |',
      '| --- | --- | --- | --: | --: |',
      ...rows,
      '',
    ].join('\n');
    await expect(await format(page, { parser: 'markdown', printWidth: 120 })).toMatchFileSnapshot('../docs/errors.md');
  });

  const named = PAGES.flatMap((page) =>
    Array.from(read(page).matchAll(/\bOR\d{4}\b/g), ([code]) => [page, code] as const),
  );
  test('every code that is named exists', () => {
    expect(named.filter(([, code]) => !(code in ERRORS))).toEqual([]);
    expect(named.length).toBeGreaterThan(Object.keys(ERRORS).length);
  });
});

describe('lists are complete', () => {
  const isNamed = (page: string) => {
    const text = read(page);
    return (name: string): boolean => text.includes(`\`${name}\``);
  };

  test('docs/schema.md has every field of the schema of documents', () => {
    const names = new Set<string>();
    const collect = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      if ('properties' in schema) for (const name of Object.keys(schema.properties as object)) names.add(name);
      for (const inner of Object.values(schema)) collect(inner);
    };
    const whole = JSON.parse(read('docs/document.schema.json')) as {
      oneOf: { properties: Record<string, { items?: unknown }> }[];
      $defs: unknown;
    };
    // Events are empty for now, and what they will hold is not described.
    for (const one of whole.oneOf) {
      for (const [name, inner] of Object.entries(one.properties)) {
        names.add(name);
        if (name !== 'events' && name !== 'entities') collect(inner.items);
      }
    }
    collect(whole.$defs);
    // The parts of an act are not described either.
    const left = [...names].filter((name) => !isNamed('docs/schema.md')(name) && !['type', 'negated'].includes(name));
    expect(names.size).toBeGreaterThan(30);
    expect(left).toEqual([]);
  });

  test('docs/schema.md has every column of the table', async () => {
    async function* nothing(): AsyncGenerator<never> {}
    let header = '';
    for await (const line of statementsAsCsv(nothing())) header += line;
    const columns = header.trim().split(',');
    expect(columns.length).toBeGreaterThan(20);
    expect(columns.filter((column) => !isNamed('docs/schema.md')(column))).toEqual([]);
  });

  test('docs/codebook.md has every value of contexts, sectors and granularities, and no other', () => {
    const listed = read('docs/codebook.md')
      .split('\n## ')
      .slice(1)
      .map((part) => [...part.matchAll(/^\| `([^`]+)`/gmu)].map(([, value = '']) => value).toSorted());
    const { events } = JSON.parse(read('models/en/config.json')) as { events: { contexts: string[] } };
    const tables = readdirSync(join(ROOT, 'data')).filter((name) => name.endsWith('.csv'));
    const sectors = tables.flatMap((name) => readTable(name).flatMap(({ cells: { sector } }) => sector || []));
    expect(listed).toEqual(
      [events.contexts, [...new Set(sectors)], GRANULARITIES].map((values) => [...values].toSorted()),
    );
  });

  test('docs/evaluation.md has every figure', async () => {
    const { evaluation } = await runAttributionEvaluation([], { threads: 1 });
    const figures = Object.keys(evaluation);
    expect(figures.length).toBeGreaterThan(10);
    expect(figures.filter((figure) => !isNamed('docs/evaluation.md')(figure))).toEqual([]);
  });
});

test('every link within the repository leads somewhere', () => {
  const links = PAGES.flatMap((page) =>
    Array.from(read(page).matchAll(/\]\((?!https?:)([^)#\s]+)/g), ([, target = '']) => ({ page, target })),
  );
  expect(links.length).toBeGreaterThan(15);
  const broken = links.filter(({ page, target }) => !existsSync(join(ROOT, dirname(page), target)));
  expect(broken.map(({ page, target }) => `${page}: ${target}`)).toEqual([]);
});
