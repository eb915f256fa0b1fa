/**
 * Reads and checks the event texts of corpus/events. Their form is described in corpus/events/README.md.
 *
 *   npx node scripts/events-corpus.js           counts by type, mode, flag and style
 *   npx node scripts/events-corpus.js --check   checks everything; each fault on stderr
 *   npx node scripts/events-corpus.js --json    one JSON array of the records, spans in code points, end exclusive
 *
 * Another folder can be named as last argument. Exit codes: 0 done, 1 something is wrong, 2 wrong usage.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const EVENTS = join(dirname(fileURLToPath(import.meta.url)), '..', 'corpus', 'events');
const STYLES = ['wire', 'broadsheet', 'press-release', 'broadcast', 'tabloid', 'agency-brief', 'communique'];
const FLAGS = ['negated', 'hypothetical', 'future', 'historical'];
const ROLES = { t: 'trigger', a: 'actors', r: 'recipients', p: 'places', d: 'dates' };
/** The types of PLOVER 2.0 with their modes. */
const MODES = {
  AGREE: '',
  CONSULT: 'visit third-party multilateral phone',
  SUPPORT: '',
  CONCEDE: '',
  COOPERATE: '',
  AID: '',
  RETREAT: 'withdraw release disarm ceasefire access resign',
  REQUEST: 'assist change yield meet',
  ACCUSE: 'disapprove investigate allege',
  REJECT: 'assist change yield meet',
  THREATEN: 'restrict arrest relations expel territory violence',
  PROTEST: 'demo riot strike hunger boycott obstruct vandalize',
  SANCTION: 'convict expel withdraw discontinue',
  MOBILIZE: 'troops weapons police militia',
  COERCE: 'seize restrict censor curfew martial-law arrest deport withhold misinformation cyber',
  ASSAULT:
    'abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons crowd-control unconventional',
};
const CONTEXTS = (
  'military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic ' +
  'legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality ' +
  'diplomatic territory peacekeeping health asylum migration disasters natural_resource environment technology ' +
  'terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking'
).split(' ');
/** What the whole folder has to reach, and the length of a run of words that no two records may share. */
const LEAST = { sentences: 100, triggers: 25, negatives: 800, flagShare: 0.08 };
const RUN = 6;
const LENGTH = { least: 4, most: 60 };
const MOST_CONTEXTS = 3;
const MOST_TRIGGER_WORDS = 6;

const wordsOf = (text) =>
  text
    .toLowerCase()
    .replace(/['’]/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const listOf = (field) => (field === '-' ? [] : field.split(','));

/** Adds a fault for every item of `items` that is not one of `known`, or stands there twice. */
function judgeList(items, known, what, fault) {
  for (const item of items) if (!known.includes(item)) fault(`no ${what} "${item}"`);
  if (new Set(items).size < items.length) fault(`a ${what} is given twice`);
}

/** An event from its line `N TYPE modes flags contexts`. */
function parseEvent(line, fault) {
  const fields = line.split(' ');
  const [number = '', type = '', modes = '', flags = '', contexts = ''] = fields;
  if (fields.length !== 5 || !/^[1-9]\d*$/.test(number)) fault(`event line not understood: ${line}`);
  const event = { number, type, modes: listOf(modes), flags: listOf(flags), contexts: listOf(contexts) };
  if (!Object.hasOwn(MODES, type)) fault(`no type "${type}"`);
  else judgeList(event.modes, MODES[type].split(' '), `mode of ${type}`, fault);
  judgeList(event.flags, FLAGS, 'flag', fault);
  judgeList(event.contexts, CONTEXTS, 'context', fault);
  if (event.contexts.length > MOST_CONTEXTS) fault(`event ${number} has more than ${MOST_CONTEXTS} contexts`);
  return { ...event, trigger: [], actors: [], recipients: [], places: [], dates: [] };
}

/** The text without its marks, and the marks as `{ role, number, span }`, the span in code points of that text. */
function strip(marked, fault) {
  const points = [...marked];
  const text = [];
  const marks = [];
  const open = [];
  for (let at = 0; at < points.length; at += 1) {
    const point = points[at];
    if (point === '\\' && '{}'.includes(points[at + 1] ?? ' ')) {
      at += 1;
      text.push(points[at]);
    } else if (point === '{') {
      const mark = /^\{([tarpd])(\d+) /.exec(points.slice(at, at + 6).join(''));
      if (mark === null) fault(`a { that opens no mark after "${text.slice(-30).join('')}"`);
      else {
        open.push({ role: ROLES[mark[1]], number: mark[2], start: text.length });
        at += mark[0].length - 1;
      }
    } else if (point === '}') {
      const mark = open.pop();
      if (mark === undefined) fault(`a } too many after "${text.slice(-30).join('')}"`);
      else marks.push({ role: mark.role, number: mark.number, span: [mark.start, text.length] });
    } else text.push(point);
  }
  if (open.length > 0) fault(`never closed: ${open.map(({ role, number }) => `${role} ${number}`).join(', ')}`);
  return { text: text.join(''), marks };
}

/** A record: its event lines, its text, and the spans of each event in the order of the text. */
function parseRecord(block, file, faults) {
  const [heading = '', ...lines] = block.split('\n');
  const found = /^% ([a-z]+(?:-[a-z0-9]+)*-\d+) (\S+)$/.exec(heading);
  const id = found?.[1] ?? heading;
  const fault = (words) => faults.push(`${file}, ${id}: ${words}`);
  if (found === null) fault('a record begins with "% id style"');
  else if (!STYLES.includes(found[2])) fault(`no style "${found[2]}"`);
  const events = lines.slice(0, -1).map((line) => parseEvent(line, fault));
  const { text, marks } = strip(lines.at(-1) ?? '', fault);
  const points = [...text];
  for (const { role, number, span } of marks.sort((one, other) => one.span[0] - other.span[0])) {
    const words = points.slice(...span).join('');
    const event = events.find((each) => each.number === number);
    if (event === undefined) fault(`"${words}" is marked for event ${number}, which has no line`);
    else event[role].push(span);
    if (words === '' || words !== words.trim()) fault(`a mark ends on white space: "${words}"`);
    if (role === 'trigger' && wordsOf(words).length > MOST_TRIGGER_WORDS) fault(`a long trigger: "${words}"`);
  }
  for (const [index, { number, type, trigger }] of events.entries()) {
    if (number !== String(index + 1)) fault('events are numbered 1, 2, 3 …');
    if (trigger.length === 0) fault(`event ${number}, ${type}, has no trigger`);
  }
  const { length } = wordsOf(text);
  if (length < LENGTH.least || length > LENGTH.most) fault(`${length} words, not ${LENGTH.least} to ${LENGTH.most}`);
  if (text !== text.trim() || text.includes('  ')) fault('white space at the ends of the text, or double');
  return { id, file, style: found?.[2] ?? '', text, events };
}

/** The records of a folder's .txt files and the faults of their form, in the order of the files. */
function readFolder(folder) {
  const faults = [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const records = names.sort().flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split(/\n{2,}/)
      .map((block) => block.trim())
      .filter((block) => block !== '')
      .map((block) => parseRecord(block, file, faults)),
  );
  return { records, faults };
}

/**
 * A rough lemma of a trigger's first word, so that "accused" and "accuses" count once: ends are cut off and doubled
 * consonants made one. Rough is enough: the types have twice as many words as they need.
 */
function lemmaOf(trigger) {
  const [first = ''] = wordsOf(trigger);
  const irregular = { fought: 'fight', shot: 'shoot', shooting: 'shoot', held: 'hold', broke: 'break', took: 'take' };
  const ends = /(?:ations?|itions?|ions?|ments?|als?|ings?|ers?|ies|ied|ed|es|s|e|y)$/;
  const stem = first.length > 4 ? first.replace(ends, '') : first;
  return irregular[first] ?? stem.replace(/([^aeiou])\1$/, '$1');
}

const wordsAt = (text, [start, end]) => [...text].slice(start, end).join('');

function lemmasOf(records, type) {
  const triggers = records.flatMap(({ text, events }) =>
    events.filter((event) => event.type === type).map(({ trigger }) => wordsAt(text, trigger[0] ?? [0, 0])),
  );
  return new Set(triggers.map(lemmaOf));
}

/** Faults of records compared with each other: ids given twice, and runs of six words in two records. */
function compareRecords(records) {
  const faults = [];
  const ids = new Set();
  const runs = new Map();
  for (const { id, file, text } of records) {
    if (ids.has(id)) faults.push(`${file}, ${id}: this id is given twice`);
    ids.add(id);
    const words = wordsOf(text);
    for (let at = 0; at + RUN <= words.length; at += 1) {
      const run = words.slice(at, at + RUN).join(' ');
      const other = runs.get(run);
      if (other === undefined) runs.set(run, id);
      else if (other !== id) faults.push(`${file}, ${id}: shares "${run}" with ${other}`);
    }
  }
  return faults;
}

/** Faults of the numbers: sentences and trigger words a type, negatives and flags in all. */
function judgeAmounts(records) {
  const faults = [];
  for (const type of Object.keys(MODES)) {
    const sentences = records.filter(({ events }) => events.some((event) => event.type === type)).length;
    const triggers = lemmasOf(records, type).size;
    if (sentences < LEAST.sentences) faults.push(`${type}: ${sentences} sentences, not ${LEAST.sentences}`);
    if (triggers < LEAST.triggers) faults.push(`${type}: ${triggers} trigger words, not ${LEAST.triggers}`);
  }
  const negatives = records.filter(({ events }) => events.length === 0).length;
  if (negatives < LEAST.negatives) faults.push(`${negatives} negatives, not ${LEAST.negatives}`);
  const events = records.flatMap((record) => record.events);
  for (const flag of FLAGS) {
    const share = events.filter(({ flags }) => flags.includes(flag)).length / Math.max(1, events.length);
    if (share < LEAST.flagShare) faults.push(`${(100 * share).toFixed(1)}% of the events are ${flag}, not 8%`);
  }
  return faults;
}

function count(keys) {
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].map(([key, number]) => `${key} ${number}`).join(', ');
}

function printCounts(records) {
  for (const type of Object.keys(MODES)) {
    const events = records.flatMap((record) => record.events).filter((event) => event.type === type);
    const sentences = records.filter((record) => record.events.some((event) => event.type === type)).length;
    console.log(
      `${type}: ${events.length} events in ${sentences} texts, ${lemmasOf(records, type).size} trigger words`,
    );
    console.log(`  modes: ${count(events.flatMap(({ modes }) => (modes.length === 0 ? ['none'] : modes)))}`);
    console.log(`  flags: ${count(events.flatMap(({ flags }) => flags))}`);
  }
  console.log(`styles: ${count(records.map(({ style }) => style))}`);
  console.log(`files: ${count(records.map(({ file }) => file))}`);
  const negatives = records.filter(({ events }) => events.length === 0).length;
  console.log(`${records.length} texts, ${negatives} of them without an event`);
}

function main(given) {
  const modes = given.filter((argument) => argument.startsWith('--'));
  const folders = given.filter((argument) => !argument.startsWith('--'));
  const folder = folders[0] ?? EVENTS;
  const known = modes.every((mode) => mode === '--check' || mode === '--json');
  if (!known || modes.length > 1 || folders.length > 1 || !existsSync(folder)) {
    console.error('usage: node scripts/events-corpus.js [--check|--json] [FOLDER]');
    return 2;
  }
  const { records, faults } = readFolder(folder);
  if (modes[0] === '--check') faults.push(...compareRecords(records), ...judgeAmounts(records));
  for (const fault of faults) console.error(fault);
  if (modes[0] === '--json') console.log(JSON.stringify(records));
  else if (modes[0] === undefined) printCounts(records);
  if (modes[0] === '--check') console.error(`${records.length} texts, ${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
