import type { EventLocation, Reference } from '../../document/index.ts';
import { CALENDAR, type GazetteerPlace, isState, roleNoun } from '../../lexicon/index.ts';
import { contains, type Span } from '../../text/index.ts';
import { sentenceOf } from './decode.ts';
import { type Scene, spanOf } from './scene.ts';

/** A place in the text: the span of its name, and what it is, if that is clear. */
export interface ChosenPlace {
  readonly found: Span;
  readonly location: EventLocation | null;
  readonly why: string;
}

/**
 * The evidence for one of several places with the same name, strongest first: a region or country named beside it, then
 * one named in the sentence, then in the document, then population. Weights are set by hand so that each kind outweighs
 * those after it.
 */
const WEIGHTS = { beside: 8, sentence: 3, document: 1.5, capital: 1, perTenfoldPeople: 0.6 } as const;
/** Of two places in different countries, the first is chosen if it is ahead by this much. */
const AHEAD = 0.6;
/** How far after a name its region or country may be: “Paris, Texas”. */
const BESIDE = 30;

const NAME =
  /\p{Lu}[\p{L}\p{M}’'.-]*(?:\s(?:(?:de|del|la|le|el|al|of|the|and|sur|am|du|an)[\s-])*\p{Lu}[\p{L}\p{M}’'.-]*)*/gu;
/** A word whose full stop ends no sentence: “St. Louis”, “D.C.”. */
const ABBREVIATION = /^(?:St|Mt|Ft|Pt|\p{Lu}(?:\.\p{Lu})*)\.$/u;
const REGION_NOUN = /^\s(?:oblast|region|province|governorate|state|district|prefecture|county)\b/iu;

/** The place named by a span's words, chosen by context; `location` is null if none is named or none is ahead. */
export function choosePlace(span: Span, scene: Scene): ChosenPlace {
  const { text } = scene.document;
  const named = namesIn(text, span, scene);
  const finest = named.find(({ places, country }) => places.length > 0 && country === null);
  if (finest) return amongPlaces(finest, named, scene);
  const country = named.find(({ country: own }) => own !== null);
  if (country?.country) return inCountry(country.span, country.country, 'the text names the country');
  return { found: span, location: null, why: 'no place that the gazetteer knows' };
}

/** A country as a place: of its middle nothing is known. */
const inCountry = (found: Span, { code, name }: Country, why: string): ChosenPlace => ({
  found,
  why,
  location: { ...NOWHERE, level: 'country', name, country: code, countryName: name, why },
});

const NOWHERE = { region: null, latitude: null, longitude: null, geoname: null } as const;

interface Country {
  readonly code: string;
  readonly name: string;
}

interface NamedPlace {
  readonly span: Span;
  readonly places: readonly GazetteerPlace[];
  readonly country: Country | null;
}

/**
 * Words that may stand within a capitalised name beside that of a place: “Eastern Aleppo”; but “Port Sudan” is itself a
 * name.
 */
const BESIDE_NAME = /^(?:north|south|east|west|central|upper|lower|greater|old|new|city|the|of)(?:ern)?$/iu;

const WITHIN_NAME = 40;

/**
 * The names within a span, each the longest that the gazetteer or lexicon knows. Part of a longer name counts only if
 * the rest is a direction, a country or a people (“Russian Kursk”): “Gulf of Guinea” is neither Gulf nor Guinea. March is
 * a month and not the town.
 */
function namesIn(text: string, span: Span, scene: Scene): NamedPlace[] {
  const found: NamedPlace[] = [];
  // A span that ends within a name (“the Gulf | of Guinea”) is extended to its end.
  for (const match of text.slice(span[0], span[1] + WITHIN_NAME).matchAll(NAME)) {
    if (match.index >= span[1] - span[0]) break;
    const words = wordsOfName(match[0]);
    const parts: NamedPlace[] = [];
    let isWhole = true;
    let at = span[0] + match.index;
    for (let from = 0; from < words.length;) {
      const known = longest(words, from, scene);
      const isNoun = known?.length === 1 && isCommonNoun(words[from - 1] ?? wordBefore(text, at), known.name);
      const isPlace =
        known !== null &&
        (known.country !== null ||
          !isOfPeople(known.name, text.slice(at + known.name.length, at + known.name.length + BESIDE), scene));
      if (isPlace && !isNoun && !BESIDE_NAME.test(known.name) && !CALENDAR.has(known.name.toLowerCase())) {
        parts.push({ span: [at, at + known.name.length], places: known.places, country: known.country });
      } else isWhole &&= isAroundNames(words[from] ?? '', scene) && !(words[from] === 'of' && parts.length > 0);
      const length = known?.length ?? 1;
      at += words.slice(from, from + length).join(' ').length + 1;
      from += length;
    }
    if (isWhole) found.push(...parts);
  }
  return found;
}

/** “The [Somali] capital”, “the [Bush] administration”: a people, or a person, of whose name the gazetteer has a place. */
function isOfPeople(name: string, behind: string, { lexicon }: Scene): boolean {
  if (OF_PERSON.test(behind)) return true;
  const isDemonym = lexicon.named(name).some(({ how }) => how === 'demonym' || how === 'people');
  return isDemonym && !REGION_NOUN.test(behind);
}

/** What a person has and no town. */
const OF_PERSON = /^\s(?:administration|campaign|aides?|camp|doctrine|era|family|presidency)\b/u;

/** “The Republic”, “our University”: with an article such a word is no town, though some have it for a name. */
const isCommonNoun = (before: string, name: string): boolean =>
  /^(?:the|our|its|their|this)$/iu.test(before) && (roleNoun(name)?.kind === 'body' || OTHER_NOUNS.test(name));
const OTHER_NOUNS = /^(?:summit|conference|university|college|enterprise)$/iu;

const wordBefore = (text: string, at: number): string =>
  /(?<!\p{L})(\p{L}+)\s$/u.exec(text.slice(Math.max(0, at - LONGEST_ARTICLE), at))?.[1] ?? '';
const LONGEST_ARTICLE = 8;

/** The words of a run of capitals up to the end of the sentence. */
function wordsOfName(run: string): string[] {
  const words = run.split(/\s/u);
  const last = words.findIndex((word) => word.endsWith('.') && !ABBREVIATION.test(word));
  const own = last < 0 ? words : words.slice(0, last + 1);
  return own.map((word) => (ABBREVIATION.test(word) ? word : word.replace(/[-.]$/u, '')));
}

const isAroundNames = (word: string, { lexicon }: Scene): boolean =>
  BESIDE_NAME.test(word) ||
  CALENDAR.has(word.toLowerCase().replace(/[’']s$/u, '')) ||
  lexicon.named(word).some(({ actor }) => actor.kind === 'country');

function longest(words: readonly string[], from: number, scene: Scene) {
  for (let length = words.length - from; length > 0; length -= 1) {
    const name = words
      .slice(from, from + length)
      .join(' ')
      .replace(/[’']s?$/u, '');
    const country = countryNamed(name, scene);
    const places = scene.gazetteer().named(name);
    if (country || places.length > 0) return { name, length, country, places };
  }
  return null;
}

/** Only by its name: a capital is a city, and a demonym is not a place. */
function countryNamed(name: string, { lexicon }: Scene): Country | null {
  const naming = lexicon
    .named(name)
    .find(({ actor, how }) => actor.kind === 'country' && (how === 'name' || how === 'acronym'));
  return naming?.actor.code ? { code: naming.actor.code, name: naming.actor.name } : null;
}

function amongPlaces({ span, places }: NamedPlace, others: readonly NamedPlace[], scene: Scene): ChosenPlace {
  const { text } = scene.document;
  const after = text.slice(span[1], span[1] + BESIDE);
  const asRegion = REGION_NOUN.test(after);
  const own = places.filter(({ level }) => level === (asRegion ? 'region' : 'city'));
  const candidates = own.length > 0 ? own : places;
  const beside = [
    ...namesIn(text, [span[1], Math.min(text.length, span[1] + BESIDE)], scene).filter((other) =>
      /^,?\s*(?:in\s)?$/u.test(text.slice(span[1], other.span[0])),
    ),
    ...others.filter((other) => other.span !== span),
  ];
  const sentence = sentenceOf(scene.document, span[0]);
  const inSentence = countriesOf(scene, sentence);
  const inDocument = countriesIn(scene);
  const ranked = candidates
    .map((place) => {
      const reasons: string[] = [];
      let score = WEIGHTS.perTenfoldPeople * Math.log10(Math.max(place.population, 1_000));
      const add = (weight: number, reason: string): void => {
        score += weight;
        reasons.push(reason);
      };
      const isBeside = beside.some(
        ({ country, places: near }) =>
          country?.code === place.country ||
          near.some(
            ({ level, name, country: code }) =>
              level === 'region' && code === place.country && sameRegion(name, place.region),
          ),
      );
      if (isBeside) add(WEIGHTS.beside, 'its region or country stands beside it');
      else if (inSentence.has(place.country)) add(WEIGHTS.sentence, 'its country is named in the sentence');
      else if (inDocument.has(place.country)) add(WEIGHTS.document, 'its country is named in the document');
      if (place.isCapital) add(WEIGHTS.capital, 'a capital');
      if (place.population > 0) reasons.push(`${place.population.toLocaleString('en')} people`);
      return { place, score, reasons };
    })
    .toSorted((a, b) => b.score - a.score);
  const [first] = ranked;
  const rival = ranked.find(({ place }) => place.country !== first?.place.country);
  if (!first) return { found: span, location: null, why: 'no place that the gazetteer knows' };
  const others_ = ranked.length > 1 ? `; one of ${ranked.length} places of this name` : '';
  if (rival && first.score - rival.score < AHEAD)
    return {
      found: span,
      location: null,
      why: `${first.place.name} in ${first.place.country} or in ${rival.place.country}: nothing decides`,
    };
  const { level, name, region, country, latitude, longitude, geoname } = first.place;
  const countryName = scene.gazetteer().countryName(country) ?? country;
  const why = `GeoNames: ${[...first.reasons].join(', ') || 'the only one'}${others_}`;
  return {
    found: span,
    why,
    location: { level, name, region, country, countryName, latitude, longitude, geoname, why },
  };
}

const sameRegion = (name: string, region: string | null): boolean =>
  region !== null && (region.startsWith(name) || name.startsWith(region));

/** The country codes of the references within a span, including people who speak for a country. */
function countriesOf(scene: Scene, span: Span): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { actor, represents } of scene.within(span)) {
    const participant = actor === null ? undefined : scene.participants.get(actor);
    if (participant?.code && participant.kind !== 'person') found.add(participant.code);
    if (represents?.code) found.add(represents.code);
  }
  return found;
}

/** The same of the whole document: until a participant comes in, nothing changes. */
function countriesIn(scene: Scene): ReadonlySet<string> {
  const { size } = scene.participants;
  let found = inDocuments.get(scene);
  if (found?.participants !== size) {
    found = { participants: size, countries: countriesOf(scene, [0, scene.document.text.length]) };
    inDocuments.set(scene, found);
  }
  return found.countries;
}

const inDocuments = new WeakMap<Scene, { readonly participants: number; readonly countries: ReadonlySet<string> }>();

/** “Stanton” is a town in California too; where it is a person's name, it is no place. */
const isPerson = (span: Span, { participants, within }: Scene): boolean =>
  within(span).some(
    (reference) =>
      reference.actor !== null &&
      participants.get(reference.actor)?.kind === 'person' &&
      reference.mention.some((own) => own[0] <= span[0] && own[1] >= span[1]),
  );

/** The place of an event as a reference, with its location; null if the text gives no place. */
export function placeOf(
  spans: readonly Span[],
  scene: Scene,
): { place: Reference; location: EventLocation | null } | null {
  const chosen = spans
    .filter((span) => !isPerson(span, scene) && !DETERMINER.test(scene.document.text.slice(...span)))
    .map((span) => {
      const own = choosePlace(span, scene);
      const found = own.location ? { span, ...own } : withMore(span, scene);
      if (found) return { ...found, basis: 'known' as const };
      const state = roughly(span, scene);
      return { span, ...(state ?? own), basis: state ? ('implied' as const) : ('known' as const) };
    });
  // The finest of several: “in Kramatorsk, in eastern Ukraine”; of several countries the first.
  const order = ['city', 'region', 'country'];
  const country = chosen.find(({ location }) => location !== null)?.location?.country;
  const there = chosen.filter(({ location }) => location === null || location.country === country);
  const [best] = there.toSorted((a, b) => rank(a.location) - rank(b.location));
  if (!best) return null;
  const { location, span, why, basis } = best;
  const id = location?.level === 'country' ? `country:${location.country}` : null;
  const known = scene.within(span).find(({ actor }) => actor !== null && actor === id);
  return {
    location,
    place: {
      actor: known ? id : null,
      name: location?.name ?? null,
      mention: chosen.map((one) => one.span),
      status: location ? 'resolved' : 'unresolved',
      via: 'name',
      members: [],
      represents: null,
      basis,
      why,
    },
  };

  function rank(one: EventLocation | null): number {
    return one ? order.indexOf(one.level) : order.length;
  }
}

/** Alone these are no words of a place, as the model gives them now and then (“withdrew from [the] region”). */
const DETERMINER = /^(?:an?|the|this|that|these|those|its|his|her|our|my|your|their|both|all|each|every)$/iu;

/** What leads from a place's words to its name: “the | town of Goma”, “the capital | , Lima”. */
const TO_NAME = /(?:\s\p{Ll}+){0,3}(?:\sof|(?<=\b(?:capital|city|town|village)),)\s(?:the\s)?(?=\p{Lu})/uy;

/** A place whose name follows the words that are given; null if none does. */
function withMore([start, end]: Span, scene: Scene): (ChosenPlace & { readonly span: Span }) | null {
  const { text } = scene.document;
  TO_NAME.lastIndex = end;
  const lead = TO_NAME.exec(text)?.[0].length;
  if (lead === undefined) return null;
  const chosen = choosePlace([start, end + lead + 1], scene);
  return chosen.location && { ...chosen, span: [start, chosen.found[1]] };
}

/**
 * The state in which a place that the gazetteer does not know is: the one that its words mean (“his country”), or for a
 * name the only state that the sentence names, or else the document; null if there is none.
 */
function roughly(span: Span, scene: Scene): ChosenPlace | null {
  const { text } = scene.document;
  // They may end in a possessive.
  const meant = scene.within(span).find((reference) => isState(reference.actor) && spanOf(reference)[1] >= span[1] - 2);
  const state = meant?.actor ? scene.participants.get(meant.actor) : undefined;
  if (state?.code) return inCountry(span, { code: state.code, name: state.name }, 'the words mean the country');
  if (!/\p{Lu}/u.test(text.slice(...span))) return null;
  const sentence = onlyState(countriesOf(scene, sentenceOf(scene.document, span[0])), scene);
  if (sentence) return inCountry(span, sentence, 'the only country that the sentence names');
  const document = onlyState(countriesIn(scene), scene);
  return document && inCountry(span, document, 'the only country that the document names');
}

function onlyState(codes: ReadonlySet<string>, scene: Scene): Country | null {
  const states = [...codes].flatMap((code): Country[] => {
    const name = scene.gazetteer().countryName(code);
    return name ? [{ code, name }] : [];
  });
  return states.length === 1 ? (states[0] ?? null) : null;
}

/** Whether a role's words name a city or region, rather than somebody from there (“Kharkiv's mayor”). */
export function isLocality(span: Span, scene: Scene): boolean {
  const { found, location } = choosePlace(span, scene);
  return location !== null && location.level !== 'country' && contains(span, found) && found[1] === span[1];
}
