import type { Attributed } from '../../document/index.ts';
import { HONORIFICS, type Naming, roleNoun } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { type NameSpan, readingOf } from './spans.ts';

/** Which persons' full names a document has, by their first and their last words. */
export interface FullNames {
  readonly first: ReadonlyMap<string, number>;
  readonly last: ReadonlyMap<string, number>;
}

/**
 * Decides names of one word by the rest of the document. Whom a text calls by one word it has named in full: so
 * “Aubertin” and “Somsak”, which the model takes for bodies, are persons where the document has Régine Aubertin and
 * Somsak Thongchai; and “Washington” and “Chad”, which it takes for persons, are states where nobody is called so.
 */
export function withOneWordNames({ text }: Attributed, spans: readonly NameSpan[]): NameSpan[] {
  const full = fullNames(text, spans);
  return spans.map((name) => {
    const words = text.slice(...name.span);
    if (/\s/u.test(words)) return name;
    if (name.namings.length === 0 && name.kind !== 'person') {
      const isPerson = full.last.has(words) || (full.first.get(words) === 1 && !isPlaceThere(text, name.span));
      return isPerson ? { ...name, kind: 'person' } : name;
    }
    const isState = name.kind === 'person' && name.doubtful && name.namings[0]?.actor.kind !== 'person';
    if (!isState || full.first.has(words) || full.last.has(words) || isAddressed(text, name.span)) return name;
    return { ...name, kind: 'place', doubtful: false };
  });
}

export function fullNames(text: string, spans: readonly NameSpan[]): FullNames {
  const first = new Map<string, number>();
  const last = new Map<string, number>();
  const names = new Set(spans.filter(isPerson).map(({ span }) => text.slice(...span).replace(/\s+/gu, ' ')));
  for (const name of names) {
    const words = name.split(' ');
    if (words.length < 2) continue;
    first.set(words[0] ?? '', (first.get(words[0] ?? '') ?? 0) + 1);
    last.set(words.at(-1) ?? '', (last.get(words.at(-1) ?? '') ?? 0) + 1);
  }
  return { first, last };
}

export const isPerson = (name: NameSpan): boolean => {
  const reading = readingOf(name);
  return reading ? reading.actor.kind === 'person' : name.kind === 'person';
};

/** “in Victoria”. */
const isPlaceThere = (text: string, [start]: Span): boolean =>
  /\b(?:in|at|near|from|to|outside|around|across)\s(?:the\s)?$/iu.test(text.slice(Math.max(0, start - 12), start));

/** “Mr Chad”, “Senator Jordan”. */
export function isAddressed(text: string, [start]: Span): boolean {
  const before = /(?<=^|\s)(\p{L}+)\.?\s$/u.exec(text.slice(Math.max(0, start - 24), start))?.[1] ?? '';
  return HONORIFICS.has(before.toLowerCase()) || roleNoun(before)?.kind === 'person';
}

/**
 * Of a name with several readings the one of whom the document speaks otherwise: “Brussels” is Belgium where a text has
 * Belgium and nothing of the Union, and the Union as a rule.
 */
export function readingInContext(name: NameSpan, isNamed: (actor: Naming['actor']) => boolean): NameSpan {
  const [first, ...others] = name.namings;
  if (!first || others.length === 0 || (first.how !== 'metonym' && first.how !== 'capital') || isNamed(first.actor))
    return name;
  const named = others.filter(({ actor, how }) => how !== 'person' && isNamed(actor));
  const [only] = named;
  return only && named.length === 1
    ? { ...name, namings: [only, ...name.namings.filter((one) => one !== only)] }
    : name;
}
