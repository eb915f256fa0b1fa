import type { Attribution, Reference, Referenced } from '../../document/index.ts';
import { slugOf, contains, type Span } from '../../text/index.ts';
import { headOf } from './heads.ts';
import { participantOf, speakerOfLabel } from './labels.ts';
import type { Lookup } from './lookup.ts';

const FIRST = /^(?:I|me|my(?:self)?)$/u;
const PLURAL_FIRST = /^(?:we|us|our(?:selves)?)$/iu;
const SECOND = /^(?:you|your)$/iu;
/** Who is asked for a quotation to belong to the one before: in the same paragraph or the next. */
const CARRIED = 'carries on the quotation before it';

export interface Known {
  readonly attribution: Attribution;
  readonly speaker: Reference | null;
}

const unresolved = (mention: readonly Span[], via: Reference['via'], why: string): Reference => ({
  actor: null, name: null, mention, status: 'unresolved', via, members: [], represents: null, basis: 'implied', why,
}); // prettier-ignore

/**
 * The speaker of one attribution. `known` has the speakers of those that begin before it or hold it: outer ones come
 * first, so that “I” in a quotation can be the one who is quoted.
 */
export function speakerOf(
  referenced: Referenced,
  attribution: Attribution,
  lookup: Lookup,
  known: readonly Known[],
): Reference | null {
  const { text } = referenced;
  const { source } = attribution;
  if (attribution.basis === 'turn of a transcript') return ofTurn(referenced, attribution, lookup);
  const [first] = source;
  if (!first) return withoutSource(referenced, attribution, known);
  const phrase: Span = [first[0], source.at(-1)?.[1] ?? first[1]];
  const words = text.slice(...phrase).trim();
  const outer = innermost(known, first);
  if (FIRST.test(words)) return ofFirstPerson(referenced, source, outer);
  if (PLURAL_FIRST.test(words)) return ofFirstPlural(referenced, source, outer, words);
  if (SECOND.test(words)) return ofSecondPerson(referenced, source, outer);
  const found = source.map((span) => headOf(text, span, lookup)).find((reference) => reference !== null) ?? null;
  if (!found)
    return unresolved(source, 'title', `“${words}”: nobody in the document or the lexicon is known to be this`);
  return { ...found, mention: source };
}

/** The innermost attribution whose content holds a place. */
function innermost(known: readonly Known[], span: Span): Known | null {
  const size = ({ attribution }: Known): number =>
    Math.min(...attribution.content.filter((part) => contains(part, span)).map(([start, end]) => end - start));
  const around = known.filter(({ attribution }) => attribution.content.some((part) => contains(part, span)));
  return around.toSorted((a, b) => size(a) - size(b))[0] ?? null;
}

function ofFirstPerson({ byline, participants }: Referenced, mention: readonly Span[], outer: Known | null): Reference {
  if (outer?.speaker?.status === 'resolved')
    return { ...outer.speaker, mention, via: 'pronoun', basis: 'known', why: '“I” is the one who is quoted' };
  if (outer) return unresolved(mention, 'pronoun', '“I” of somebody whose name is open');
  const [author, ...others] = byline;
  if (!author || others.length > 0)
    return unresolved(mention, 'pronoun', 'the writer, whom the document does not name');
  const known = participants.find(({ name }) => name === author);
  return {
    ...unresolved(mention, 'pronoun', '“I” outside quotations is the author of the byline'),
    actor: known?.id ?? `doc:${slugOf(author)}`,
    name: author,
    status: 'resolved',
    basis: 'implied',
  };
}

/** “We” of somebody who speaks for a state or body is that body, where nobody of another body takes part. */
function ofFirstPlural(
  { participants, blocks }: Referenced,
  mention: readonly Span[],
  outer: Known | null,
  words: string,
): Reference {
  const body = outer?.speaker?.represents ?? null;
  const participant = participants.find(({ id }) => id === body?.actor);
  const labels = new Set(blocks.flatMap(({ speaker }) => speaker ?? []));
  const bodies = new Set([...labels].flatMap((label) => participantOf(participants, label)?.represents ?? []));
  if (!body || !participant || bodies.size > 1)
    return unresolved(mention, 'pronoun', `“${words}”: more than the speaker, the text does not say who`);
  const why = `“${words}” of one who speaks for ${body.name}`;
  return { ...unresolved(mention, 'pronoun', why), actor: participant.id, name: participant.name, status: 'resolved' };
}

/** “You” in an interview of two is the other one. */
function ofSecondPerson(referenced: Referenced, mention: readonly Span[], outer: Known | null): Reference {
  const { blocks } = referenced;
  const labels = new Set(blocks.flatMap(({ speaker }) => speaker ?? []));
  const own = outer?.attribution.content[0]?.[0] ?? -1;
  const asks = blocks.find(({ span, speaker }) => speaker && span[0] <= own && own < span[1])?.speaker;
  const [other, ...more] = [...labels].filter((label) => label !== asks);
  if (asks && other && more.length === 0 && outer?.attribution.basis === 'turn of a transcript') {
    const found = speakerOfLabel(referenced, other);
    if (found) {
      const why = '“you” between two speakers is the other one';
      return { ...unresolved(mention, 'pronoun', why), actor: found.id, name: found.name, status: 'resolved' };
    }
  }
  return unresolved(mention, 'pronoun', '“you”: the text does not say who');
}

function ofTurn(referenced: Referenced, { source, content }: Attribution, lookup: Lookup): Reference | null {
  const { text, blocks } = referenced;
  const label = source[0] ? text.slice(...source[0]) : '';
  const found = source[0] ? headOf(text, source[0], lookup) : null;
  if (found?.name && found.via !== 'organisation')
    return { ...found, mention: source, via: 'turn', basis: 'known', why: `the turn's label is “${label}”` };
  const start = content[0]?.[0] ?? 0;
  const speaker = blocks.find(({ span, speaker: own }) => own && span[0] <= start && start < span[1])?.speaker ?? label;
  const participant = speakerOfLabel(referenced, speaker);
  if (participant)
    return {
      ...unresolved(source, 'turn', `the turn's label is “${speaker}”`),
      actor: participant.id,
      name: participant.name,
      status: 'resolved',
      basis: 'known',
    };
  if (found?.name)
    return { ...found, mention: source, via: 'turn', basis: 'known', why: `the turn's label is “${label}”` };
  if (!speaker) return unresolved(source, 'turn', 'the turn has no label');
  return { ...unresolved(source, 'turn', `the label “${speaker}” gives no name`), status: 'anonymous', basis: 'known' };
}

/**
 * A quotation without source: its paragraph's speaker where that has just one, or else, where the quotation is a
 * paragraph by itself, the one who spoke in the paragraph before.
 */
function withoutSource(
  { text, blocks }: Referenced,
  attribution: Attribution,
  known: readonly Known[],
): Reference | null {
  if (attribution.cue.length > 0) return null;
  const again = sameWords(text, attribution, known);
  if (again) return again;
  const [start, end] = [attribution.content[0]?.[0] ?? 0, attribution.content.at(-1)?.[1] ?? 0];
  if (
    !/["“”'‘’«»]/u.test(text.charAt(start)) ||
    known.some(
      ({ attribution: outer }) => outer !== attribution && outer.content.some((part) => contains(part, [start, end])),
    )
  )
    return null;
  const own = blocks.findIndex(({ span }) => span[0] <= start && start < span[1]);
  const narrative = known.filter(
    ({ attribution: other }) =>
      !known.some(
        ({ attribution: outer }) =>
          outer !== other && other.source[0] && outer.content.some((part) => contains(part, other.source[0] ?? [0, 0])),
      ),
  );
  const inBlock = (index: number): Known[] => {
    const block = blocks[index];
    return block
      ? narrative.filter(
          ({ attribution: other }) =>
            other !== attribution && other.content.some(([from]) => contains(block.span, [from, from])),
        )
      : [];
  };
  const same = inBlock(own);
  const before = same.length > 0 ? same : isAlone(text, blocks[own]?.span, [start, end]) ? inBlock(own - 1) : [];
  const speakers = new Map(before.flatMap(({ speaker }) => (speaker?.name ? [[speaker.name, speaker] as const] : [])));
  const [only] = speakers.values();
  if (speakers.size !== 1 || !only || before.some(({ speaker }) => !speaker?.name)) return null;
  return {
    ...only,
    mention: [],
    via: 'ellipsis',
    basis: 'implied',
    why: `${CARRIED}: ${only.name} is the only speaker there`,
  };
}

/** A quotation of a headline or heading stands again in the text, with its speaker: `known` has that one by then. */
function sameWords(text: string, { content }: Attribution, known: readonly Known[]): Reference | null {
  const plain = (spans: readonly Span[]): string => slugOf(spans.map((span) => text.slice(...span)).join(' '));
  const words = plain(content);
  if (words.split('-').length < 3) return null;
  const other = known.find(
    ({ attribution, speaker }) =>
      speaker?.name && attribution.content !== content && plain(attribution.content).includes(words),
  );
  return other?.speaker
    ? {
        ...other.speaker,
        mention: [],
        via: 'ellipsis',
        basis: 'implied',
        why: 'the same words are given with their speaker further on',
      }
    : null;
}

const isAlone = (text: string, block: Span | undefined, [start, end]: Span): boolean =>
  block !== undefined && text.slice(block[0], start).trim() === '' && text.slice(end, block[1]).trim().length < 2;
