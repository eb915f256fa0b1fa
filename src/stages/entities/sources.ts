import type { Attributed } from '../../document/index.ts';
import {
  HONORIFICS,
  isDepartment,
  NAME_RUN,
  type Naming,
  namesBody,
  NOT_NAMES,
  roleNoun,
  titlesBefore,
} from '../../lexicon/index.ts';
import { nearby, overlaps, type Span, spanSet } from '../../text/index.ts';
import { emphasisIn } from './emphasis.ts';
import { isOnlyTitle, isTitleCase } from './extents.ts';
import { fullNamesIn, type Name, nameIn } from './sourceNames.ts';
import { isRoleName, type NameSpan, PEOPLE } from './spans.ts';
import { usedAsName } from './usedAsName.ts';

/**
 * Persons and bodies that sources of attributions and labels of turns name where neither model nor lexicon saw a name:
 * who is quoted is named more often than not, so the shape of the words counts for more than elsewhere.
 */
export function withNamesOfSources(
  { text, attributions, blocks, sentences }: Attributed,
  before: readonly NameSpan[],
): NameSpan[] {
  const isName = usedAsName(text);
  const isEmphasis = emphasisIn(text, isName);
  const labels = blocks.flatMap(({ label }) => (label ? [label] : []));
  const sources = [...labels, ...attributions.flatMap(({ source }) => source)];
  // A body that the lexicon knows keeps its extent; the model's names inside a body give way.
  const near = nearby(before, ({ span }) => [span]);
  const known = (body: Span): boolean =>
    near(body).some(
      ({ span, namings, kind }) =>
        (overlaps(body, span) && isBody(namings[0], span, body)) ||
        (kind === 'organisation' && span[0] === body[0] && span[1] > body[1]),
    );
  const bodies = apart(
    [...sources, ...sentences.filter((sentence) => !isTitleCase(text.slice(...sentence)))]
      .flatMap((stretch) => bodiesIn(text, stretch, isName))
      .filter(({ span }) => !known(span)),
  );
  const inBody = spanSet(bodies.map(({ span }) => span));
  const seen = [...before.filter(({ span }) => !inBody.overlaps(span)), ...bodies];
  const found: NameSpan[] = [];
  const taken = spanSet(seen.map(({ span }) => span));
  const add = (span: Span, kind: NameSpan['kind']): void => {
    if (taken.overlaps(span)) return;
    found.push({ span, kind, namings: [], doubtful: false });
    taken.add(span);
  };
  for (const span of selfNamed(text)) add(span, 'person');
  const fullNames = lazily(() => fullNamesIn(text));
  const addFullName = (surname: string): void => {
    const folded = surname.toLowerCase();
    for (const full of fullNames().filter((other) => other.toLowerCase().endsWith(` ${folded}`))) {
      const place = text.indexOf(full);
      if (place >= 0) add([place, place + full.length], 'person');
    }
  };
  const labelStarts = new Set(labels.map(([start]) => start));
  for (const source of sources) {
    const isLabel = labelStarts.has(source[0]);
    const words = text.slice(...source);
    // “The Continental: …”: who asks under a name with an article is an outlet.
    const outlet = isLabel ? /^The\s(\p{Lu}\p{L}*\p{Ll})$/u.exec(words)?.[1] : undefined;
    if (outlet !== undefined && roleNoun(outlet) === null && !LABELS.test(outlet)) {
      add([source[1] - outlet.length, source[1]], 'organisation');
      continue;
    }
    for (const { name, kind } of isLabel ? namesOfLabel(words) : namesIn(words, isName)) {
      const at = words.toLowerCase().indexOf(name.toLowerCase());
      const isNoun =
        roleNoun(name) !== null ||
        LABELS.test(name) ||
        PEOPLE.test(name) ||
        isRoleName(name) ||
        NOT_NAMES.has(name.toLowerCase());
      // “the cartographer of the Sahel”, “a Tyrolean”: nobody is called “the …” by a word alone.
      const isThing = kind === 'person' && !name.includes(' ') && /\b(?:the|an?)\s$/iu.test(words.slice(0, at));
      if (
        at < 0 ||
        isNoun ||
        isThing ||
        isEmphasis(name) ||
        isOnlyTitle(text, [source[0] + at, source[0] + at + name.length]) ||
        taken.overlaps([source[0] + at, source[0] + at + name.length])
      )
        continue;
      add([source[0] + at, source[0] + at + name.length], kind);
      if (kind !== 'person' || name.includes(' ')) continue;
      // A surname alone: the full name stands elsewhere, most often.
      addFullName(name);
    }
  }
  for (const [start, end] of sources)
    for (const match of text.slice(start, end).matchAll(CALLED_FIRM)) {
      const from = start + match.index + match[0].length - (match[1]?.length ?? 0);
      add([from, start + match.index + match[0].length], 'organisation');
    }
  const surnames = seen.filter(
    ({ kind, namings, span }) => kind === 'person' && namings.length === 0 && !/\s/u.test(text.slice(...span)),
  );
  for (const surname of new Set(surnames.map(({ span }) => text.slice(...span)))) addFullName(surname);
  return [...seen, ...found].sort((a, b) => a.span[0] - b.span[0]);
}

/** “the Moldovan grid operator [Moldnet]”: a name just behind the noun of a firm or charity is its own. */
const CALLED_FIRM =
  /\b(?:[Tt]he|[Aa]n?|its|their)\s(?:[\p{L}-]+\s){0,3}?(?:operator|company|firm|charity|airline|carrier|lender|insurer|utility|shipyard|carmaker|consultancy|think-tank|retailer|manufacturer)\s(\p{Lu}[\p{L}-]*\p{Ll})(?=[,.;:)]|\s\p{Ll}|$)/gu;

/** The longest of names that overlap. */
function apart(names: readonly NameSpan[]): NameSpan[] {
  const taken = spanSet();
  return names
    .toSorted((a, b) => b.span[1] - b.span[0] - (a.span[1] - a.span[0]))
    .filter(({ span }) => {
      if (taken.overlaps(span)) return false;
      taken.add(span);
      return true;
    });
}

const isBody = (naming: Naming | undefined, known: Span, run: Span): boolean =>
  naming !== undefined && (naming.how === 'organ' || known[0] <= run[0]) && known[1] >= run[1];

/** “The Steelmakers' Union of Wallonia”: a run of capitals with a word that names bodies is one body, whatever names are in it. */
function bodiesIn(text: string, stretch: Span, isName: (word: string) => boolean): NameSpan[] {
  return Array.from(text.slice(...stretch).matchAll(NAME_RUN)).flatMap((match): NameSpan[] => {
    const run = match[0].split(/\s+/u);
    const words = run.slice(wordsBeforeName(run, match.index === 0, isName));
    const name = match[0].slice(match[0].length - words.join(' ').length);
    // “the Prime Minister's Office”: a body that belongs to a title.
    const owner = words.findLastIndex((word) => /[’']s$/u.test(word) && isOffice(word.replace(/[’']s$/u, '')));
    if (words.length < (owner >= 0 ? 2 : 3) || !namesBody(name) || words.slice(owner + 1).some(isTitle)) return [];
    if ((owner < 0 && /[’']s$/u.test(words[0] ?? '')) || /[’']s?$/u.test(name)) return [];
    const end = stretch[0] + match.index + match[0].length;
    const rest = isDepartment(words.at(-1) ?? '') ? (AND_FIELD.exec(text.slice(end, end + 60))?.[0] ?? '') : '';
    const whole = rest !== '' && isDepartment(rest.split(/\s/u).at(-1) ?? '') ? end + rest.length : end;
    return [{ span: [end - name.length, whole], kind: 'organisation', namings: [], doubtful: false }];
  });
}

/** “(Ministry of Fisheries) and Oceans”, “(Department of Housing), Land and Water”. */
const AND_FIELD = /^(?:, \p{Lu}[\p{L}-]+)* and \p{Lu}[\p{L}-]+/u;

/** “Minister” and not “Defence”, which bodies have in their names too. */
const isTitle = (word: string): boolean => HONORIFICS.has(word.toLowerCase()) && !isDepartment(word);

const isOffice = (word: string): boolean => isTitle(word) || roleNoun(word)?.kind === 'person';

/** “Critics of the Steelmakers' Union”, “On the Steel Board”: how many words lead to the name. */
function wordsBeforeName(words: readonly string[], isFirst: boolean, isName: (word: string) => boolean): number {
  const isLead = (word: string, index: number): boolean =>
    NOT_NAMES.has(word.toLowerCase()) ||
    (roleNoun(word)?.kind === 'person' && /^(?:of|for)$/u.test(words[index + 1] ?? '')) ||
    BASED.test(word) ||
    (isFirst && index === 0 && !isName(word.replace(/[’']s$/u, '')) && !namesBody(word) && !isTitle(word));
  const follows = (index: number): boolean => index === 0 || NOT_NAMES.has((words[index - 1] ?? '').toLowerCase());
  let at = 0;
  while (at < words.length && follows(at) && isLead(words[at] ?? '', at)) {
    at += 1;
    while (/^(?:of|for|the)$/u.test(words[at] ?? '')) at += 1;
  }
  // “Ayaz Leghari of the Awakening Party”: a body says before “of” that it is one.
  const joint = words.findIndex((word, index) => index > at && /^(?:of|for)$/u.test(word));
  if (joint > 0 && !namesBody(words.slice(at, joint).join(' ')) && namesBody(words.slice(joint).join(' ')))
    return words[joint + 1] === 'the' ? joint + 2 : joint + 1;
  return at;
}

/** “the Kiel-based Institute”. */
const BASED = /-(?:based|backed|led|run|owned)$/u;

/** “its spokesman, who calls himself Commander Leopard”, “Myint, who uses one name”: the text says itself that it is a name. */
function selfNamed(text: string): Span[] {
  const called = Array.from(text.matchAll(CALLED), (match): Span => {
    const words = (match[1] ?? '').split(/\s+/u);
    const name = words.slice(titlesBefore(words, (word) => roleNoun(word)?.kind === 'person')).join(' ');
    const end = match.index + match[0].length;
    return [end - name.length, end];
  });
  const single = Array.from(text.matchAll(ONE_NAME), (match): Span => [
    match.index,
    match.index + (match[1] ?? '').length,
  ]);
  return [...called, ...single].filter(([start, end]) => end > start);
}

const CALLED =
  /\b(?:calls (?:himself|herself)|goes by(?: the name(?: of)?)?|is known(?: only)? as|identified (?:himself|herself)(?: only)? as|gave (?:his|her) name(?: only| simply| just)? as)\s[“"‘]?((?:\p{Lu}[\p{L}\p{M}’'-]*\s)*\p{Lu}[\p{L}\p{M}-]*)/gu;
const ONE_NAME =
  /(?<![\p{L}\p{N}’'-])(\p{Lu}[\p{L}\p{M}-]*\p{Ll}),\s(?=who(?:,?\s(?:like many|also|only)\s?[^,.;]{0,30}?,?)?\s(?:uses|goes by|has|bears|is known by)\s(?:(?:only|just|a|but)\s)*(?:one|single)\s(?:name|word)\b)/gu;

/** Labels of turns that name nobody. */
const LABELS =
  /^(?:q|a|question|answer|audience|speaker|voice|male voice|female voice|unidentified|operator|narrator)$/iu;

function namesIn(words: string, isName: (word: string) => boolean): readonly Name[] {
  const name = nameIn(words, isName);
  if (name.kind === 'group') return name.members;
  return name.kind === 'person' || name.kind === 'organisation' ? [name] : [];
}

/** “Ms LEE (Fenner)”: the name before the brackets; “HOST (Keri Tamihana)”: the one in them. */
function namesOfLabel(label: string): readonly Name[] {
  const [before = label] = label.split(/\s\(/u);
  const isName = ({ name }: Name): boolean => roleNoun(name) === null && !LABELS.test(name);
  const own = before === label ? [] : namesIn(before, () => true).filter(isName);
  const found = own.length > 0 ? own : namesIn(label, () => true);
  return /^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady)\b/iu.test(label)
    ? found.map(({ name }): Name => ({ kind: 'person', name }))
    : found;
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}
