import { GRANULARITIES, type Granularity } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import type { Span } from '../text/index.ts';
import type { RoleSpans } from './attribution.ts';

/** A value as gold has it; `granularity` is left out where only the days are labelled. */
export interface GoldValue {
  readonly from: string;
  readonly to: string;
  readonly granularity?: Granularity;
}

/** One text with its date expressions. Spans are in UTF-16 units. */
export interface DateGold {
  readonly id: string;
  readonly text: string;
  readonly published: string | null;
  readonly dates: readonly { readonly span: Span; readonly value: GoldValue | null }[];
  readonly attributions: readonly RoleSpans[];
  /** For each attribution: when it was said; null where no time is to be given, undefined where it is not labelled. */
  readonly said: readonly (GoldValue | null | undefined)[];
  /** Rules were written without a look at it. */
  readonly heldBack: boolean;
}

const ROLES = { s: 'source', q: 'cue', c: 'content' } as const;
type Role = (typeof ROLES)[keyof typeof ROLES];

/** The passages of one file of corpus/dates; the form is told in corpus/README.md. @throws OR5001 with the line */
export function parsePassages(source: string, name: string): Omit<DateGold, 'heldBack'>[] {
  let line = 1;
  return source.split(/^===\n/m).map((passage, index) => {
    const at = line;
    line += passage.split('\n').length;
    try {
      return parsePassage(passage, `${name}-${index + 1}`);
    } catch (error) {
      throw new OnrecordError('OR5001', { input: name, line: at, fault: (error as Error).message }, { cause: error });
    }
  });
}

function parsePassage(passage: string, id: string): Omit<DateGold, 'heldBack'> {
  const divider = passage.indexOf('---\n');
  if (divider < 0) throw new Error('no line --- between header and text');
  let published: string | null = null;
  const labels = new Map<string, GoldValue | null>();
  for (const row of passage.slice(0, divider).split('\n').filter(Boolean)) {
    const header = /^(published|said (\d+)): (.+)$/.exec(row);
    if (!header) throw new Error(`header line not understood: ${row}`);
    const [, key, number, value = '-'] = header;
    if (number !== undefined) labels.set(number, parseValue(value));
    else if (key === 'published') published = value === '-' ? null : value;
  }
  const { text, dates, roles } = strip(passage.slice(divider + 4).trimEnd());
  for (const number of labels.keys()) if (!roles.has(number)) throw new Error(`statement ${number} is not in the text`);
  const numbers = [...roles.keys()];
  const spansOf = (number: string, role: Role): Span[] => roles.get(number)?.[role] ?? [];
  return {
    id,
    text,
    published,
    dates,
    attributions: numbers.map((number) => ({
      source: spansOf(number, 'source'),
      cue: spansOf(number, 'cue'),
      content: spansOf(number, 'content'),
    })),
    said: numbers.map((number) => labels.get(number)),
  };
}

/** `2025-02-03 day`, `2025-02-01/2025-02-28 month`, `-`. */
function parseValue(value: string): GoldValue | null {
  if (value === '-') return null;
  const match = /^(\d{4}-[^\s/]*)(?:\/(\d{4}-\S*))? (\w+)$/.exec(value);
  const granularity = GRANULARITIES.find((known) => known === match?.[3]);
  if (!match?.[1] || granularity === undefined) throw new Error(`not a value: ${value}`);
  return { from: match[1], to: match[2] ?? match[1], granularity };
}

type Open =
  | { readonly kind: 'date'; readonly start: number; readonly value: GoldValue | null }
  | { readonly kind: 'role'; readonly start: number; readonly role: Role; readonly number: string };

/** The text without its marks, and what they mark. */
function strip(body: string): {
  text: string;
  dates: { span: Span; value: GoldValue | null }[];
  roles: Map<string, Record<Role, Span[]>>;
} {
  const dates: { span: Span; value: GoldValue | null }[] = [];
  const roles = new Map<string, Record<Role, Span[]>>();
  const open: Open[] = [];
  let text = '';
  for (let at = 0; at < body.length;) {
    const rest = body.slice(at, at + 80);
    const date = /^\{d ([^|{}]+)\|/.exec(rest);
    const role = /^\{([sqc])(\d+) /.exec(rest);
    if (date) open.push({ kind: 'date', start: text.length, value: parseValue(date[1] ?? '') });
    else if (role)
      open.push({
        kind: 'role',
        start: text.length,
        role: ROLES[role[1] as keyof typeof ROLES],
        number: role[2] ?? '',
      });
    else if (body[at] === '}') close(open, text, dates, roles);
    else text += body[at];
    at += (date ?? role)?.[0].length ?? 1;
  }
  if (open.length > 0) throw new Error('a mark is never closed');
  return { text, dates: dates.toSorted((a, b) => a.span[0] - b.span[0]), roles };
}

function close(
  open: Open[],
  text: string,
  dates: { span: Span; value: GoldValue | null }[],
  roles: Map<string, Record<Role, Span[]>>,
): void {
  const opened = open.pop();
  if (!opened) throw new Error(`a } too many after “${text.slice(-30)}”`);
  const span: Span = [opened.start, text.length];
  if (opened.kind === 'date') {
    dates.push({ span, value: opened.value });
    return;
  }
  const own = roles.get(opened.number) ?? { source: [], cue: [], content: [] };
  own[opened.role].push(span);
  roles.set(opened.number, own);
}
