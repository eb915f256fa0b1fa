import type { EntityKind, NamedEntity, Segmented } from '../../document/index.ts';
import {
  HONORIFICS,
  namesBody,
  type NameMention,
  type Naming,
  NOT_NAMES,
  type OrganMention,
  roleNoun,
} from '../../lexicon/index.ts';
import { nearby, overlaps, type Span, spanAt, spanSet } from '../../text/index.ts';

/** A name in the text: what the model takes it for, and what the lexicon knows by it. One of both may be missing. */
export interface NameSpan {
  readonly span: Span;
  readonly kind: EntityKind | null;
  readonly namings: readonly Naming[];
  /** The lexicon's name is often something else. */
  readonly doubtful: boolean;
}

/** A name of the model alone, without any word from the lexicon, needs this probability. */
const BELIEVED = 0.5;

/**
 * Names of the prose, in order and without overlap. Where model and lexicon differ in extent, a person or body of the
 * model that holds the lexicon's name wins (“Bank of Norway”), and otherwise the lexicon, which knows the name. A
 * doubtful name of the lexicon (Jordan, Male) counts only where the model sees a name as well.
 */
export function nameSpans(
  { text, prose }: Segmented,
  entities: readonly NamedEntity[],
  names: readonly NameMention[],
  organs: readonly OrganMention[],
): NameSpan[] {
  const inProse = ([start, end]: Span): boolean => (spanAt(prose, start)?.[1] ?? -1) >= end;
  // “the Kazakh foreign ministry” is one body, whatever names are in it.
  const chosen: NameSpan[] = organs.flatMap(({ span, actor, sector }) =>
    actor && inProse(span)
      ? [{ span, kind: null, namings: [{ actor, how: 'organ' as const, sector }], doubtful: false }]
      : [],
  );
  const taken = spanSet(chosen.map(({ span }) => span));
  const choose = (name: NameSpan): void => {
    chosen.push(name);
    taken.add(name.span);
  };
  const known = names.filter(({ span, namings }) => inProse(span) && !isBareGivenName(text, span, namings));
  const near = nearby(known, ({ span }) => [span]);
  for (const entity of entities) {
    if (isTitle(text.slice(...entity.span))) continue;
    const span = wholeName(text, entity);
    // “the Commission”: a common noun with a capital takes a body up, and names none.
    if (
      isTitle(text.slice(...span)) ||
      taken.overlaps(span) ||
      (entity.kind === 'organisation' && roleNoun(text.slice(...span)) !== null)
    )
      continue;
    const kind = kindOf(text, span, entity.kind);
    const same = near(span).find((name) => sameWords(text, name.span, span));
    const wider = near(span).some((name) => overlaps(name.span, span) && sizeOf(name.span) > sizeOf(span));
    if (same) choose({ span: same.span, kind, namings: same.namings, doubtful: same.doubtful });
    else if (!wider && entity.score >= BELIEVED) choose({ span, kind, namings: [], doubtful: false });
  }
  for (const name of known) {
    if (!name.doubtful && !taken.overlaps(name.span))
      choose({ span: name.span, kind: null, namings: name.namings, doubtful: false });
  }
  return chosen.sort((a, b) => a.span[0] - b.span[0]);
}

const sameWords = (text: string, a: Span, b: Span): boolean =>
  a[1] === b[1] && text.slice(Math.min(a[0], b[0]), Math.max(a[0], b[0])).replace(/^the\s+/iu, '') === '';

/** “Salman”, “Henri”: a ruler of one name is meant only where the title stands before it. */
const isBareGivenName = (text: string, [start, end]: Span, namings: readonly Naming[]): boolean =>
  namings.every(({ actor }) => actor.kind === 'person') &&
  !/\s/u.test(text.slice(start, end)) &&
  !/\b(?:King|Queen|Prince|Princess|Emperor|Empress|Emir|Sultan|Pope|President|General|Grand Duke|Sheikh|Crown Prince)\s$/u.test(
    text.slice(Math.max(0, start - 14), start),
  );

const sizeOf = ([start, end]: Span): number => end - start;

/** “Ms Marchbanks” is a person, whatever the model takes her for, and “the Sahel” is none. */
function kindOf(text: string, span: Span, kind: EntityKind): EntityKind {
  if (addressed(text, span)) return 'person';
  const isThing = kind === 'person' && /\bthe\s$/iu.test(text.slice(Math.max(0, span[0] - 4), span[0]));
  return isThing && !/\s/u.test(text.slice(...span)) ? 'place' : kind;
}

const addressed = (text: string, [start]: Span): boolean =>
  /\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Professor)\.?\s$/u.test(text.slice(Math.max(0, start - 12), start));

/**
 * The model's span to the ends of its words, without a possessive 's. A surname gets the given names before it, which
 * are capitalised words that are neither titles nor the first of their sentence.
 */
function wholeName(text: string, { span: [from, to], kind }: NamedEntity): Span {
  const titles = kind === 'person' ? titlesBefore(text.slice(from, to)) : 0;
  let start = from + titles;
  let end = to + (/^(?:[\p{L}\p{M}\p{N}]|[-’'](?=\p{L}{2}))*/u.exec(text.slice(to, to + 40))?.[0].length ?? 0);
  while (/[\p{L}\p{M}-]/u.test(text.charAt(start - 1))) start -= 1;
  end -= /[’']s?$/u.exec(text.slice(start, end))?.[0].length ?? 0;
  const given =
    kind === 'person' && !/\s/u.test(text.slice(start, end))
      ? /(?<=\p{Ll}[\p{L},]*\s)(?:\p{Lu}[\p{L}\p{M}’'-]*\p{Ll}\s)+$/u.exec(
          text.slice(Math.max(0, start - 40), start),
        )?.[0]
      : null;
  if (given) {
    const words = given.trim().split(/\s+/u);
    const titled = words.findLastIndex((word) => isTitle(word)) + 1;
    start -= words.slice(titled).reduce((sum, word) => sum + word.length + 1, 0);
  }
  // “Captain Abdallah Mshangama”: a given name alone, where the model has lost the rest.
  if (kind === 'person' && !/\s/u.test(text.slice(start, end))) {
    const rest = /^(?:\s(?:(?:al|de|van|von|bin|ibn|el)[ -])?\p{Lu}[\p{L}\p{M}’'-]*\p{Ll})+/u.exec(
      text.slice(end, end + 40),
    )?.[0];
    if (rest && !namesBody(rest.trim()) && !rest.trim().split(/\s+/u).some(isTitle))
      end += rest.replace(/[’']s?$/u, '').length;
  }
  // “De Kuyper”: a particle is no name by itself. “Paris Club of”: a preposition ends none.
  if (/^(?:De|Van|Von|Der|Den|Al|El|Le|La|Di|Da|Dos|Du|Bin|Ibn|Abu|Ben)$/u.test(text.slice(start, end)))
    end += /^[ -]\p{Lu}[\p{L}\p{M}’'-]*/u.exec(text.slice(end, end + 40))?.[0].length ?? 0;
  end -= /\s+(?:of|for|and|in|on|at|the|to)$/u.exec(text.slice(start, end))?.[0].length ?? 0;
  return [start, end];
}

/** “Dr Reinhold Aschwanden”, “Commissioner Teodora Ilieva-Marsh”: the length of the titles, which are not in the name. */
function titlesBefore(name: string): number {
  const words = name.split(/(?<=\s)(?=\S)/u);
  const first = words.findIndex((word) => !isTitle(word.trim().replace(/\.$/u, '')));
  return words.slice(0, Math.max(first, 0)).reduce((sum, word) => sum + word.length, 0);
}

const isTitle = (word: string): boolean =>
  HONORIFICS.has(word.toLowerCase()) || NOT_NAMES.has(word.toLowerCase()) || roleNoun(word) !== null;

/** The reading of a name that the text intends: the lexicon's likeliest one that the model does not contradict. */
export function readingOf({ kind, namings, doubtful }: NameSpan): Naming | null {
  const [first = null] = namings;
  if (!first || kind === null) return first;
  const fits = ({ actor }: Naming): boolean => (kind === 'person') === (actor.kind === 'person');
  // “Downing Street” and “Abuja” are nobody's names whatever the model says; “Jordan” may well be.
  return namings.find(fits) ?? (kind === 'person' && !doubtful && first.actor.kind !== 'person' ? first : null);
}
