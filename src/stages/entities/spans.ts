import type { EntityKind, NamedEntity, Segmented } from '../../document/index.ts';
import {
  HONORIFICS,
  isDepartment,
  type LexiconActor,
  namesBody,
  type NameMention,
  type Naming,
  NOT_NAMES,
  type OrganMention,
  roleNoun,
} from '../../lexicon/index.ts';
import { emphasisIn } from './emphasis.ts';
import { extentOf, isOnlyTitle, type Surroundings } from './extents.ts';
import { usedAsName } from './usedAsName.ts';
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
  { text, prose, sentences }: Segmented,
  entities: readonly NamedEntity[],
  names: readonly NameMention[],
  organs: readonly OrganMention[],
  publisher: LexiconActor | null,
): NameSpan[] {
  const inProse = ([start, end]: Span): boolean => (spanAt(prose, start)?.[1] ?? -1) >= end;
  // “the Kazakh foreign ministry” is one body, whatever names are in it.
  const chosen: NameSpan[] = organs.flatMap((organ) => {
    const actor = organ.actor ?? ownOrgan(text, organ, publisher);
    return actor && inProse(organ.span)
      ? [
          {
            span: organ.span,
            kind: null,
            namings: [{ actor, how: 'organ' as const, sector: organ.sector }],
            doubtful: false,
          },
        ]
      : [];
  });
  const taken = spanSet(chosen.map(({ span }) => span));
  const choose = (name: NameSpan): void => {
    chosen.push(name);
    taken.add(name.span);
  };
  const known = names.filter(({ span, namings }) => inProse(span) && !isBareGivenName(text, span, namings));
  const near = nearby(known, ({ span }) => [span]);
  const around: Surroundings = {
    text,
    sentenceAt: (at) => spanAt(sentences, at),
    isKnown: (span) =>
      near(span).some(
        (name) => !name.doubtful && overlaps(name.span, span) && name.namings[0]?.actor.kind !== 'person',
      ),
    isUsed: usedAsName(text),
  };
  const isEmphasis = emphasisIn(text, around.isUsed);
  for (const seen of entities) {
    const entity = asAddressed(text, seen);
    if (
      PEOPLE.test(text.slice(...entity.span)) ||
      isField(text, entity.span) ||
      isRoleName(text.slice(...entity.span)) ||
      isOnlyTitle(text, entity.span) ||
      isEmphasis(text.slice(...entity.span))
    )
      continue;
    const span = extentOf(around, entity);
    // “the Commission”: a common noun with a capital takes a body up, and names none.
    if (
      span[0] >= span[1] ||
      isTitle(text.slice(...span)) ||
      taken.overlaps(span) ||
      (entity.kind === 'organisation' && roleNoun(text.slice(...span)) !== null) ||
      isOwnerless(text, span, organs)
    )
      continue;
    const kind = kindOf(text, span, entity.kind);
    const same = near(span).find((name) => sameWords(text, name.span, span));
    const wider = near(span).some((name) => overlaps(name.span, span) && sizeOf(name.span) > sizeOf(span));
    if (same) choose({ span: same.span, kind, namings: same.namings, doubtful: same.doubtful });
    else if (!wider && entity.score >= BELIEVED && !isDepartmentOf(text, span, entity.kind))
      choose({ span, kind, namings: [], doubtful: false });
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
  // “Perth-based”.
  if (/^-(?:based|born)\b/u.test(text.slice(span[1], span[1] + 7))) return 'place';
  const isThing = kind === 'person' && /\bthe\s$/iu.test(text.slice(Math.max(0, span[0] - 4), span[0]));
  return isThing && !/\s/u.test(text.slice(...span)) ? 'place' : kind;
}

/** “Ms. Adjoa Pokuaa”, which the model takes for a body: the name behind the form of address, of a person. */
function asAddressed(text: string, entity: NamedEntity): NamedEntity {
  const [start, end] = entity.span;
  if (entity.kind !== 'organisation') return entity;
  const lead = ADDRESS.exec(text.slice(start, end))?.[0].length ?? 0;
  const span: Span = [start + lead, end];
  return addressed(text, span) && !namesBody(text.slice(...span)) ? { ...entity, kind: 'person', span } : entity;
}

const ADDRESS = /^[^\p{L}]*(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\.?\s+)?(?=\p{Lu})/u;
/** “Water” of “Bangladesh's Water Resources Minister”: what somebody or some body is in charge of. */
function isField(text: string, [start, end]: Span): boolean {
  const rest = OFFICE_AFTER.exec(text.slice(end, end + 60))?.[1];
  const words = `${text.slice(start, end)} ${rest ?? ''}`
    .split(/[\s,]+/u)
    .filter((word) => word !== '' && word !== 'and');
  return rest !== undefined && words.every(isDepartment);
}

const OFFICE_AFTER =
  /^((?:,?\s(?:and\s)?\p{Lu}\p{L}+){0,4}?)\s(?:Minister|Secretary|Commissioner|Ministry|Department|Permanent Secretary|Cabinet Secretary)\b/u;
/** “Country Rapporteur”, “Another Expert”, “Committee Experts”: capitals of an office, and nobody's name. */
export const isRoleName = (name: string): boolean =>
  /^(?:Another|Other|Several|Some|Many|Most|Each|Every|One|Two|Three)\s/u.test(name) ||
  (OFFICE_LAST.test(name) && !/\s(?:of|for|on)\s/u.test(name));

const OFFICE_LAST =
  /(?:^|\s)(?:Experts?|Rapporteurs?|Chair(?:man|woman|person)?|Directors?|Ministers?|Secretar(?:y|ies)|Representatives?|Commissioners?|Officials?|Spokes(?:man|woman|person)|Coordinators?|Observers?|Envoys?|Ambassadors?|Advis[eo]rs?|Delegates?|Officers?|Governors?|Mayors?|Premiers?|Senators?|Inspectors?|Investigators?)$/u;
/** Acronyms in the plural: people of a kind, and no name. */
export const PEOPLE = /^(?:I?NGO|MP|MEP|CEO|IDP|PM|CSO|MNA|MLA|GP)s$/u;

const addressed = (text: string, [start]: Span): boolean =>
  /\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof|Professor)\.?\s$/u.test(text.slice(Math.max(0, start - 12), start));

/** “Minister of Electricity and Water”: what somebody is in charge of is no body. */
const isDepartmentOf = (text: string, [start, end]: Span, kind: EntityKind): boolean =>
  (kind !== 'person' || isDepartment(text.slice(start, end))) &&
  !namesBody(text.slice(start, end)) &&
  IN_CHARGE.test(text.slice(Math.max(0, start - 80), start));

const IN_CHARGE =
  /\b(?:[Mm]inist(?:ers?|ry|ries)|[Ss]ecretar(?:y|ies)|[Cc]ommissioners?|[Uu]nder-?[Ss]ecretar(?:y|ies)|[Dd]epartment)\s(?:of|for)\s(?:the\s)?(?:(?:\p{Lu}[\p{L}-]*,?|and|of|the)\s)*$/u;

/** “The Ministry of Foreign Affairs” in a release of one is the one that writes. */
const ownOrgan = (
  text: string,
  { span, organ, of }: OrganMention,
  publisher: LexiconActor | null,
): LexiconActor | null =>
  of === null && publisher?.id.endsWith(`-${organ}`) && /^\p{Lu}/u.test(text.slice(...span)) ? publisher : null;

/** “the Ministry of Foreign Affairs”: words for an organ that do not say whose it is describe it, and name none. */
const isOwnerless = (text: string, span: Span, organs: readonly OrganMention[]): boolean =>
  organs.some((organ) => organ.actor === null && sameWords(text, organ.span, span));

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
