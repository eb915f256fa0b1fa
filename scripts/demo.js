// Reads the documents of corpus/ into a fresh ledger and asks it what a user would ask. Every line shown is a command
// that can be typed as it stands.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = 'bin/onrecord.js';
const folder = mkdtempSync(join(tmpdir(), 'onrecord-demo-'));
const ledger = join(folder, 'demo.sqlite');

function onrecord(...words) {
  const shown = words.map((word) => (/[\s"*]/.test(word) ? `'${word}'` : word)).join(' ');
  console.log(`\n$ onrecord ${shown}\n`);
  const { status } = spawnSync(process.execPath, [program, ...words], {
    stdio: 'inherit',
    env: { ...process.env, ONRECORD_LEDGER: ledger },
  });
  if (status !== 0) throw new Error(`onrecord ${shown} ended with ${status}`);
}

function ask(...words) {
  const { stdout } = spawnSync(process.execPath, [program, ...words, '--json'], {
    encoding: 'utf8',
    env: { ...process.env, ONRECORD_LEDGER: ledger },
  });
  return JSON.parse(stdout);
}

try {
  if (!existsSync('dist')) throw new Error('run npm ci first');
  const slugs = readdirSync('corpus/documents', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  console.log(
    `Onrecord reads ${slugs.length} documents written for this project into a ledger of their own (${ledger}).`,
  );
  onrecord(
    'add',
    ...slugs.flatMap((slug) =>
      readdirSync(join('corpus/documents', slug))
        .filter((name) => name.startsWith('source.'))
        .map((name) => join('corpus/documents', slug, name)),
    ),
  );
  console.log('\nWhat does the alliance’s secretary-general say?');
  onrecord('search', '--speaker', 'Anders Holm', '--limit', '3');
  console.log('\nWho speaks of a border, word for word?');
  onrecord('search', 'border*', '--kind', 'direct', '--limit', '3');
  const { id } = ask('search', 'border*', '--kind', 'direct', '--limit', '1').hits[0];
  console.log('\nOne entry, and why it is there:');
  onrecord('show', id);
  onrecord('explain', id);
  console.log('\nWhat has the United Kingdom said and done, by year?');
  onrecord('timeline', 'GBR', '--by', 'year');
  console.log('\nFor a spreadsheet:');
  const csv = join(folder, 'statements.csv');
  onrecord('export', '--format', 'csv', '--kind', 'mixed', '-o', csv);
  console.log(`${readFileSync(csv, 'utf8').split('\r\n').slice(0, 3).join('\n')}\n…`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
