import type { Attribution, NamedEntity, Reference, Timed, Voiced } from '../../../document/index.ts';
import { openLexicon } from '../../../lexicon/index.ts';
import type { Span } from '../../../text/index.ts';
import { parseArticle } from '../../article/index.ts';
import { nameActors } from '../../entities/index.ts';
import { resolveReferences } from '../../references/index.ts';
import { segment } from '../../segment/index.ts';
import { voice } from '../index.ts';

const KINDS = { p: 'person', o: 'organisation', l: 'place', g: 'group' } as const;
export const lexicon = openLexicon();

/**
 * A document whose text bears marks: {s1 …} source, {q1 …} cue and {c1 …} content of attribution 1, and the names that the
 * model would see: {p …} person, {o …} organisation, {l …} place, {g …} group. Marks nest. Turns are attributed as they are.
 */
export async function timedOf(
  marked: string,
  published: string | null = '2024-03-15',
  outlet: string | null = null,
): Promise<Timed> {
  const spans: { tag: string; span: Span }[] = [];
  const open: { tag: string; start: number }[] = [];
  let text = '';
  for (let at = 0; at < marked.length;) {
    const tag = /^\{([sqc]\d+|[polg]) /.exec(marked.slice(at, at + 8));
    if (tag) {
      open.push({ tag: tag[1] ?? '', start: text.length });
      at += tag[0].length;
    } else if (marked[at] === '}') {
      const last = open.pop();
      if (last) spans.push({ tag: last.tag, span: [last.start, text.length] });
      at += 1;
    } else {
      text += marked[at];
      at += 1;
    }
  }
  const article = await parseArticle({
    form: 'record',
    input: 'test',
    id: 'test',
    record: { text, published, outlet, language: 'en' },
  });
  const segmented = segment(article);
  const numbers = [...new Set(spans.flatMap(({ tag }) => /^[sqc](\d+)$/.exec(tag)?.[1] ?? []))].toSorted(
    (a, b) => Number(a) - Number(b),
  );
  const of = (tag: string): Span[] =>
    spans
      .filter((other) => other.tag === tag)
      .map(({ span }) => span)
      .toSorted((a, b) => a[0] - b[0]);
  const marks = numbers.map((number): Attribution => ({
    id: `a${number}`, source: of(`s${number}`), cue: of(`q${number}`), content: of(`c${number}`), confidence: 1, basis: 'model: cue',
  })); // prettier-ignore
  const turns = article.blocks.filter(({ kind }) => kind === 'turn').map(({ span, label }, index): Attribution => ({
    id: `t${index + 1}`, source: label ? [label] : [], cue: [], content: [[(label?.[1] ?? span[0]) + 2, span[1]]], confidence: 1, basis: 'turn of a transcript',
  })); // prettier-ignore
  const entities = spans.flatMap(({ tag, span }): NamedEntity[] =>
    tag in KINDS ? [{ span, kind: KINDS[tag as keyof typeof KINDS], score: 1 }] : [],
  );
  return {
    ...segmented, words: [], proposals: [], events: [], dates: [],
    entities: entities.toSorted((a, b) => a.span[0] - b.span[0]),
    attributions: [...turns, ...marks],
    said: [...turns, ...marks].map(() => null),
  }; // prettier-ignore
}

export async function voicedOf(marked: string, published?: string | null, outlet?: string | null): Promise<Voiced> {
  const named = nameActors(await timedOf(marked, published, outlet), lexicon);
  return voice(resolveReferences(named, lexicon));
}

/** What a test compares of a reference: a name, the members' names, or its status in brackets. */
export function shown(reference: Reference | null | undefined): string {
  if (!reference) return '(none)';
  if (reference.members.length > 0) return reference.members.map(shown).join(' + ');
  return reference.name ?? `(${reference.status})`;
}

export const speakersOf = (voiced: Voiced): string[] => voiced.voices.map(({ speaker }) => shown(speaker));
