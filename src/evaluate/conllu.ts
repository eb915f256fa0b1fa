import type { EntityKind } from '../document/index.ts';
import type { Span } from '../text/index.ts';

/** A token of a CoNLL-U file. `head` is the index of its head in the document, null for a sentence's root. */
export interface Token {
  readonly span: Span;
  readonly form: string;
  /** Its part of speech in the Penn Treebank's tags. */
  readonly tag: string;
  readonly head: number | null;
}

/** A mention as the corpus marks it: the tokens first to last, and the kind of what it refers to. */
export interface Mention {
  readonly first: number;
  readonly last: number;
  readonly kind: string;
}

export interface ConlluDocument {
  readonly id: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
}

export interface Name {
  readonly span: Span;
  readonly kind: EntityKind;
}

/**
 * A document of GUM: its text, a paragraph a line, its tokens, and the mentions of `Entity=` in the last column.
 * Multiword tokens (`2-3 don't`) give their words as they are written; empty nodes (`8.1`) are left out.
 * @throws TypeError for a line without ten columns or a mention that closes without having opened
 */
export function parseConllu(source: string): ConlluDocument {
  let id = '';
  let text = '';
  let sentence = 0;
  let opensParagraph = false;
  let multiword = { left: 0, glued: false };
  const tokens: Token[] = [];
  const mentions: Mention[] = [];
  const open = new Map<string, { first: number; kind: string }[]>();
  for (const line of source.split('\n')) {
    if (line.startsWith('# newdoc id = ')) id = line.slice('# newdoc id = '.length).trim();
    if (line.startsWith('# newpar')) opensParagraph = true;
    if (line.trim() === '') sentence = tokens.length;
    if (line.startsWith('#') || line.trim() === '') continue;
    const [number = '', form = '', , , tag = '', , head = '', , , misc] = line.split('\t');
    if (misc === undefined) throw new TypeError(`a line without ten columns: ${line.slice(0, 40)}`);
    const glued = misc.split('|').includes('SpaceAfter=No');
    const range = /^(\d+)-(\d+)$/u.exec(number);
    if (range) multiword = { left: Number(range[2]) - Number(range[1]) + 1, glued };
    if (range || number.includes('.')) continue;
    if (opensParagraph && text !== '') text = `${text.trimEnd()}\n`;
    opensParagraph = false;
    tokens.push({
      span: [text.length, text.length + form.length],
      form,
      tag,
      head: head === '0' ? null : sentence + Number(head) - 1,
    });
    text += form;
    let space = !glued;
    if (multiword.left > 0) {
      multiword = { ...multiword, left: multiword.left - 1 };
      space = multiword.left === 0 && !multiword.glued;
    }
    if (space) text += ' ';
    const entity = /(?:^|\|)Entity=([^|]*)/u.exec(misc)?.[1] ?? '';
    for (const [part] of entity.matchAll(/\([^()]+\)?|(?<![^()])[^()]+\)/gu))
      readMark(part, tokens.length - 1, open, mentions);
  }
  return { id, text: text.trimEnd(), tokens, mentions };
}

/** `(22-person-…` opens mention 22, `22)` closes it, `(22-person-…)` does both. */
function readMark(
  part: string,
  at: number,
  open: Map<string, { first: number; kind: string }[]>,
  mentions: Mention[],
): void {
  const [key = '', kind = ''] = part.replaceAll(/[()]/gu, '').split('-');
  if (part.startsWith('(')) open.set(key, [...(open.get(key) ?? []), { first: at, kind }]);
  if (!part.endsWith(')')) return;
  const opened = open.get(key)?.pop();
  if (!opened) throw new TypeError(`mention ${key} closes without having opened`);
  mentions.push({ ...opened, last: at });
}

const KIND_OF: ReadonlyMap<string, EntityKind> = new Map(
  Object.entries({
    person: 'person',
    organization: 'organisation',
    place: 'place',
  }),
);
const TITLES = new Set(
  `mr mrs ms miss dr prof professor sir lord lady dame president vice prime minister senator governor mayor king queen
   prince princess pope chancellor secretary general ambassador judge justice captain colonel major sergeant lieutenant
   admiral chief chairman director st father sister brother bishop archbishop cardinal emperor empress rep representative
   congressman congresswoman deputy commissioner reverend rev rabbi imam sheikh saint officer attorney speaker premier gen
   sen gov col lt capt sgt uncle aunt coach`.split(/\s+/u),
);
const PLACE_LINKS = ['of', 'the', 'and', 'de', 'di', 'del', 'la', 'le', 'du', 'des', '-', '–'];
const LINKS: Readonly<Record<EntityKind, ReadonlySet<string>>> = {
  person: new Set(),
  group: new Set(),
  place: new Set(PLACE_LINKS),
  organisation: new Set([...PLACE_LINKS, 'for', 'on', '&']),
};
const INSIDE_A_NAME = new Set(['CD', 'FW', 'JJ', 'NN', 'HYPH']);
const INSIDE_A_PERSONS_NAME = new Set(['.', '"', 'de', 'van', 'von', 'bin', 'al', '-']);

const isProper = ({ tag }: Token): boolean => tag === 'NNP' || tag === 'NNPS';
const isUpper = ({ form }: Token): boolean => /^\p{Lu}/u.test(form);
const isNumber = ({ form }: Token): boolean => /^\p{N}/u.test(form);

/**
 * The named mentions among all mentions of a document (docs/evaluation.md, "entities"; training/gum.py has the same):
 * those of persons, organisations and places whose head is a proper noun, cut to the name; of nested ones the longest.
 */
export function namesOf({ tokens, mentions }: ConlluDocument): Name[] {
  const found = new Map<string, { first: number; last: number; kind: EntityKind }>();
  for (const mention of mentions) {
    const name = nameIn(tokens, mention);
    if (name) found.set(`${name.first}-${name.last}`, name);
  }
  const longestFirst = [...found.values()].toSorted(
    (a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first,
  );
  const kept: typeof longestFirst = [];
  for (const name of longestFirst)
    if (kept.every((other) => name.last < other.first || name.first > other.last)) kept.push(name);
  return kept
    .toSorted((a, b) => a.first - b.first)
    .map(({ first, last, kind }) => ({ span: [tokens[first]?.span[0] ?? 0, tokens[last]?.span[1] ?? 0], kind }));
}

function nameIn(
  tokens: readonly Token[],
  { first, last, kind: type }: Mention,
): { first: number; last: number; kind: EntityKind } | null {
  const kind = KIND_OF.get(type);
  const at = (index: number): Token => tokens[index] as Token;
  const isOutside = (head: number | null): boolean => head === null || head < first || head > last;
  let head = first;
  while (head <= last && !isOutside(at(head).head)) head += 1;
  if (!kind || head > last || !isProper(at(head))) return null;
  const belongs = (token: Token): boolean =>
    isProper(token) ||
    (INSIDE_A_NAME.has(token.tag) && (isUpper(token) || isNumber(token) || token.tag === 'HYPH')) ||
    (kind === 'person' && INSIDE_A_PERSONS_NAME.has(token.form));
  let [start, end] = [head, head];
  while (start > first && belongs(at(start - 1))) start -= 1;
  while (end < last) {
    let next = end + 1;
    while (next < last && LINKS[kind].has(at(next).form.toLowerCase())) next += 1;
    if (!belongs(at(next))) break;
    end = next;
  }
  while (end > head && !isProper(at(end)) && at(end).tag !== 'CD') end -= 1;
  const mayBegin = (token: Token): boolean => kind === 'organisation' || token.tag !== 'CD';
  while (start < head && !(mayBegin(at(start)) && (isUpper(at(start)) || isNumber(at(start))))) start += 1;
  if (kind !== 'person') return { first: start, last: end, kind };
  for (let index = end; index >= start; index -= 1)
    if (
      TITLES.has(
        at(index)
          .form.toLowerCase()
          .replace(/(?<!\.)\.+$/u, ''),
      )
    ) {
      start = index + 1;
      break;
    }
  if (start > end) return null;
  const isPeople = at(head).tag === 'NNPS' || (start === end && at(start).tag === 'NNPS');
  return { first: start, last: end, kind: isPeople ? 'group' : 'person' };
}
