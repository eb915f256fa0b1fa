import type { Attributed } from '../../document/index.ts';
import { type Gazetteer, genderOf, NAME_RUN, roleNoun } from '../../lexicon/index.ts';
import { type Span, spanSet } from '../../text/index.ts';
import { fullNames, isAddressed } from './homonyms.ts';
import type { NameSpan } from './spans.ts';

/**
 * Names of regions with a government of their own: “Flanders” and “Texas”, which the model takes for persons or does not
 * see at the beginning of a sentence. A person or a city of the document that is called so wins.
 */
export function withRegions(
  { text, attributions }: Attributed,
  spans: readonly NameSpan[],
  gazetteer: Gazetteer,
): NameSpan[] {
  const taken = spanSet(spans.map(({ span }) => span));
  const { first, last } = fullNames(text, spans);
  const isFree = (words: string, span: Span): boolean =>
    !first.has(words) && !last.has(words) && genderOf(`${words} x`) === null && !isAddressed(text, span);
  const known = spans.map((name): NameSpan => {
    const words = text.slice(...name.span);
    if (name.namings.length > 0 || !isFree(words, name.span)) return name;
    const isOfOfficer = name.kind === 'person' && OFFICER.test(text.slice(name.span[1], name.span[1] + 60));
    return isOfOfficer || isRegionName(words, gazetteer) ? { ...name, kind: 'place' } : name;
  });
  const found = attributions.flatMap(({ source: [source] }): NameSpan[] => {
    const [run] = source ? text.slice(...source).matchAll(NAME_RUN) : [];
    if (!source || run?.index !== 0) return [];
    const place = OFFICERS_PLACE.exec(run[0])?.[1] ?? run[0];
    const span: Span = [source[0], source[0] + place.length];
    if (taken.overlaps(span) || !isRegionName(place, gazetteer) || !isFree(place, span)) return [];
    taken.add(span);
    return [{ span, kind: 'place', namings: [], doubtful: false }];
  });
  return [...known, ...found].toSorted((a, b) => a.span[0] - b.span[0]);
}

/** “Palawan Gov. Dennis Reyes”: a name before an office and another name is that of the place. */
const OFFICER =
  /^\s(?:(?:Deputy|Vice|Lieutenant|Lt\.?|Acting|State|Regional|County|Provincial)\s)?(?:Governor|Gov\.|Mayor|Premier|Chief Minister|Minister-President|Senator|Sen\.|Representative|Rep\.|Attorney General|Police Chief|Archbishop|Bishop)\s\p{Lu}\p{Ll}/u;

/** “[Sabah] Chief Minister Datuk Jeffrin Gunting”: a run of capitals that begins with the place of an office. */
const OFFICERS_PLACE =
  /^(\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?)\s(?:Governor|Gov\.|Premier|Chief Minister|Minister-President|First Minister|Police Chief)\s\p{Lu}/u;

const isRegionName = (words: string, gazetteer: Gazetteer): boolean =>
  roleNoun(words) === null && !COMPASS.test(words) && gazetteer.named(words).some(({ level }) => level === 'region');

/** Names of first-level regions that are common words in English. */
const COMPASS =
  /^(?:(?:north|south|east|west|central|upper|lower)(?:ern)?|centre|center|capital|coast|islands?|littoral|union|federal|national|bay|the)$/iu;

/**
 * The names of places that stand for whoever governs there: a region by its name alone, and any place that speaks
 * (“Astrakhan, which owns the port, said …”) or has an office (“Lagos Governor Ade Bello”).
 */
export function governedPlaces(
  { text, attributions }: Attributed,
  spans: readonly NameSpan[],
  gazetteer: Gazetteer,
): ReadonlySet<string> {
  const sources = attributions.flatMap(({ source: [source] }) => (source ? [source] : []));
  const speaks = ([start, end]: Span): boolean =>
    sources.some(
      ([from, to]) =>
        from <= start &&
        end <= to &&
        /^(?:the\s)?$/iu.test(text.slice(from, start)) &&
        /^(?:$|,|\s\(|\s(?:which|whose)\b)/u.test(text.slice(end, to)),
    );
  const isGoverned = ({ span }: NameSpan): boolean => speaks(span) || OFFICE.test(text.slice(span[1], span[1] + 40));
  const isOnlyRegion = (words: string): boolean =>
    isRegionName(words, gazetteer) && gazetteer.named(words).every(({ level }) => level === 'region');
  return new Set(
    spans
      .filter(({ kind, namings }) => kind === 'place' && namings.length === 0)
      .filter((name) => isOnlyRegion(text.slice(...name.span)) || isGoverned(name))
      .map(({ span }) => text.slice(...span)),
  );
}

const OFFICE =
  /^(?:[’']s)?\s(?:(?:Deputy|Lieutenant|Acting|deputy|acting)\s)?(?:(?:Premier|Governor|Mayor|Chief Minister|Minister-President|Gov\.|premier|governor|mayor|chief minister|minister-president|regional president|state government|provincial government)\b)/u;
