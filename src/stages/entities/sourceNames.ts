import {
  isDepartment,
  isHonorific,
  NAME_RUN,
  namesBody,
  NOT_NAMES,
  PERSON_RUN,
  PRONOUNS,
  titlesBefore,
} from '../../lexicon/index.ts';

export interface Name {
  readonly kind: 'person' | 'organisation';
  readonly name: string;
}

/** What a source says by itself of who speaks: one name, several, or none. */
export type SourceName =
  Name | { readonly kind: 'group'; readonly members: readonly Name[] } | { readonly kind: 'pronoun' | 'description' };

/**
 * The name in a source: of its runs of capitalised words, stripped of honorifics, the first when it begins the source
 * and otherwise the last that looks like a person ("Norway's fisheries minister, Kari Nygård" → Kari Nygård), otherwise the first that looks like a body. Possessives
 * ("Norway's") and nationalities before a role word name nobody who speaks. A single word that has its capital only
 * from the beginning of a sentence ("Critics said") is no name: `isName` says whether the document uses it as one.
 */
export function nameIn(source: string, isName: (word: string) => boolean): SourceName {
  const plain = source.trim();
  if (PRONOUNS.has(plain.toLowerCase())) return { kind: 'pronoun' };
  const members = plain.split(/\s*,\s+(?:and\s+)?|\s+and\s+/u);
  if (members.length > 1 && members.every(isBareName) && !namesBody(plain)) {
    return {
      kind: 'group',
      members: members.map((name) => ({ kind: name.includes(' ') ? 'person' : 'organisation', name })),
    };
  }
  const runs =
    plain === plain.toUpperCase()
      ? wholeLabel(plain)
      : capitalRuns(plain).filter((run) => run.at > 0 || run.words > 1 || isName(run.name));
  const people = runs.filter((run) => run.kind === 'person');
  const person =
    people.find((run) => run.at === 0 && run.words >= 2) ?? people.findLast((run) => run.words >= 2) ?? people.at(-1);
  const body = runs.find((run) => run.kind === 'organisation');
  const best = person && (!body || person.words >= 2) ? person : body;
  return best ? { kind: best.kind, name: best.name } : { kind: 'description' };
}

const isBareName = (words: string): boolean => {
  const [whole] = words.matchAll(NAME_RUN);
  return whole?.[0] === words && !words.split(/\s+/u).some(isTitle);
};

interface Run {
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  readonly at: number;
  readonly words: number;
}

function capitalRuns(source: string): Run[] {
  const runs: Run[] = [];
  for (const match of source.matchAll(NAME_RUN)) {
    // “(Secretary for Transport) and Public Works Ida Berg”: the rest of what somebody is in charge of.
    const field = AFTER_FIELD.test(source.slice(0, match.index)) ? fieldAt(match[0]) : 0;
    const stripped = stripTitles(match[0].slice(field));
    if (!stripped) continue;
    const { name: whole, skipped: titles } = stripped;
    const skipped = field + titles;
    const name = memberOf(whole) ?? whole;
    const after = source.slice(match.index + skipped + name.length);
    if (/['’]s?$/u.test(name)) continue;
    const words = name.split(/\s+/u);
    const isBody = namesBody(name) || (words.length === 1 && /^\p{Lu}{2,}$/u.test(name));
    // "Russian foreign minister", "Fjord News reporters": a run that a lower-case noun goes on from describes, and names nobody.
    const describes =
      /^\s+\p{Ll}/u.test(after) && !/^\s+(?:of|and|who|in|at|from|for|on|with|told|said|'s|’s)\b/u.test(after);
    if (!isBody && describes) continue;
    runs.push({ kind: isBody ? 'organisation' : 'person', name, at: match.index + skipped, words: words.length });
  }
  return runs;
}

const AFTER_FIELD = /\b(?:of|for)\s[\p{L}\s]+,?\sand\s$/u;

/** The length of the words at the beginning that somebody can be in charge of, where others follow. */
function fieldAt(run: string): number {
  const words = run.split(/(?<=\s)/u);
  const first = words.findIndex((word) => !isDepartment(word.trim()));
  return first > 0 ? words.slice(0, first).join('').length : 0;
}

/** “Kwame Asante of the Miners Union”: the person, where what comes before “of” names no body and what comes after does. */
function memberOf(run: string): string | null {
  const [head = '', ...rest] = run.split(/\s(?:of|for)\s/u);
  return /\s/u.test(head) && !namesBody(head) && namesBody(rest.join(' ')) ? head : null;
}

/** A label in capitals ("MINISTER OKAFOR", "PETRA LINDQVIST") is one name, whatever its words. */
function wholeLabel(label: string): Run[] {
  const stripped = stripTitles(label);
  if (!stripped || !/\p{L}/u.test(label)) return [];
  const words = stripped.name.split(/\s+/u);
  const isBody = words.length === 1 && words[0] !== undefined && words[0].length <= 5 && stripped.skipped === 0;
  return [
    {
      kind: isBody ? 'organisation' : 'person',
      name: isBody ? stripped.name : titleCase(stripped.name),
      at: stripped.skipped,
      words: words.length,
    },
  ];
}

function stripTitles(run: string): { name: string; skipped: number } | null {
  const words = [...run.matchAll(/\S+/gu)];
  const plain = words.map(([word]) => word);
  let first = titlesBefore(plain);
  // "Fisheries Minister Kari Nygård": what stands before a title within the run belongs to the title.
  const last = plain.findLastIndex(isHonorific);
  const end = last + titlesBefore(plain.slice(last));
  if (last > first && (plain.length - last > 2 || end > last + 1)) first = end;
  // "Minister of Infrastructure", "Commissioner for Westland": an office, and the name of nobody.
  if (first > 0 && /^(?:of|for)$/u.test(plain[first] ?? '')) return null;
  const start = words[first]?.index;
  if (start === undefined) return null;
  const name = run.slice(start).replace(/[.,;:]+$/u, (end) => (/\b\p{Lu}\.$/u.test(run) ? end : ''));
  return name.length > 1 ? { name: name.replace(/\s+/gu, ' '), skipped: start } : null;
}

const isTitle = (word: string): boolean =>
  isHonorific(word) || NOT_NAMES.has(word.toLowerCase().replace(/[.,]+$/u, ''));

const titleCase = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

/** The different full names (of two words or more, no bodies) in a text, titles taken off. */
export function fullNamesIn(text: string): string[] {
  const found = new Set<string>();
  for (const [run] of text.matchAll(PERSON_RUN)) {
    const name = run.includes(' ') ? stripTitles(run)?.name.replace(/[’']s?$/u, '') : undefined;
    if (name?.includes(' ') && !namesBody(name)) found.add(name);
  }
  return [...found];
}
