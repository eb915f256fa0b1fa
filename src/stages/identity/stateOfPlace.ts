import { type GazetteerPlace, openGazetteer } from '../../lexicon/index.ts';
import type { Identifying } from './identifying.ts';

/** As how many people a region counts beside cities of its name. */
const REGION = 500_000;
/** Of places in several states the largest is meant if it has so many times the people of the next. */
const TIMES = 10;

/**
 * The state in which a place lies, by the gazetteer: of several states with a place of this name the only one that the text
 * names, else the one whose place is by far the largest; null where neither tells. `actors`: ids of those named.
 */
export function stateOfPlace(name: string, actors: ReadonlySet<string>): string | null {
  const size = ({ level, population }: GazetteerPlace): number => (level === 'region' ? REGION : population);
  const byState = Map.groupBy(openGazetteer().named(name), ({ country }) => `country:${country}`);
  const states = [...byState].map(([id, places]) => ({ id, people: Math.max(...places.map(size)) }));
  const named = states.filter(({ id }) => actors.has(id));
  if (named.length === 1) return named[0]?.id ?? null;
  const [first, second] = states.toSorted((a, b) => b.people - a.people);
  const isSure = named.length === 0 && (second === undefined || (first?.people ?? 0) >= TIMES * second.people);
  return isSure ? (first?.id ?? null) : null;
}

/** Offices of a place below a state. */
const LOCAL =
  /^(?:(?:[Tt]he|[Aa]n?|[Ff]ormer|then|acting|late)\s)*(?<place>(?:\p{Lu}[\p{L}’'-]+\s){0,3}?)(?:[Mm]ayor|[Gg]overnor|[Gg]ov\.?|[Pp]olice (?:[Cc]hief|[Cc]ommissioner))$/u;
const OF = /^\sof\s(?<place>\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2})/u;

/** The place that “Boston Mayor”, “the governor of Texas” tells, if it lies in a state; `behind`: the words that follow. */
export function placeOfOffice(
  words: string,
  behind: string,
  { table, actors }: Pick<Identifying, 'table' | 'actors'>,
): string | null {
  const before = LOCAL.exec(words)?.groups?.['place']?.trim();
  if (before === undefined) return null;
  const name = before === '' ? (OF.exec(behind)?.groups?.['place'] ?? '') : before;
  const state = stateOfPlace(name, actors);
  if (state === null) return null;
  const { id } = table.own(name, 'organisation', null);
  table.liesIn(id, state);
  return id;
}
