/**
 * Reads the labels of a document of the corpus (`labels.txt`): who spoke for whom, to whom, about whom, when, on what,
 * and the date expressions of the text. The form and the rules of labelling are in corpus/README.md.
 */

/** The 37 contexts of PLOVER 2.0, with underscores as there. */
const CONTEXTS =
  'military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking';
/** The issues of international affairs beside them. */
const ISSUES =
  'arms-control nuclear-weapons missiles sanctions trade investment climate energy artificial-intelligence semiconductors telecommunications space maritime-disputes fisheries arctic defence-spending arms-supplies alliances enlargement war-and-ceasefire peace-talks prisoners war-crimes humanitarian-aid refugees development-aid debt food-security water infrastructure visas espionage foreign-interference press-freedom united-nations-reform international-law border-security critical-minerals finance';
const TOPICS = new Set(`${CONTEXTS} ${ISSUES}`.split(' '));

/** The 16 event types of PLOVER 2.0. */
const ACTS =
  'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT';
const ACT = new RegExp(`^(${ACTS.replaceAll(' ', '|')})( negated)?(?: > (.+))?$`);

const STATUSES = ['resolved', 'group', 'anonymous', 'unresolved'];
const POLARITIES = ['affirmed', 'negated'];
const FIELDS = 'speaker status represents to about said topics act polarity venue chain'.split(' ');
const GRANULARITIES = 'minute hour day week month quarter season year decade range'.split(' ');
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}([+-]\d{2}:\d{2}|Z)?$/;

const names = (value) => (value === '-' ? [] : value.split('; '));
const orNull = (value) => (value === '-' ? null : value);
const isDate = (value) => !Number.isNaN(Date.parse(value));
const dayOf = (value) => new Date(`${value}T00:00Z`);
const dayAfter = (value) => new Date(dayOf(value).getTime() + 86_400_000);

/** `2024-05-01/2024-05-31`, or one day or time for both ends; `-` gives null. */
function parsePeriod(value, form) {
  if (value === '-') return null;
  const [from, to = from, ...more] = value.split('/');
  if (more.length > 0 || ![from, to].every((end) => form.test(end) && isDate(end)) || from > to)
    throw new Error(`not a period: ${value}`);
  return { from, to };
}

function parseAct(value) {
  if (value === '-') return null;
  const match = ACT.exec(value);
  if (match === null) throw new Error(`not an act: ${value}`);
  const [, type, negated, targets = '-'] = match;
  return { type, negated: negated !== undefined, targets: names(targets) };
}

/** `1 | speaker A; B | status group | …`, every field once and in order. */
function parseStatement(line) {
  const [number, ...parts] = line.split(' | ');
  const values = parts.map((part, index) => {
    const name = FIELDS[index];
    if (name === undefined || !part.startsWith(`${name} `)) throw new Error(`statement ${number}: no field ${name}`);
    return part.slice(name.length + 1).trim();
  });
  if (values.length !== FIELDS.length || values.includes(''))
    throw new Error(`statement ${number}: a field is missing`);
  const field = Object.fromEntries(FIELDS.map((name, index) => [name, values[index]]));
  const topics = field.topics === '-' ? [] : field.topics.split(' ');
  const unknown = topics.find((topic) => !TOPICS.has(topic));
  if (unknown !== undefined) throw new Error(`statement ${number}: no topic "${unknown}"`);
  if (topics.length > 4) throw new Error(`statement ${number}: more than four topics`);
  if (!STATUSES.includes(field.status)) throw new Error(`statement ${number}: no status "${field.status}"`);
  if (!POLARITIES.includes(field.polarity)) throw new Error(`statement ${number}: no polarity "${field.polarity}"`);
  const speakers = names(field.speaker);
  if ((speakers.length === 1) !== (field.status === 'resolved') && field.status !== 'group')
    throw new Error(`statement ${number}: ${speakers.length} speakers and status ${field.status}`);
  const statement = {
    speakers,
    status: field.status,
    represents: names(field.represents),
    to: names(field.to),
    about: names(field.about),
    said: parsePeriod(field.said, DAY),
    topics,
    act: parseAct(field.act),
    polarity: field.polarity,
    venue: orNull(field.venue),
    chain: names(field.chain),
  };
  return { number, speaker: orNull(field.speaker), statement };
}

/** A unit of the calendar must be whole: a week from Monday to Sunday, a year from its first day to its last. */
function checkGranularity({ from, to, granularity }, expression) {
  const start = dayOf(from);
  const end = dayAfter(to);
  const days = (end - start) / 86_400_000;
  const months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  const wholeMonths = start.getUTCDate() === 1 && end.getUTCDate() === 1;
  const fits = {
    day: () => days === 1,
    week: () => days === 7 && start.getUTCDay() === 1,
    month: () => wholeMonths && months === 1,
    quarter: () => wholeMonths && months === 3 && start.getUTCMonth() % 3 === 0,
    season: () => wholeMonths && months === 3 && start.getUTCMonth() % 3 === 2,
    year: () => wholeMonths && months === 12 && start.getUTCMonth() === 0,
    decade: () => wholeMonths && months === 120 && start.getUTCFullYear() % 10 === 0,
    range: () => days >= 1,
  };
  if (!fits[granularity]()) throw new Error(`date "${expression}": ${from}/${to} is no ${granularity}`);
}

/** The span, in UTF-16 offsets, of one occurrence (1-based) of an expression that no letter or digit touches. */
function findOccurrence(text, expression, occurrence) {
  let found = 0;
  for (let at = text.indexOf(expression); at !== -1; at = text.indexOf(expression, at + 1)) {
    const end = at + expression.length;
    const touched = /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') || /[\p{L}\p{N}]/u.test(text[end] ?? ' ');
    if (!touched && ++found === occurrence) return [at, end];
  }
  throw new Error(`date "${expression}" ${occurrence} is not in the text (${found} occurrences)`);
}

/** `"on Monday" 1 | 2025-02-03 | day`; a value and granularity of `-` where the text does not say when that is. */
function parseDate(line, text) {
  const match = /^"(.+)" (\d+) \| (\S+) \| (\S+)$/.exec(line);
  if (match === null) throw new Error(`date line not understood: ${line}`);
  const [, expression, occurrence, value, granularity] = match;
  const span = findOccurrence(text, expression, Number(occurrence));
  if (value === '-' && granularity === '-') return { span, value: null };
  if (!GRANULARITIES.includes(granularity)) throw new Error(`date "${expression}": no granularity "${granularity}"`);
  const clock = granularity === 'minute' || granularity === 'hour';
  const period = parsePeriod(value, clock ? TIME : DAY);
  if (period === null) throw new Error(`date "${expression}" has a granularity and no value`);
  const dated = { ...period, granularity };
  if (!clock) checkGranularity(dated, expression);
  return { span, value: dated };
}

/**
 * `text`: the document's text. `numbers`: a map from each number of gold.txt to its speaker (a string, or null).
 * Gives `statements`, a map by number, and `dates` in the order of the text with spans in UTF-16 offsets.
 * Throws an Error for the first fault.
 */
export function readLabels(labels, text, numbers) {
  const lines = labels.split('\n').filter((line) => line.trim() !== '');
  const division = lines.indexOf('dates');
  if (lines[0] !== 'statements' || division === -1)
    throw new Error('labels.txt needs the lines "statements" and "dates"');
  const statements = new Map();
  for (const { number, speaker, statement } of lines.slice(1, division).map(parseStatement)) {
    if (statements.has(number)) throw new Error(`statement ${number} is labelled twice`);
    if (!numbers.has(number)) throw new Error(`statement ${number} is not in gold.txt`);
    if (numbers.get(number) !== speaker)
      throw new Error(`statement ${number}: speaker "${speaker}", in gold.txt "${numbers.get(number)}"`);
    statements.set(number, statement);
  }
  for (const number of numbers.keys())
    if (!statements.has(number)) throw new Error(`attribution ${number} has no labels`);
  const dates = lines.slice(division + 1).map((line) => parseDate(line, text));
  dates.sort((one, other) => one.span[0] - other.span[0]);
  for (const [index, { span }] of dates.entries())
    if (index > 0 && dates[index - 1].span[1] > span[0])
      throw new Error(`two dates overlap at "${text.slice(...span)}"`);
  return { statements, dates };
}
