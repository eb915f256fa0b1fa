import type { Attribution, Block, Reference, Referenced } from '../../document/index.ts';
import { contains, lastAtOrBefore, slugOf, type Span } from '../../text/index.ts';
import { blockAt, blockIndexAt } from './blocks.ts';
import { headOf } from './heads.ts';
import { classOf, unresolved } from './open.ts';
import { representedIn } from './represented.ts';
import type { Lookup } from './lookup.ts';
import type { Known, Scene } from './scene.ts';
import { sourceOf } from './sources.ts';
import { sameWriting } from './writings.ts';

const FIRST = /^(?:I|me|my(?:self)?)$/u;
const PLURAL_FIRST = /^(?:we|us|our(?:selves)?)$/iu;
const SECOND = /^(?:you|your)$/iu;

/** The speaker of one attribution. Those of the attributions that begin before it or hold it are settled by then. */
export function speakerOf(scene: Scene, attribution: Attribution): Reference | null {
  const { referenced, lookup } = scene;
  const { text } = referenced;
  const source = sourceOf(scene, attribution);
  if (attribution.basis === 'turn of a transcript') return ofTurn(scene, attribution);
  const [first] = source;
  if (!first) return withoutSource(scene, attribution);
  const phrase: Span = [first[0], source.at(-1)?.[1] ?? first[1]];
  const words = text
    .slice(...phrase)
    .trim()
    .replace(/[’'](?:d|m|ve|ll|re|s)$/u, '');
  const outer = innermost(scene.known(first), first);
  if (FIRST.test(words)) return ofFirstPerson(referenced, source, outer);
  if (PLURAL_FIRST.test(words)) return ofFirstPlural(scene, source, outer, words);
  if (SECOND.test(words)) return ofSecondPerson(scene, source, outer);
  const found = source.map((span) => headOf(text, span, lookup)).find((reference) => reference !== null) ?? null;
  if (found) return { ...found, mention: source };
  return (
    another(words, first, source, scene) ??
    sameWriting(phrase, source, scene) ??
    classOf(words, source) ??
    unresolved(source, 'title', `“${words}”: nobody in the document or the lexicon is known to be this`)
  );
}

/** “One official said … Another warned …”, “Two officials said … One of them …”: one more of those whose names the text has just held back. */
function another(words: string, [start]: Span, mention: readonly Span[], scene: Scene): Reference | null {
  if (!/^(?:another|a second|a third|one)(?: one)?(?: of them)?$/iu.test(words) || /^one$/iu.test(words)) return null;
  const { sentences } = scene.referenced;
  const here = lastAtOrBefore(sentences, start);
  const since = sentences[Math.max(0, here - 2)]?.[0] ?? 0;
  const before = scene
    .known([since, start])
    .filter(({ attribution }) => (attribution.source[0]?.[1] ?? Infinity) <= start);
  const speaker = before.at(-1)?.speaker;
  if (speaker?.status !== 'anonymous') return null;
  const why = `“${words}”: one more of those before, whose names the text holds back`;
  return { ...speaker, mention, via: 'title', basis: 'implied', why };
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
  if (!known) return unresolved(mention, 'pronoun', 'the writer, whose byline names no person');
  return {
    ...unresolved(mention, 'pronoun', '“I” outside quotations is the author of the byline'),
    actor: known.id,
    name: author,
    status: 'resolved',
    basis: 'implied',
  };
}

/** “We” of somebody who speaks for a state or body is that body, where nobody of another body takes part. */
function ofFirstPlural(
  { referenced: { participants, text, blocks }, labels, lookup }: Scene,
  mention: readonly Span[],
  outer: Known | null,
  words: string,
): Reference {
  if (outer?.speaker?.status === 'group' && outer.speaker.members.length > 1 && outer.speaker.members.length < 5)
    return {
      ...outer.speaker,
      mention,
      via: 'pronoun',
      basis: 'implied',
      why: `“${words}” of several who are quoted together`,
    };
  const body = outer?.speaker?.represents ?? null;
  const participant = participants.find(({ id }) => id === body?.actor);
  // Who has turns: by the label's meaning, and by the name in it (“MINISTER DAHLKVIST”).
  const speaking = new Set([
    ...[...labels.values()].flatMap((somebody) => somebody?.id ?? []),
    ...blocks.flatMap(({ label }) => (label ? (ofLabel(text, label, lookup)?.actor ?? []) : [])),
  ]);
  const bodies = new Set(
    participants.flatMap(({ id, represents }) => (speaking.has(id) && represents ? [represents] : [])),
  );
  if (!body || !participant || bodies.size > 1)
    return unresolved(mention, 'pronoun', `“${words}”: more than the speaker, the text does not say who`);
  const why = `“${words}” of one who speaks for ${body.name}`;
  return {
    ...unresolved(mention, 'pronoun', why),
    actor: participant.id,
    name: participant.name,
    status: 'resolved',
    represents: representedIn(participants, participant.id),
  };
}

/** “You” in an interview of two is the other one. */
function ofSecondPerson({ referenced, labels }: Scene, mention: readonly Span[], outer: Known | null): Reference {
  const { blocks } = referenced;
  const own = outer?.attribution.content[0]?.[0] ?? -1;
  const asks = blockAt(blocks, own)?.speaker;
  const [other, ...more] = [...labels].filter(([label]) => label !== asks);
  const somebody = other?.[1];
  if (asks && somebody && more.length === 0 && outer?.attribution.basis === 'turn of a transcript') {
    const why = '“you” between two speakers is the other one';
    return {
      ...unresolved(mention, 'pronoun', why),
      actor: somebody.id,
      name: somebody.name,
      status: 'resolved',
      represents: representedIn(referenced.participants, somebody.id),
    };
  }
  return unresolved(mention, 'pronoun', '“you”: the text does not say who');
}

/** “Ms LEE (Fenner)”: the name before the brackets, where one stands there, and otherwise any: “HOST (Keri Tamihana)”. */
function ofLabel(text: string, label: Span, lookup: Lookup): Reference | null {
  const before = /^[^(]+(?=\s\()/u.exec(text.slice(...label))?.[0];
  const own = before ? headOf(text, [label[0], label[0] + before.length], lookup) : null;
  return own?.name && own.via !== 'organisation' ? own : headOf(text, label, lookup);
}

function ofTurn({ referenced, lookup, labels }: Scene, { source, content }: Attribution): Reference | null {
  const { text, blocks, participants } = referenced;
  const label = source[0] ? text.slice(...source[0]) : '';
  const found = source[0] ? ofLabel(text, source[0], lookup) : null;
  if (found?.name && found.via !== 'organisation')
    return { ...found, mention: source, via: 'turn', basis: 'known', why: `the turn's label is “${label}”` };
  const start = content[0]?.[0] ?? 0;
  const speaker = blockAt(blocks, start)?.speaker ?? label;
  const participant = labels.get(speaker);
  if (participant)
    return {
      ...unresolved(source, 'turn', `the turn's label is “${speaker}”`),
      actor: participant.id,
      name: participant.name,
      status: 'resolved',
      represents: representedIn(participants, participant.id),
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
function withoutSource({ referenced, known }: Scene, attribution: Attribution): Reference | null {
  const { text, blocks } = referenced;
  if (attribution.cue.length > 0) return null;
  const own: Span = [attribution.content[0]?.[0] ?? 0, attribution.content.at(-1)?.[1] ?? 0];
  const holds = (outer: Attribution, span: Span): boolean => outer.content.some((part) => contains(part, span));
  const isInside = (span: Span, self: Attribution): boolean =>
    known(span).some(({ attribution: outer }) => outer !== self && holds(outer, span));
  if (!/["“”'‘’«»]/u.test(text.charAt(own[0])) || isInside(own, attribution)) return null;
  const index = blockIndexAt(blocks, own[0]);
  const speakersIn = (block: Block | undefined): Known[] =>
    block
      ? known(block.span).filter(
          ({ attribution: other }) =>
            other !== attribution &&
            other.content.some(([from]) => contains(block.span, [from, from])) &&
            !other.source.some((span) => isInside(span, other)),
        )
      : [];
  const same = speakersIn(blocks[index]);
  const before = same.length > 0 || !isAlone(text, blocks[index]?.span, own) ? same : speakersIn(blocks[index - 1]);
  const speakers = new Map(before.flatMap(({ speaker }) => (speaker?.name ? [[speaker.name, speaker] as const] : [])));
  const [only] = speakers.values();
  if (speakers.size !== 1 || !only || before.some(({ speaker }) => !speaker?.name)) return null;
  const why = `carries on the quotation before it: ${only.name} is the only speaker there`;
  return { ...only, mention: [], via: 'ellipsis', basis: 'implied', why };
}

/** A quotation of a headline or heading stands again in the text, with its speaker. */
export function sameWords(
  { text, attributions }: Referenced,
  { id, content }: Attribution,
  speakers: ReadonlyMap<string, Reference | null>,
): Reference | null {
  const plain = (spans: readonly Span[]): string => slugOf(spans.map((span) => text.slice(...span)).join(' '));
  const words = plain(content);
  if (words.split('-').length < 3) return null;
  const other = attributions.find(
    (one) => one.id !== id && speakers.get(one.id)?.name && plain(one.content).includes(words),
  );
  const speaker = other && speakers.get(other.id);
  const why = 'the same words are given with their speaker further on';
  return speaker ? { ...speaker, mention: [], via: 'ellipsis', basis: 'implied', why } : null;
}

const isAlone = (text: string, block: Span | undefined, [start, end]: Span): boolean =>
  block !== undefined && text.slice(block[0], start).trim() === '' && text.slice(end, block[1]).trim().length < 2;
