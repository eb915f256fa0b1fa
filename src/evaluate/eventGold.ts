import { EVENT_TYPES, type EventType } from '../document/index.ts';
import type { Span } from '../text/index.ts';

/** An event that a text tells, as gold data have it. Spans are UTF-16. */
export interface GoldEvent {
  readonly type: EventType;
  /** Null where the data do not label them. */
  readonly modes: readonly string[] | null;
  readonly flags: readonly string[] | null;
  readonly trigger: readonly Span[];
  readonly actor: readonly Span[];
  readonly recipient: readonly Span[];
  readonly place: readonly Span[];
  readonly date: readonly Span[];
}

export interface GoldText {
  readonly id: string;
  readonly text: string;
  readonly events: readonly GoldEvent[];
}

/** A sentence with a source and a target given, and what the one does to the other. */
export interface GoldPair {
  readonly id: string;
  readonly text: string;
  readonly source: readonly Span[];
  readonly target: readonly Span[];
  /** A root: a type, or YIELD for CONCEDE and RETREAT. */
  readonly root: string;
  readonly quad: number;
}

/** The four types of version 0.5b1 (2016) that PLOVER 2.0 no longer has. */
const OLDER: ReadonlyMap<string, EventType> = new Map(
  Object.entries({
    DEMAND: 'REQUEST',
    DISAPPROVE: 'ACCUSE',
    INVESTIGATE: 'ACCUSE',
    FIGHT: 'ASSAULT',
  }),
);

type Role = 'trigger' | 'actor' | 'recipient' | 'place' | 'date';
/** Who is source and target at once acts together with others. */
const GSR_ROLES: ReadonlyMap<string, Role> = new Map(
  Object.entries({
    SRC: 'actor',
    'SRC/TAR': 'actor',
    'TAR/SRC': 'actor',
    TAR: 'recipient',
    EVT: 'trigger',
    LOC: 'place',
    DATE: 'date',
  }),
);
const GSR_MARK = /\((SRC\/TAR|TAR\/SRC|SRC|TAR|EVT|LOC|DATE): ?/uy;

const noSpans = (): Record<Role, Span[]> => ({ trigger: [], actor: [], recipient: [], place: [], date: [] });

/** The records of PLOVER's gold standard whose event is marked in their text. Throws an Error where one is malformed. */
export function parseGsr(content: string): GoldText[] {
  const records = JSON.parse(content) as unknown;
  if (!Array.isArray(records)) throw new Error('not a list of records');
  return records.map(gsrText).filter(({ events }) => events.some(({ trigger }) => trigger.length > 0));
}

function gsrText(value: unknown): GoldText {
  const record = value as { id?: unknown; event?: unknown; textInfo?: { markup?: unknown } };
  const { id, event, textInfo } = record;
  if (typeof id !== 'string' || typeof event !== 'string' || typeof textInfo?.markup !== 'string')
    throw new Error(`a record without id, event or textInfo.markup: ${JSON.stringify(id)}`);
  const markup = textInfo.markup.replace(/^[{}]+|(?<![{}])[{}]+$/gu, '');
  const spans = noSpans();
  const open: { role: Role | null; start: number }[] = [];
  let text = '';
  for (let at = 0; at < markup.length;) {
    GSR_MARK.lastIndex = at;
    const mark = GSR_MARK.exec(markup);
    const character = markup.charAt(at);
    if (mark) {
      open.push({ role: GSR_ROLES.get(mark[1] ?? '') ?? null, start: text.length });
      at += mark[0].length;
      continue;
    }
    at += 1;
    if (character === '(') open.push({ role: null, start: 0 });
    const closed = character === ')' ? open.pop() : undefined;
    if (closed?.role) spans[closed.role].push([closed.start, text.length]);
    else text += character;
  }
  const type = EVENT_TYPES.find((name) => name === event) ?? OLDER.get(event);
  if (!type) throw new Error(`${id}: no type “${event}”`);
  return { id, text, events: [{ type, modes: null, flags: null, ...spans }] };
}

/** A line of JSON with `marked`, in which <s>…</s> is the source and <t>…</t> the target, `type` and `quad`. */
export function parsePair(line: string): GoldPair {
  const { id, marked, type, quad } = JSON.parse(line) as Readonly<Record<string, unknown>>;
  if (typeof marked !== 'string' || typeof type !== 'string' || typeof quad !== 'number')
    throw new Error('a line without marked, type or quad');
  const spans = { s: [] as Span[], t: [] as Span[] };
  const starts = { s: 0, t: 0 };
  let text = '';
  let at = 0;
  for (const mark of marked.matchAll(/<(\/?)([st])>/gu)) {
    text += marked.slice(at, mark.index);
    at = mark.index + mark[0].length;
    const part = mark[2] === 's' ? 's' : 't';
    if (mark[1]) spans[part].push([starts[part], text.length]);
    else starts[part] = text.length;
  }
  text += marked.slice(at);
  return { id: String(id), text, source: spans.s, target: spans.t, root: type, quad };
}

const MARKS: ReadonlyMap<string, Role> = new Map(
  Object.entries({ t: 'trigger', a: 'actor', r: 'recipient', p: 'place', d: 'date' }),
);

/**
 * The records of a file of corpus/events (its README tells the form); those of corpus/articles, which are the sentences of
 * whole articles, joined to these. Throws an Error where one is malformed.
 */
export function parseEventTexts(content: string): GoldText[] {
  const records = content
    .split(/\n{2,}/u)
    .map((record) => record.trim())
    .filter((record) => record !== '')
    .map(parseRecord);
  const texts: GoldText[] = [];
  for (const record of records) {
    const article = SENTENCE_ID.exec(record.id)?.[1];
    const before = texts.at(-1);
    if (article === undefined) texts.push(record);
    else if (before?.id === article) texts[texts.length - 1] = joined(before, record);
    else texts.push({ ...record, id: article });
  }
  return texts;
}

/** Article and number of the sentence: 15-1-02. */
const SENTENCE_ID = /^(\d+-\d+)-\d+$/u;

/** What does not end a sentence is a headline or a label, and a paragraph of its own. */
function joined(article: GoldText, sentence: GoldText): GoldText {
  const text = `${article.text}${/[.!?…]["”’')]*$/u.test(article.text) ? ' ' : '\n\n'}`;
  const moved = (spans: readonly Span[]): Span[] =>
    spans.map(([start, end]) => [start + text.length, end + text.length]);
  const events = sentence.events.map((event): GoldEvent => ({
    ...event,
    trigger: moved(event.trigger),
    actor: moved(event.actor),
    recipient: moved(event.recipient),
    place: moved(event.place),
    date: moved(event.date),
  }));
  return { id: article.id, text: text + sentence.text, events: [...article.events, ...events] };
}

function parseRecord(record: string): GoldText {
  const [heading = '', ...lines] = record.split('\n');
  const id = /^% (\S+) \S+$/u.exec(heading)?.[1];
  if (!id) throw new Error(`a record begins with "% id style": ${heading}`);
  const marked = lines.at(-1) ?? '';
  const spans = new Map<string, Record<Role, Span[]>>();
  const open: { number: string; role: Role; start: number }[] = [];
  let text = '';
  for (let at = 0; at < marked.length; at += 1) {
    const mark = /^\{([tarpd])(\d+) /u.exec(marked.slice(at, at + 6));
    const character = marked.charAt(at);
    if (character === '\\') {
      at += 1;
      text += marked.charAt(at);
    } else if (mark) {
      open.push({ role: MARKS.get(mark[1] ?? '') ?? 'trigger', number: mark[2] ?? '', start: text.length });
      at += mark[0].length - 1;
    } else if (character === '}') {
      const closed = open.pop();
      if (!closed) throw new Error(`${id}: a } too many`);
      const own = spans.get(closed.number) ?? noSpans();
      own[closed.role].push([closed.start, text.length]);
      spans.set(closed.number, own);
    } else text += character;
  }
  const events = lines.slice(0, -1).map((line): GoldEvent => {
    const [number = '', name, modes = '-', flags = '-'] = line.split(' ');
    const type = EVENT_TYPES.find((one) => one === name);
    if (!type) throw new Error(`${id}: no type in "${line}"`);
    const list = (field: string): string[] => (field === '-' ? [] : field.split(','));
    return { type, modes: list(modes), flags: list(flags), ...(spans.get(number) ?? noSpans()) };
  });
  return { id, text, events };
}
