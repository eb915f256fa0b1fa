import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectShown, fencesOf, titleOf, writePages } from './markdown.ts';
import { ROOT } from './shared.ts';

// The pages in the order in which a reader comes to them. Each block of shell runs in the folder that those before it left,
// and what a block of text below it shows is what it prints; a line that is only “…” stands for lines left out. A block
// opened with “sh elsewhere” needs the web, files of the reader's own, or minutes, and is only parsed (tests/docs.test.ts).
// `npm run guide` writes what is printed now into the pages; where a line after “…” is gone, it stays for you to see to.
const PAGES = [
  'README.md',
  'docs/sources.md',
  'docs/search.md',
  'docs/positions.md',
  'docs/topics.md',
  'docs/collection.md',
  'docs/exports.md',
  'docs/output.md',
  'docs/operation.md',
];

const toRun = PAGES.flatMap(fencesOf).filter(({ language, note }) => language === 'sh' && note !== 'elsewhere');

describe('the commands of the guide', () => {
  let folder = '';
  let environment: NodeJS.ProcessEnv = {};

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-guide-'));
    for (const name of ['samples', 'corpus']) symlinkSync(join(ROOT, name), join(folder, name), 'junction');
    const programs = join(folder, '.programs');
    mkdirSync(programs);
    const main = JSON.stringify(pathToFileURL(join(ROOT, 'src', 'cli', 'main.ts')).href);
    const script = `import(${main}).then(({ run }) => run(["node", "onrecord", ...process.argv.slice(1)]))`;
    const program = join(programs, 'onrecord');
    writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' --eval '${script}' -- "$@"\n`);
    chmodSync(program, 0o755);
    const { XDG_DATA_HOME: _, ...rest } = process.env;
    environment = {
      ...rest,
      PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}`,
      HOME: folder,
      NO_COLOR: '1',
      COLUMNS: '80',
    };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  afterAll(writePages);

  test('there are some', () => expect(toRun.length).toBeGreaterThan(10));

  test.each(toRun.map((block) => [titleOf(block), block] as const))('%s', (_, block) => {
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', `exec 2>&1\n${block.body}`], {
      cwd: folder,
      encoding: 'utf8',
      env: environment,
    });
    expect(status, `${stdout}${stderr}`).toBe(0);
    if (block.next?.language === 'text') expectShown(stdout, block.next);
  });
});
