import type { Attributed } from '../../document/index.ts';
import { HONORIFICS, NAME_RUN, type Naming, namesBody, NOT_NAMES, roleNoun } from '../../lexicon/index.ts';
import { nearby, overlaps, type Span, spanSet } from '../../text/index.ts';
import { fullNamesIn, type Name, nameIn } from './sourceNames.ts';
import type { NameSpan } from './spans.ts';

/**
 * Persons and bodies that sources of attributions and labels of turns name where neither model nor lexicon saw a name:
 * who is quoted is named more often than not, so the shape of the words counts for more than elsewhere.
 */
export function withNamesOfSources(
  { text, attributions, blocks }: Attributed,
  before: readonly NameSpan[],
): NameSpan[] {
  const isName = usedAsName(text);
  const labels = blocks.flatMap(({ label }) => (label ? [label] : []));
  const sources = [...labels, ...attributions.flatMap(({ source }) => source)];
  // A body that the lexicon knows keeps its extent; the model's names inside a body give way.
  const near = nearby(before, ({ span }) => [span]);
  const bodies = sources
    .flatMap((source) => bodiesIn(text, source))
    .filter(
      (body) =>
        !near(body.span).some(({ span, namings }) => overlaps(body.span, span) && isBody(namings[0], span, body.span)),
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
  const fullNames = lazily(() => fullNamesIn(text));
  const labelStarts = new Set(labels.map(([start]) => start));
  for (const source of sources) {
    const isLabel = labelStarts.has(source[0]);
    const words = text.slice(...source);
    for (const { name, kind } of namesIn(words, isLabel ? () => true : isName)) {
      const at = words.toLowerCase().indexOf(name.toLowerCase());
      const isNoun = roleNoun(name) !== null || LABELS.test(name) || NOT_NAMES.has(name.toLowerCase());
      // “the cartographer of the Sahel”: nobody is called “the …” by a word alone.
      const isThing = kind === 'person' && !name.includes(' ') && /\bthe\s$/iu.test(words.slice(0, at));
      if (at < 0 || isNoun || isThing || taken.overlaps([source[0] + at, source[0] + at + name.length])) continue;
      add([source[0] + at, source[0] + at + name.length], kind);
      if (kind !== 'person' || name.includes(' ')) continue;
      // A surname alone: the full name stands elsewhere, most often.
      const folded = name.toLowerCase();
      for (const full of fullNames().filter((other) => other.toLowerCase().endsWith(` ${folded}`))) {
        const place = text.indexOf(full);
        if (place >= 0) add([place, place + full.length], 'person');
      }
    }
  }
  return [...seen, ...found].sort((a, b) => a.span[0] - b.span[0]);
}

const isBody = (naming: Naming | undefined, known: Span, run: Span): boolean =>
  naming !== undefined && (naming.how === 'organ' || known[0] <= run[0]) && known[1] >= run[1];

/** “The Steelmakers' Union of Wallonia”: a run of capitals with a word that names bodies is one body, whatever names are in it. */
function bodiesIn(text: string, source: Span): NameSpan[] {
  return Array.from(text.slice(...source).matchAll(NAME_RUN)).flatMap((match): NameSpan[] => {
    const name = match[0].replace(/^The\s/u, '');
    const words = name.split(/\s+/u);
    if (words.length < 3 || !namesBody(name) || words.some((word) => HONORIFICS.has(word.toLowerCase()))) return [];
    if (/[’']s$/u.test(words[0] ?? '') || /[’']s?$/u.test(name)) return [];
    const end = source[0] + match.index + match[0].length;
    return [{ span: [end - name.length, end], kind: 'organisation', namings: [], doubtful: false }];
  });
}

/** Labels of turns that name nobody. */
const LABELS =
  /^(?:q|a|question|answer|audience|speaker|voice|male voice|female voice|unidentified|operator|narrator)$/iu;

function namesIn(words: string, isName: (word: string) => boolean): readonly Name[] {
  const name = nameIn(words, isName);
  if (name.kind === 'group') return name.members;
  return name.kind === 'person' || name.kind === 'organisation' ? [name] : [];
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Whether a document writes a word with a capital where no sentence begins: then it is a name and not a first word. */
function usedAsName(text: string): (word: string) => boolean {
  const inside = new Set(
    Array.from(text.matchAll(/(?<=[\p{Ll},;)] )\p{Lu}[\p{L}\p{M}’'-]*/gu), ([word]) => word.replace(/[’']s$/u, '')),
  );
  return (word) => inside.has(word) || /^\p{Lu}{2,}$/u.test(word);
}
