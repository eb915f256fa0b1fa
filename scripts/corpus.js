/**
 * Compiles the gold of corpus/documents: `<slug>/gold.txt` and `<slug>/labels.txt`, written by hand, give
 * `<slug>/expected.json`. Their form is described in corpus/README.md.
 *
 *   npx node scripts/corpus.js            writes every expected.json
 *   npx node scripts/corpus.js --check    writes nothing; fails where one is out of date, where a .txt source is not,
 *                                         word for word, the text of its gold, where labels do not fit the gold, or
 *                                         where HELDBACK names a document that is not there
 *   npx node scripts/corpus.js --show     prints every attribution with its words, to read them over
 *
 * Exit codes: 0 done, 1 something is wrong (each fault on stderr), 2 wrong usage.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLabels } from './corpusLabels.js';

const DOCUMENTS = join(dirname(fileURLToPath(import.meta.url)), '..', 'corpus', 'documents');
const ROLES = { s: 'source', q: 'cue', c: 'content' };
const FIELDS = ['title', 'outlet', 'byline', 'published', 'url'];
const KINDS = ['direct', 'indirect', 'mixed'];

/** The parts before and after the first line that is `---`. */
function divide(gold) {
  const mark = /^---\n/m.exec(gold);
  if (mark === null) throw new Error('no line --- between header and text');
  return { header: gold.slice(0, mark.index), body: gold.slice(mark.index + mark[0].length) };
}

/** Metadata lines (`title: …`; `-` for none) and attribution lines (`3 mixed Ilse Varga`; `-` for no speaker). */
function parseHeader(header) {
  const metadata = { title: null, outlet: null, byline: [], published: null, url: null };
  const attributions = new Map();
  for (const line of header.split('\n').filter((line) => line.trim() !== '')) {
    const attribution = /^(\d+) (\S+) (.+)$/.exec(line);
    const field = /^(\w+): (.+)$/.exec(line);
    if (attribution !== null) {
      const [, number, kind, speaker] = attribution;
      if (!KINDS.includes(kind)) throw new Error(`attribution ${number}: no kind "${kind}"`);
      if (attributions.has(number)) throw new Error(`attribution ${number} is described twice`);
      attributions.set(number, { kind, speaker: speaker === '-' ? null : speaker });
    } else if (field !== null && FIELDS.includes(field[1])) {
      const [, name, value] = field;
      if (name === 'byline') metadata.byline = value === '-' ? [] : value.split('; ');
      else metadata[name] = value === '-' ? null : value;
    } else throw new Error(`header line not understood: ${line}`);
  }
  if (metadata.published !== null && !/^\d{4}-\d{2}-\d{2}$/.test(metadata.published))
    throw new Error(`published is not a date: ${metadata.published}`);
  return { metadata, attributions };
}

/** The text without its markup, and the marked spans as [role, number, start, end] in UTF-16 offsets of that text. */
function strip(body) {
  const spans = [];
  const open = [];
  let text = '';
  for (let at = 0; at < body.length;) {
    const tag = /^\{([sqc])(\d+) /.exec(body.slice(at, at + 8));
    const character = body[at];
    if (tag !== null) {
      open.push([ROLES[tag[1]], tag[2], text.length]);
      at += tag[0].length;
    } else if (character === '}') {
      const opened = open.pop();
      if (opened === undefined) throw new Error(`a } too many after "${text.slice(-40)}"`);
      spans.push([...opened, text.length]);
      at += 1;
    } else if (character === '{') throw new Error(`a { that opens no role after "${text.slice(-40)}"`);
    else {
      if (character === '\\' && '{}'.includes(body[at + 1])) at += 1;
      text += body[at];
      at += 1;
    }
  }
  if (open.length > 0) throw new Error(`never closed: ${open.map((tag) => tag.join(' ')).join(', ')}`);
  return { text, spans };
}

/** Pieces in order; two that touch are one (so crossing spans can be written as two tags). */
function mergeTouching(pieces) {
  const joined = [];
  for (const [start, end] of pieces.sort((one, other) => one[0] - other[0])) {
    const last = joined.at(-1);
    if (last !== undefined && last[1] === start) last[1] = end;
    else joined.push([start, end]);
  }
  return joined;
}

/** `verbatim`: the text is the source's own, with its last line break; else it is blocks, which end in none. */
function compile(gold, labels, verbatim) {
  const { header, body } = divide(gold);
  const { metadata, attributions } = parseHeader(header);
  const { text, spans } = strip(verbatim ? body : body.trimEnd());
  const speakers = new Map([...attributions].map(([number, { speaker }]) => [number, speaker]));
  const { statements, dates } = readLabels(labels, text, speakers);
  const codePoints = (offset) => Array.from(text.slice(0, offset)).length;
  for (const [role, number, start, end] of spans) {
    const words = text.slice(start, end);
    if (!attributions.has(number)) throw new Error(`attribution ${number} ("${words}") is not in the header`);
    if (words === '' || words !== words.trim()) throw new Error(`${role} ${number} ends on white space: "${words}"`);
  }
  const compiled = [...attributions].map(([number, { kind, speaker }]) => {
    const role = (name) =>
      mergeTouching(
        spans
          .filter((span) => span[0] === name && span[1] === number)
          .map(([, , start, end]) => [codePoints(start), codePoints(end)]),
      );
    const attribution = { source: role('source'), cue: role('cue'), content: role('content'), kind, speaker };
    if (attribution.content.length === 0) throw new Error(`attribution ${number} has no content`);
    return { attribution, statement: statements.get(number) };
  });
  const first = ({ attribution: { source, cue, content } }) =>
    Math.min(...[...source, ...cue, ...content].map(([start]) => start));
  compiled.sort((one, other) => first(one) - first(other));
  return {
    ...metadata,
    text,
    attributions: compiled.map(({ attribution }) => attribution),
    statements: compiled.map(({ statement }) => statement),
    dates: dates.map(({ span, value }) => ({ span: span.map(codePoints), value })),
  };
}

/** JSON with one attribution, statement or date a line, so that a changed one is a changed line. */
function print({ attributions, statements, dates, ...rest }) {
  const fields = Object.entries(rest).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  const lists = Object.entries({ attributions, statements, dates }).map(
    ([name, list]) => `  "${name}": [\n${list.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`,
  );
  return `{\n${fields.join('')}${lists.join(',\n')}\n}\n`;
}

function show(slug, { text, attributions, statements, dates }) {
  const points = [...text];
  const words = (spans) => spans.map(([start, end]) => points.slice(start, end).join('')).join(' … ') || '–';
  console.log(`\n## ${slug}: ${attributions.length} attributions, ${text.split(/\s+/).length} words`);
  for (const [index, { source, cue, content, kind, speaker }] of attributions.entries()) {
    console.log(`${kind.padEnd(8)} ${speaker ?? '?'} | ${words(source)} | ${words(cue)} | ${words(content)}`);
    const labels = Object.entries(statements[index]).filter(([name]) => name !== 'speakers');
    console.log(`         ${labels.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(' ')}`);
  }
  for (const { span, value } of dates) console.log(`date     ${words([span])} | ${JSON.stringify(value)}`);
}

function build(slug, mode) {
  const folder = join(DOCUMENTS, slug);
  const sources = readdirSync(folder).filter((name) => name.startsWith('source.'));
  if (sources.length !== 1) throw new Error('one file source.* is needed');
  const verbatim = sources[0] === 'source.txt';
  const [gold, labels] = ['gold.txt', 'labels.txt'].map((name) => readFileSync(join(folder, name), 'utf8'));
  const compiled = compile(gold, labels, verbatim);
  if (verbatim && readFileSync(join(folder, 'source.txt'), 'utf8') !== compiled.text)
    throw new Error('source.txt is not the text of gold.txt');
  const expected = join(folder, 'expected.json');
  const printed = print(compiled);
  if (mode === '--show') show(slug, compiled);
  else if (mode !== '--check') writeFileSync(expected, printed);
  else if (!existsSync(expected) || readFileSync(expected, 'utf8') !== printed)
    throw new Error('expected.json is out of date: run node scripts/corpus.js');
  return { attributions: compiled.attributions.length, dates: compiled.dates.length };
}

/** Documents that whoever writes rules does not look at; each must be there. */
function heldBack(slugs) {
  const listed = readFileSync(join(DOCUMENTS, 'HELDBACK'), 'utf8').split('\n').filter(Boolean);
  const missing = listed.filter((slug) => !slugs.some(({ name }) => name === slug));
  for (const slug of missing) console.error(`HELDBACK: no document ${slug}`);
  return { count: listed.length, faults: missing.length };
}

function main(mode) {
  if (mode !== undefined && mode !== '--check' && mode !== '--show') {
    console.error('usage: node scripts/corpus.js [--check|--show]');
    return 2;
  }
  const slugs = readdirSync(DOCUMENTS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const held = heldBack(slugs);
  let attributions = 0;
  let dates = 0;
  let faults = held.faults;
  for (const { name } of slugs) {
    try {
      const counts = build(name, mode);
      attributions += counts.attributions;
      dates += counts.dates;
    } catch (error) {
      faults += 1;
      console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  console.error(
    `${slugs.length} documents (${held.count} held back), ${attributions} statements, ${dates} dates, ${faults} faulty`,
  );
  return faults === 0 && slugs.length > 0 ? 0 : 1;
}

process.exitCode = main(process.argv[2]);
