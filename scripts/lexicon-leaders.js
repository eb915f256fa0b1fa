/**
 * Compares data/office-holders/*.csv row by row with four lists of leaders made by others (named below), prints every
 * difference and ends with the share that agreed for each source, as one line of JSON.
 *
 *   npx node scripts/lexicon-leaders.js FOLDER          FOLDER holds the lists
 *   npx node scripts/lexicon-leaders.js FOLDER --of FRA,DEU    only rows of these states
 *
 * A row of a list agrees where our table has the same person in the same office with the same dates. Dates are the same
 * within a day (a term may end on the change-over day or on the day before) at the coarser of the two granularities;
 * REIGN gives ends by month. A row that ended before our tables of the offices in question begin (both, for the heads) is
 * not covered, nor is one without a name or a beginning.
 * `office-holders/settled/*.csv` (source,key,theirs,ours,reason) names the differences where ours was kept, and why.
 * Settled differences that no longer occur are an error, so that the list stays true.
 *
 * Exit codes: 0 done, 1 a settled difference no longer occurs, 2 wrong usage.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseCsv } from '../src/lexicon/csv.ts';

const DATA = join(dirname(fileURLToPath(import.meta.url)), '..', 'data');
const HOLDERS = join(DATA, 'office-holders');
const DAY = 86_400_000;

/** REIGN's state abbreviations (Correlates of War) where they are not the ISO alpha-3 code; '' for states that are no more. */
// prettier-ignore
const REIGN_CODES = {
  AAB: 'ATG', ALG: 'DZA', ANG: 'AGO', AUL: 'AUS', AUS: 'AUT', BAH: 'BHR', BAR: 'BRB', BFO: 'BFA', BHM: 'BHS', BNG: 'BGD',
  BOS: 'BIH', BOT: 'BWA', BUI: 'BDI', BUL: 'BGR', CAM: 'KHM', CAO: 'CMR', CAP: 'CPV', CDI: 'CIV', CEN: 'CAF', CHA: 'TCD',
  CON: 'COG', COS: 'CRI', CRO: 'HRV', CZR: 'CZE', DEN: 'DNK', DRC: 'COD', DRV: 'VNM', EQG: 'GNQ', ETM: 'TLS', FRN: 'FRA',
  GAM: 'GMB', GFR: 'DEU', GMY: 'DEU', GRG: 'GEO', GRN: 'GRD', GUA: 'GTM', GUI: 'GIN', HAI: 'HTI', HON: 'HND',
  ICE: 'ISL', INS: 'IDN', IRE: 'IRL', KUW: 'KWT', KYR: 'KGZ', KZK: 'KAZ', LAT: 'LVA', LEB: 'LBN', LES: 'LSO',
  LIB: 'LBY', LIT: 'LTU', MAA: 'MRT', MAC: 'MKD', MAD: 'MDV', MAG: 'MDG', MAL: 'MYS', MAS: 'MUS', MAW: 'MWI', MLD: 'MDA',
  MNC: 'MCO', MNG: 'MNE', MON: 'MNG', MOR: 'MAR', MSI: 'MHL', MYA: 'MMR', MZM: 'MOZ', NAU: 'NRU', NEP: 'NPL', NEW: 'NZL',
  NIG: 'NGA', NIR: 'NER', NTH: 'NLD', OMA: 'OMN', PAR: 'PRY', PHI: 'PHL', POR: 'PRT', ROK: 'KOR', ROM: 'ROU', SAF: 'ZAF',
  SAL: 'SLV', SEY: 'SYC', SIE: 'SLE', SIN: 'SGP', SKN: 'KNA', SLO: 'SVK', SLU: 'LCA', SLV: 'SVN', SNM: 'SMR', SOL: 'SLB',
  SPN: 'ESP', SRI: 'LKA', SUD: 'SDN', SVG: 'VCT', SWA: 'SWZ', SWD: 'SWE', SWZ: 'CHE', TAJ: 'TJK', TAW: 'TWN', TAZ: 'TZA',
  THI: 'THA', TOG: 'TGO', TRI: 'TTO', UAE: 'ARE', UKG: 'GBR', UKR: 'UKR', URU: 'URY', VAN: 'VUT',
  ZAM: 'ZMB', ZIM: 'ZWE', GDR: '', CZE: '', RVN: '', YAR: '', YPR: '', YUG: 'SRB',
  BHU: 'BTN', BRU: 'BRN', FIJ: 'FJI', PAL: 'PLW',
};

const plain = (name) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıøðłđþßæœ]/giu, (letter) => LETTERS[letter.toLowerCase()] ?? letter)
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
const LETTERS = { ı: 'i', ø: 'o', ð: 'd', ł: 'l', đ: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe' };

/** Levenshtein distance, for spellings of the same name. */
function distance(left, right) {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...left].entries()) {
    const next = [at + 1];
    for (const [index, other] of [...right].entries())
      next.push(Math.min(row[index + 1] + 1, next[index] + 1, row[index] + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[right.length];
}

/** How many letters may differ between two spellings of a name: two from eight letters on, one from five. */
const slips = (length) => (length >= 8 ? 2 : length >= 5 ? 1 : 0);

/** Whether two spellings can be one person: a part of four or more letters is (nearly) shared, or all parts are. */
function sameName(left, right) {
  const [one, two] = [plain(left), plain(right)];
  const [long, short] = [one, two].map((name) => name.replaceAll(' ', '')).sort((a, b) => b.length - a.length);
  if (short.length >= 4 && long.endsWith(short)) return true;
  const parts = (name) => name.split(' ').filter((part) => part.length > 1);
  const near = (a, b) => a === b || distance(a, b) <= slips(Math.min(a.length, b.length));
  const shared = parts(one).filter((part) => parts(two).some((other) => near(part, other)));
  const fewest = Math.min(parts(one).length, parts(two).length);
  return shared.length > 0 && (shared.length >= fewest || shared.some((part) => part.length >= 4));
}

const read = (path) => parseCsv(readFileSync(path, 'utf8')).map(({ cells }) => cells);
const pad = (number) => String(number).padStart(2, '0');

/** The first and last day that a date of any granularity can mean. */
function days(date) {
  const [year, month, day] = date.split('-').map(Number);
  return day
    ? [Date.UTC(year, month - 1, day), Date.UTC(year, month - 1, day)]
    : month
      ? [Date.UTC(year, month - 1, 1), Date.UTC(year, month, 0)]
      : [Date.UTC(year, 0, 1), Date.UTC(year, 11, 31)];
}

/** Whether two dates can mean the same day, give or take one. An empty date only equals an empty one. */
function sameDate(left, right) {
  if (left === '' || right === '') return left === right;
  const [one, two] = [days(left), days(right)];
  return one[0] - DAY <= two[1] && two[0] - DAY <= one[1];
}

const countries = new Map();
for (const row of read(join(DATA, 'countries.csv')))
  for (const name of [row.name, row.long, ...row.aliases.split('|')])
    if (name && !countries.has(name)) countries.set(name, row.key);

const holders = readdirSync(HOLDERS)
  .filter((name) => name.endsWith('.csv'))
  .flatMap((name) => read(join(HOLDERS, name)));

const HEADS = ['head-of-state', 'head-of-government'];
const GOVERNMENT = /prime minister|chancellor|premier|taoiseach/i;
const states = (of, offices) => holders.filter((row) => row.of === of && offices.includes(row.office));

/**
 * The rows of one source as {key, name, from, to, wikidata, ours, theirs}: `ours` are the rows of the office in question
 * (several offices for the heads), `to` is undefined where the list does not say when the term ended.
 */
const SOURCES = {
  reign: (folder) =>
    read(join(folder, 'reign_leaders_1950_2021.csv')).map((row) => {
      const of = REIGN_CODES[row.stateabb] ?? row.stateabb;
      return {
        key: `${of}/${row.leadid}`,
        of,
        name: row.leader,
        from: `${row.syear}-${pad(row.smonth)}-${pad(row.sdate)}`,
        to: row.eyear ? `${row.eyear}-${pad(row.emonth)}` : '',
        listEnds: '2021-08',
        ours: states(of, HEADS),
      };
    }),
  heads_2022: (folder) =>
    read(join(folder, 'heads_2022.csv')).map((row) => {
      const of = countries.get(row.country) ?? '';
      return {
        key: `${of || row.country}/${row.positionLabel}/${row.officeholder}`,
        of,
        name: row.officeholderLabel,
        from: row.start_year,
        to: row.end_year,
        listEnds: '2022-07',
        wikidata: row.officeholder,
        ours: states(of, GOVERNMENT.test(row.positionLabel) ? ['head-of-government'] : HEADS),
      };
    }),
  foreign_ministers_2023: (folder) =>
    read(join(folder, 'foreign_ministers_2023.csv')).map((row) => {
      const of = countries.get(row.countryLabel) ?? '';
      return {
        key: `${of || row.countryLabel}/${row.person}`,
        of,
        name: row.name,
        from: row.start,
        to: undefined,
        wikidata: row.person,
        ours: states(of, ['foreign-minister']),
      };
    }),
  offices_21st_century: (folder) =>
    read(join(folder, 'offices_21st_century.csv')).map((row) => ({
      key: `${row.position}/${row.personID}/${row.start}`,
      of: '',
      name: row.person,
      from: row.start,
      to: row.end,
      listEnds: '2023-01',
      wikidata: row.personID,
      ours: holders.filter((holder) => plain(holder.title) === plain(row.position)),
    })),
};

/** A term in words, for the reader of a difference. */
const show = (name, from, to) => `${name} ${from || '?'}${to === undefined ? '' : ` to ${to || 'now'}`}`;

/** What is different between a row of a list and ours: null where they agree, undefined where ours does not cover it. */
function compare(entry) {
  const covered = entry.ours.filter((row) => row.from);
  if (covered.length === 0 || entry.name === '' || entry.from === '') return undefined;
  const begins = Math.max(
    ...[...new Set(covered.map((row) => row.office))].map((office) =>
      Math.min(...covered.filter((row) => row.office === office).map((row) => days(row.from)[0])),
    ),
  );
  if (entry.to && days(entry.to)[1] < begins + 31 * DAY) return undefined;
  const named = covered.filter((row) => sameName(row.person, entry.name));
  // the same term under two acts of appointment (first acting, then in full) is one term for the lists
  const terms = named.flatMap((row) => {
    const next = named.filter((other) => other.office === row.office && other.from === row.to && row.to !== '');
    return [row, ...next.map((other) => ({ ...row, to: other.to }))];
  });
  const ends = (row) =>
    entry.to === undefined ||
    (entry.to === '' ? row.to === '' || days(row.to)[1] >= days(entry.listEnds)[0] : sameDate(row.to, entry.to));
  const match = terms.find((row) => sameDate(row.from, entry.from) && ends(row));
  if (match) {
    const other = entry.wikidata && match.wikidata && match.wikidata !== entry.wikidata;
    return other ? { theirs: entry.wikidata, ours: match.wikidata } : null;
  }
  const nearest = (rows) =>
    rows.toSorted(
      (a, b) => Math.abs(days(a.from)[0] - days(entry.from)[0]) - Math.abs(days(b.from)[0] - days(entry.from)[0]),
    );
  const [closest] = nearest(named);
  const [instead] = nearest(covered);
  return {
    theirs: show(entry.name, entry.from, entry.to),
    ours: closest
      ? show(closest.person, closest.from, closest.to)
      : `no such person (${show(instead.person, instead.from, instead.to)})`,
  };
}

const [folder, option, list] = process.argv.slice(2);
if (!folder || !existsSync(folder) || (option !== undefined && (option !== '--of' || !list))) {
  console.error('usage: node scripts/lexicon-leaders.js FOLDER [--of ISO,ISO]');
  process.exit(2);
}
const only = list?.split(',');
const settledFolder = join(HOLDERS, 'settled');
const settled = new Map(
  (existsSync(settledFolder) ? readdirSync(settledFolder) : [])
    .filter((name) => name.endsWith('.csv'))
    .flatMap((name) => read(join(settledFolder, name)))
    .map((row) => [`${row.source} ${row.key}`, row.reason]),
);
const summary = {};
const open = new Set(settled.keys());
for (const [source, entries] of Object.entries(SOURCES)) {
  const count = { rows: 0, covered: 0, agreed: 0, settled: 0, open: 0 };
  for (const entry of entries(folder)) {
    count.rows += 1;
    const reason = settled.get(`${source} ${entry.key}`);
    const difference = compare(entry);
    if (difference) open.delete(`${source} ${entry.key}`);
    if (difference === undefined || (only && !only.includes(entry.of))) continue;
    count.covered += 1;
    if (difference === null) count.agreed += 1;
    else {
      count[reason ? 'settled' : 'open'] += 1;
      console.log(
        [source, entry.key, `theirs: ${difference.theirs}`, `ours: ${difference.ours}`, reason ?? 'open'].join(' | '),
      );
    }
  }
  const share = (number) => (count.covered ? Math.round((1000 * number) / count.covered) / 1000 : null);
  summary[source] = { ...count, shareAgreed: share(count.agreed), shareSettled: share(count.agreed + count.settled) };
}
for (const key of open) console.error(`settled, but no longer different: ${key}`);
if (open.size > 0) process.exitCode = 1;
console.log(JSON.stringify(summary));
