/**
 * How far two passes of labelling agree: the corpus (the first pass) and corpus/second-pass, written without sight of
 * it. docs/agreement.md tells how that was done and what the figures were.
 *
 *   npx node scripts/agreement.js                    both tables, against the corpus as it is now (settled)
 *   npx node scripts/agreement.js --first REVISION   the first pass as it was at that git revision
 *   npx node scripts/agreement.js --json             the figures as JSON
 *   npx node scripts/agreement.js --differences      every label on which the passes differ, one a line
 *   npx node scripts/agreement.js --sample           the ids of the event texts that the seed draws
 *
 * Exit codes: 0 done, 2 wrong usage; anything else that is wrong throws.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { match, nominal, overlap, sets } from './agreementMeasures.js';
import { readLabels } from './corpusLabels.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SECOND = join(ROOT, 'corpus', 'second-pass');
/** A text is in the sample if the hash of seed and id is among the lowest of its kind. */
const SEED = 'second pass of the events';
const SAMPLE = { withEvents: 150, without: 50 };

const git = (...words) => execFileSync('git', words, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 });

/** A file of the corpus, now or as it was at a revision. */
const readFirst = (path, revision) =>
  revision === undefined ? readFileSync(join(ROOT, path), 'utf8') : git('show', `${revision}:${path}`);

/** Names compare without case and article; a set is its sorted names. */
const nameSet = (names) => new Set(names.map((name) => name.toLowerCase().replace(/^(?:the|an?) /, '')));
const keyOf = (names) => [...nameSet(names)].sort().join('; ') || '-';
const periodOf = (period) => (period === null ? '-' : `${period.from}/${period.to}`);

/** The labels of one pass; numbers and speakers are taken from them, since scripts/corpus.js checks them. */
function readPass(labels, text) {
  const lines = labels.matchAll(/^(\d+) \| speaker (.+?) \|/gm);
  const speakers = new Map([...lines].map(([, number, name]) => [number, name === '-' ? null : name]));
  return readLabels(labels, text, speakers);
}

/** The documents of the second pass: `{ slug, first, second }`, each pass as readLabels gives it. */
function readDocuments(revision) {
  return readdirSync(join(SECOND, 'documents')).map((file) => {
    const slug = file.replace(/\.txt$/, '');
    const folder = `corpus/documents/${slug}`;
    const { text } = JSON.parse(readFirst(`${folder}/expected.json`, revision));
    const first = readPass(readFirst(`${folder}/labels.txt`, revision), text);
    return { slug, text, first, second: readPass(readFileSync(join(SECOND, 'documents', file), 'utf8'), text) };
  });
}

/** What is compared of a statement as one value, and as a set of members. */
const VALUES = {
  speaker: ({ speakers }) => keyOf(speakers),
  status: ({ status }) => status,
  represents: ({ represents }) => keyOf(represents),
  to: ({ to }) => keyOf(to),
  said: ({ said }) => periodOf(said),
  'first topic': ({ topics }) => topics[0] ?? '-',
  act: ({ act }) => act?.type ?? '-',
  polarity: ({ polarity }) => polarity,
  'venue given': ({ venue }) => String(venue !== null),
  chain: ({ chain }) => keyOf(chain),
};
const SETS = {
  to: ({ to }) => nameSet(to),
  about: ({ about }) => nameSet(about),
  topics: ({ topics }) => new Set(topics),
  'targets of the act': ({ act }) => nameSet(act?.targets ?? []),
};

function compareDocuments(documents) {
  const statements = documents.flatMap(({ slug, first, second }) =>
    [...first.statements].map(([number, one]) => ({
      where: `${slug} ${number}`,
      pair: [one, second.statements.get(number)],
    })),
  );
  const dates = documents.map(({ slug, text, first, second }) => {
    const exact = ({ span }, { span: other }) => span[0] === other[0] && span[1] === other[1];
    const touching = ({ span }, { span: other }) => overlap(span, other);
    return { slug, text, ...match(first.dates, second.dates, [exact, touching]), exact };
  });
  const found = dates.flatMap(({ pairs }) => pairs);
  const alone = dates.reduce((sum, { first, second }) => sum + first.length + second.length, 0);
  const same = dates.reduce((sum, { pairs, exact }) => sum + pairs.filter((pair) => exact(...pair)).length, 0);
  const spans = 2 * found.length + alone;
  const valueOf = ({ value }) => (value === null ? '-' : `${value.granularity} ${periodOf(value)}`);
  const values = nominal(found.map((pair) => pair.map(valueOf)));
  const pairsOf = (read) => statements.map(({ pair }) => pair.map(read));
  const figures = {
    values: Object.fromEntries(Object.entries(VALUES).map(([name, read]) => [name, nominal(pairsOf(read))])),
    sets: Object.fromEntries(Object.entries(SETS).map(([name, read]) => [name, sets(pairsOf(read))])),
    dates: { both: found.length, alone, f1: (2 * found.length) / spans, sameSpanF1: (2 * same) / spans, values },
  };
  const readers = { ...VALUES, about: ({ about }) => keyOf(about), topics: ({ topics }) => keyOf(topics) };
  readers.targets = ({ act }) => keyOf(act?.targets ?? []);
  const differences = statements.flatMap(({ where, pair }) =>
    Object.entries(readers).map(([name, read]) => [where, name, ...pair.map(read)]),
  );
  for (const { slug, text, pairs, first, second } of dates) {
    const words = ({ span }) => `"${text.slice(...span)}"`;
    differences.push(
      ...pairs.map(([one, two]) => [slug, 'date', ...[one, two].map((date) => `${words(date)} ${valueOf(date)}`)]),
      ...first.map((date) => [slug, 'date', `${words(date)} ${valueOf(date)}`, 'none']),
      ...second.map((date) => [slug, 'date', 'none', `${words(date)} ${valueOf(date)}`]),
    );
  }
  return { statements: statements.length, figures, differences };
}

/** The event texts of a folder, through the reader of scripts/events-corpus.js. */
function readEvents(folder) {
  const command = [join(ROOT, 'scripts', 'events-corpus.js'), '--json', folder];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 2 ** 28 }));
}

/** The event texts of the first pass, laid out in a folder of their own where they are those of a revision. */
function readFirstEvents(revision) {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-agreement-'));
  try {
    if (revision === undefined) cpSync(join(ROOT, 'corpus', 'events'), folder, { recursive: true });
    else
      for (const path of git('ls-tree', '--name-only', revision, 'corpus/events/').split('\n'))
        if (path.endsWith('.txt')) writeFileSync(join(folder, path.split('/').at(-1)), readFirst(path, revision));
    return readEvents(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function drawSample(records) {
  const rank = ({ id }) => createHash('sha256').update(`${SEED} ${id}`).digest('hex');
  const lowest = (list, size) => list.sort((one, other) => (rank(one) < rank(other) ? -1 : 1)).slice(0, size);
  return [
    ...lowest(
      records.filter(({ events }) => events.length > 0),
      SAMPLE.withEvents,
    ),
    ...lowest(
      records.filter(({ events }) => events.length === 0),
      SAMPLE.without,
    ),
  ];
}

/** The words of a text within spans, each as its place, so that a word that stands twice counts twice. */
function wordsWithin(text, spans) {
  const words = new Set();
  let at = 0;
  for (const part of text.split(/(?<![\p{L}\p{N}])(?=[\p{L}\p{N}])/u)) {
    const here = at;
    at += [...part].length;
    if (/^[\p{L}\p{N}]/u.test(part) && spans.some(([start, end]) => start <= here && here < end)) words.add(here);
  }
  return words;
}

const triggersTouch = (one, other) => one.trigger.some((span) => other.trigger.some((second) => overlap(span, second)));
const sameType = (one, other) => one.type === other.type;

function compareEvents(firstRecords, secondRecords) {
  const byId = new Map(firstRecords.map((record) => [record.id, record]));
  const texts = secondRecords.map((second) => {
    const first = byId.get(second.id);
    if (first === undefined) throw new Error(`${second.id} is not in corpus/events`);
    if (first.text !== second.text) throw new Error(`${second.id}: the passes have different words`);
    const tests = [(one, other) => sameType(one, other) && triggersTouch(one, other), sameType, triggersTouch];
    return { ...first, second: second.events, matched: match(first.events, second.events, tests) };
  });
  const presence = texts.map(({ events, second }) => [events, second].map((list) => String(list.length > 0)));
  const pairs = texts.flatMap(({ text, matched }) => matched.pairs.map((pair) => ({ text, pair })));
  const typed = pairs.filter(({ pair }) => sameType(...pair));
  const all = texts.reduce((sum, { events, second }) => sum + events.length + second.length, 0);
  const valueOf = (name) =>
    nominal(typed.map(({ pair }) => pair.map((event) => [...event[name]].sort().join(',') || '-')));
  const wordsOf = (role) => sets(typed.map(({ text, pair }) => pair.map((event) => wordsWithin(text, event[role]))));
  const swapped = typed.filter(({ text, pair: [one, other] }) => {
    const shares = (role, otherRole) =>
      [...wordsWithin(text, one[role])].some((word) => wordsWithin(text, other[otherRole]).has(word));
    const straight = shares('actors', 'actors') || shares('recipients', 'recipients');
    return !straight && (shares('actors', 'recipients') || shares('recipients', 'actors'));
  });
  const figures = {
    texts: texts.length,
    'with an event or without': nominal(presence),
    'events found, F1': (2 * pairs.length) / all,
    'found with the same type, F1': (2 * typed.length) / all,
    type: nominal(pairs.map(({ pair }) => pair.map(({ type }) => type))),
    modes: valueOf('modes'),
    flags: valueOf('flags'),
    'trigger words': wordsOf('trigger'),
    'actor words': wordsOf('actors'),
    'recipient words': wordsOf('recipients'),
    'actor and recipient swapped': swapped.length,
  };
  const show = (text, event) => {
    const words = (role) => event[role].map(([start, end]) => [...text].slice(start, end).join('')).join(' + ') || '-';
    const lists = [event.modes, event.flags].map((list) => list.join(',') || '-').join(' ');
    return `${event.type} ${lists} [${words('trigger')}] by [${words('actors')}] to [${words('recipients')}]`;
  };
  const differences = texts.flatMap(({ id, text, matched }) => [
    ...matched.pairs.map((pair) => [id, 'event', ...pair.map((event) => show(text, event))]),
    ...matched.first.map((event) => [id, 'event', show(text, event), 'none']),
    ...matched.second.map((event) => [id, 'event', 'none', show(text, event)]),
  ]);
  return { figures, differences };
}

const two = (number) => (number === null ? '–' : number.toFixed(3));

function printTables(documents, events) {
  console.log(`documents: ${documents.statements} statements`);
  const row = (name, { items, agreed, share, alpha }) =>
    console.log(`  ${name.padEnd(30)} ${agreed}/${items} agree ${two(share)}  alpha ${two(alpha)}`);
  const setRow = (name, { first, second, common, f1 }) =>
    console.log(`  ${name.padEnd(30)} ${common} in common of ${first} and ${second}  F1 ${two(f1)}`);
  for (const [name, figure] of Object.entries(documents.figures.values)) row(name, figure);
  for (const [name, figure] of Object.entries(documents.figures.sets)) setRow(name, figure);
  const { both, alone, f1, sameSpanF1, values } = documents.figures.dates;
  console.log(
    `  ${'dates found'.padEnd(30)} ${both} by both, ${alone} by one  F1 ${two(f1)}, same span ${two(sameSpanF1)}`,
  );
  row('values of dates', values);
  console.log(`\nevents: ${events.figures.texts} texts`);
  for (const [name, figure] of Object.entries(events.figures).slice(1))
    if (typeof figure === 'number')
      console.log(`  ${name.padEnd(30)} ${Number.isInteger(figure) ? figure : two(figure)}`);
    else if ('common' in figure) setRow(name, figure);
    else row(name, figure);
}

function main(given) {
  const place = given.indexOf('--first');
  const revision = place === -1 ? undefined : given[place + 1];
  const modes = place === -1 ? given : given.toSpliced(place, 2);
  const known = modes.every((mode) => ['--json', '--differences', '--sample'].includes(mode));
  if (!known || modes.length > 1 || (place !== -1 && revision === undefined)) {
    console.error('usage: node scripts/agreement.js [--first REVISION] [--json|--differences|--sample]');
    return 2;
  }
  const firstEvents = readFirstEvents(revision);
  if (modes[0] === '--sample') {
    for (const { id } of drawSample(firstEvents)) console.log(id);
    return 0;
  }
  const documents = compareDocuments(readDocuments(revision));
  const events = compareEvents(firstEvents, readEvents(SECOND));
  if (modes[0] === '--json')
    console.log(
      JSON.stringify(
        { statements: documents.statements, documents: documents.figures, events: events.figures },
        null,
        2,
      ),
    );
  else if (modes[0] === '--differences')
    for (const [where, name, first, second] of [...documents.differences, ...events.differences].filter(
      ([, , one, other]) => one !== other,
    ))
      console.log([where, name, first, second].join(' | '));
  else printTables(documents, events);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
