import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { openSqliteLedger } from '../src/storage/index.ts';
import { numberedDocument } from '../src/storage/testing/documents.ts';
import { ROOT } from './shared.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-deploy-'));
afterAll(() => rmSync(folder, { recursive: true }));

const UNITS = join(ROOT, 'deploy', 'systemd');
const PROGRAM = '/usr/local/bin/onrecord';
const units = readdirSync(UNITS).filter((name) => /\.(?:service|timer)$/.test(name));
const canVerify = spawnSync('systemd-analyze', ['--version']).status === 0;

test.skipIf(!canVerify)('systemd finds no fault in the units', () => {
  const place = join(folder, 'units');
  mkdirSync(place);
  for (const name of units) {
    // The command is not installed where tests run, and systemd looks for it.
    const unit = readFileSync(join(UNITS, name), 'utf8').replaceAll(PROGRAM, process.execPath);
    writeFileSync(join(place, name), unit);
  }
  // A template is looked at by its instances.
  const template = 'onrecord-backup@.timer';
  const instances = ['sqlite', 'postgres'].map((instance) => template.replace('@', `@${instance}`));
  for (const instance of instances) copyFileSync(join(place, template), join(place, instance));
  const checked = [...units.filter((name) => name !== template), ...instances];
  expect(checked).toHaveLength(5);
  const { status, stderr } = spawnSync(
    'systemd-analyze',
    ['verify', '--man=no', '--recursive-errors=no', ...checked.map((name) => join(place, name))],
    { encoding: 'utf8' },
  );
  expect([status, stderr]).toEqual([0, '']);
});

/** The command lines of a unit, as systemd hands them to sh. */
function commandsOf(unit: string): string[] {
  const lines = readFileSync(join(UNITS, unit), 'utf8').matchAll(/^ExecStart(?:Post)?=\/bin\/sh -c '(.*)'$/gm);
  return Array.from(lines, ([, command = '']) => command.replaceAll('%%', '%'));
}

test.skipIf(process.platform === 'win32')('the nightly backup copies the ledger and removes what is old', async () => {
  const [ledgerPath, backups, program] = ['ledger.sqlite', 'backups', 'onrecord'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const ledger = await openSqliteLedger(ledgerPath);
  await ledger.add(numberedDocument(1), { retrieved: '2026-05-04T12:00:00Z' });
  await ledger.close();
  const main = JSON.stringify(pathToFileURL(join(ROOT, 'src', 'cli', 'main.ts')).href);
  const script = `import(${main}).then(({ run }) => run(["node", "onrecord", ...process.argv.slice(1)]))`;
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' --eval '${script}' -- "$@"\n`);
  chmodSync(program, 0o755);
  mkdirSync(backups);
  for (const name of ['ledger-2020-01-01.sqlite', 'notes.txt']) {
    writeFileSync(join(backups, name), 'old');
    utimesSync(join(backups, name), 1_577_836_800, 1_577_836_800);
  }
  const commands = commandsOf('onrecord-backup@sqlite.service');
  expect(commands).toHaveLength(2);
  // Twice on one day is one backup.
  for (const command of [...commands, ...commands]) {
    const { status, stderr } = spawnSync('/bin/sh', ['-c', command.replaceAll(PROGRAM, program)], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ONRECORD_LEDGER: ledgerPath, BACKUPS: backups, KEEP_DAYS: '30' },
    });
    expect([status, stderr]).toEqual([0, '']);
  }
  const left = readdirSync(backups).toSorted();
  expect(left).toEqual([expect.stringMatching(/^ledger-20[23]\d-\d\d-\d\d\.sqlite$/), 'notes.txt']);
  const copy = await openSqliteLedger(join(backups, left[0] ?? ''), { mode: 'read' });
  expect((await copy.counts()).documents).toBe(1);
  await copy.close();
  expect(existsSync(join(backups, 'ledger-2020-01-01.sqlite'))).toBe(false);
});
