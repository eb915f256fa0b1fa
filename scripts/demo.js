// Reads samples/ into a fresh ledger and asks it what a user would ask; with the word web it opens it in a browser
// instead. Every line shown is a command that can be typed as it stands, once ONRECORD_LEDGER names the demo's ledger,
// which stays.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const program = 'bin/onrecord.js';
const folder = 'demo';
const ledger = join(folder, 'ledger.sqlite');
const table = join(folder, 'statements.csv');
const env = { ...process.env, ONRECORD_LEDGER: ledger };

function onrecord(...words) {
  const shown = words.map((word) => (/[\s"*]/.test(word) ? `'${word}'` : word)).join(' ');
  console.log(`\n$ onrecord ${shown}\n`);
  const { status } = spawnSync(process.execPath, [program, ...words], { stdio: 'inherit', env });
  if (status !== 0) throw new Error(`onrecord ${shown} ended with ${status}`);
}

/** The id of the first statement that a search finds. */
function first(...words) {
  const { stdout } = spawnSync(process.execPath, [program, 'search', ...words, '--json'], { encoding: 'utf8', env });
  return JSON.parse(stdout).hits[0].id;
}

if (!existsSync('dist')) throw new Error('run npm ci first');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
console.log('Onrecord reads ten short documents about an invented dispute into a ledger of their own.');
onrecord('add', 'samples');
if (process.argv[2] === 'web') {
  onrecord('serve', ...process.argv.slice(3));
  process.exit();
}
console.log('\nWhat does Norway’s fisheries minister say of an agreement?');
onrecord('search', 'agreement OR talks', '--speaker', 'Solbakken', '--limit', '5');
console.log('\nWhen did her line change?');
onrecord('positions', 'Solbakken', '--issue', 'fisheries');
console.log('\nWhich quotations differ from the transcripts?');
onrecord('search', '--verdict', 'altered', '--limit', '5');
console.log('\nOne of them beside the words that were said:');
onrecord('verify', first('fleet', 'fish', '--verdict', 'altered'));
console.log('\nOne entry, and why it is there:');
const entry = first('mackerel', '--speaker', 'Solbakken', '--verdict', 'verbatim');
onrecord('show', entry);
onrecord('explain', entry);
console.log('\nWhat have Norway and Iceland said and done to each other, by month?');
onrecord('timeline', 'Norway', 'Iceland', '--by', 'month');
console.log('\nFor a spreadsheet:');
onrecord('export', '--format', 'csv', '--kind', 'direct', '-o', table);
console.log(`${readFileSync(table, 'utf8').split('\r\n').slice(0, 3).join('\n')}\n…`);
console.log(`\nThe ledger stays: export ONRECORD_LEDGER=${ledger}, and npx onrecord search, show, explain … ask it.`);
