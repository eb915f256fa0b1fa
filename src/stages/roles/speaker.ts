import {
  type Attribution,
  type Block,
  isAside,
  isSpeakersState,
  isVerbatim,
  partsNear,
  type Reference,
  type Referenced,
  resolved,
  TRANSCRIPT_TURN,
  unresolved,
} from '../../document/index.ts';
import {
  contains,
  indexAt,
  remembered,
  slugOf,
  sole,
  type Span,
  spanAt,
  withWhole,
  wordsBefore,
  wordsBehind,
} from '../../text/index.ts';
import { isState, pronounOf } from '../../lexicon/index.ts';
import { subjectOfEnumeration } from './enumerations.ts';
import { headOf } from './heads.ts';
import { introducedAt, ofIntroduced } from './introduced.ts';
import { classOf } from './open.ts';
import { spanOf } from './lookup.ts';
import { isSaid, type Scene, type Settled } from './scene.ts';
import { ofSecondPerson } from './second.ts';
import { ofTalk } from './talks.ts';
import { writerOf } from './writings.ts';
import { referenceTo, takenUp } from './references.ts';

// Not WHO: in capitals it is a name.
const RELATIVE = /^(?:[Ww]ho|[Ww]hich|[Tt]hat)$/u;
const ONE_SEES = /^[Ww]hich\s(?:\p{Ll}+ly\s)?(?:has|is|was|(?!always|sometimes|perhaps|besides)\p{Ll}+[^s\s]s)\s/u;
/** How many characters before a relative pronoun its antecedent may be. */
const RELATIVE_REACH = 60;

/** The speaker of one attribution. Earlier and enclosing attributions are settled by then. */
export function speakerOf(scene: Scene, attribution: Attribution): Reference | null {
  const { text } = scene.referenced;
  const { source } = attribution;
  if (attribution.basis === TRANSCRIPT_TURN) return ofTurn(scene, attribution);
  const [first] = source;
  if (!first) return withoutSource(scene, attribution);
  const phrase: Span = [first[0], source.at(-1)?.[1] ?? first[1]];
  const words = text
    .slice(...phrase)
    .trim()
    .replace(/[’'](?:d|m|ve|ll|re|s)$/u, '');
  const outer = innermost(scene.settled(first), first);
  const own = firstPersonOf(scene, source, words);
  if (own) return own;
  if (pronounOf(words) === 'you') return ofSecondPerson(scene, attribution, outer);
  if (RELATIVE.test(words)) return ofRelative(scene, first, source, words);
  const found =
    source
      .map((span) => headOf(text, wholeMentions(span, scene), scene.lookup))
      .find((reference) => reference !== null) ?? null;
  const isOpen = !found || found.status === 'anonymous' || found.status === 'unresolved';
  const sides = SIDES.test(words) ? ofSides(scene, source, words) : null;
  if (sides) return sides;
  if (isOpen && isSpeakersState(words)) return ofOwnState(scene, source, quotingOf(scene, first), words);
  const both = isOpen ? ofTalk(scene, source, words) : null;
  if (both) return both;
  const writer = isOpen ? writerOf(scene, source, words) : null;
  if (writer) return writer;
  if (found) return { ...found, mention: source };
  return (
    classOf(words, source) ??
    unresolved(source, 'title', `“${words}”: nobody in the document or the lexicon is known to be this`)
  );
}

/** Who “I” or “we” is at a place, or “me” and “us”; null for other words. */
export function firstPersonOf(scene: Scene, mention: readonly Span[], words: string): Reference | null {
  const [first] = mention;
  if (!first) return null;
  if (pronounOf(words) === 'I') return ofFirstPerson(scene, mention, quotingOf(scene, first));
  return pronounOf(words) === 'we' ? ofFirstPlural(scene, mention, quotingOf(scene, first), words) : null;
}

/**
 * The innermost quotation or turn around a place, else what is reported there: “I can tell you that we …” in a turn is of whose
 * turn it is.
 */
function quotingOf(scene: Scene, span: Span): Settled | null {
  const around = scene.settled(span);
  const quoting = around.filter((one) => quotes(scene, one, span));
  return innermost(quoting, span) ?? innermost(around, span);
}

/** “The two sides” of a joint statement are its signatories. */
const SIDES = /^(?:both|the|the two|the three)\s(?:sides|parties|countries|nations|governments|delegations)$/iu;

function ofSides({ writers }: Scene, mention: readonly Span[], words: string): Reference | null {
  if (writers?.status !== 'group') return null;
  const why = `“${words}”: those who sign the statement, ${writers.members.map(({ name }) => name).join(', ')}`;
  return { ...writers, mention, why };
}

/** How many characters around a source to look for a mention that its boundary splits. */
const CUT = 60;

/** A source extended to whole mentions where its boundary splits one: “The [Faroe | Islands]”. */
const wholeMentions = ([start, end]: Span, { lookup }: Scene): Span =>
  withWhole([start, end], lookup.within([Math.max(0, start - CUT), end + CUT]).map(spanOf));

/**
 * “Vale, who said”: whoever is named right before the word. “Who” is no state, place or body: of “guards of the bank
 * who said” it is the guards, people of that bank.
 */
function ofRelative(
  { referenced: { text, sentences }, lookup }: Scene,
  [start]: Span,
  mention: readonly Span[],
  words: string,
): Reference {
  const from = Math.max(spanAt(sentences, start)?.[0] ?? 0, start - RELATIVE_REACH);
  // “Between Peru and Chile, which sees it so”: the last of a row.
  const isOne = ONE_SEES.test(wordsBehind(text, start));
  const before = lookup
    .within([from, start])
    .filter(({ via, members }) => via !== 'pronoun' && !(isOne && members.length > 1));
  const lastBefore = (end: number, between: RegExp): Reference | undefined =>
    before
      .filter((one) => spanOf(one)[1] <= end && between.test(text.slice(spanOf(one)[1], end)))
      .toSorted((a, b) => spanOf(b)[1] - spanOf(a)[1] || spanOf(a)[0] - spanOf(b)[0])[0];
  const last = lastBefore(start, /^(?:\s\([^()]{1,30}\))?(?:,\s\d{1,3})?\s?[,—–-]{0,2}\s*\(?$/u);
  if (!last) return unresolved(mention, 'pronoun', `“${words}”: nobody stands before it`);
  const isPerson = /^who$/iu.test(words);
  const noun =
    !isPerson || last.via !== 'organisation'
      ? last
      : lastBefore(spanOf(last)[0], /^\s(?:of|from|in|at|for|with)\s(?:the\s)?$/u);
  const why = `“${words}” goes back to “${text.slice(...spanOf(noun ?? last))}”`;
  const represents = noun?.represents ?? last.represents;
  if (!noun || (isPerson && noun.via === 'organisation'))
    return { ...unresolved(mention, 'pronoun', `“${words}”: somebody of ${last.name ?? 'a body'}`), represents };
  return { ...takenUp(noun, mention, 'pronoun', why), represents };
}

/** The innermost attribution whose content contains a position. */
function innermost(settled: readonly Settled[], span: Span): Settled | null {
  const size = ({ attribution }: Settled): number =>
    Math.min(...attribution.content.filter((part) => contains(part, span)).map(([start, end]) => end - start));
  const around = settled.filter(({ attribution }) => attribution.content.some((part) => contains(part, span)));
  return around.toSorted((a, b) => size(a) - size(b))[0] ?? null;
}

/** Whether an attribution is a quotation: “I” in indirect speech is the reporter. */
const quotes = ({ referenced: { quotations } }: Scene, outer: Settled | null, span: Span | undefined): boolean =>
  outer !== null &&
  span !== undefined &&
  (isVerbatim(outer.attribution) || partsNear(quotations)(span).some(({ inner }) => contains(inner, span)));

function ofFirstPerson(scene: Scene, mention: readonly Span[], outer: Settled | null): Reference {
  const { byline, participants, signer } = scene.referenced;
  const isQuoted = quotes(scene, outer, mention[0]);
  if (isQuoted && outer?.speaker?.status === 'resolved')
    return takenUp(outer.speaker, mention, 'pronoun', '“I” is the one who is quoted', 'known');
  if (isQuoted) return unresolved(mention, 'pronoun', '“I” of somebody whose name is open');
  const led = ofIntroduced(scene, mention, 'I');
  if (led) return led;
  const giver = byline.length === 0 || signer?.isNamed ? ofGiver(scene, mention, 'I') : null;
  if (giver) return giver;
  const author = sole(byline);
  if (!author) return unresolved(mention, 'pronoun', 'the writer, whom the document does not name');
  const isAuthor = (own: string): boolean => slugOf(own) === slugOf(author);
  const known = participants.find(({ name, names }) => [name, ...names].some(isAuthor));
  if (!known) return unresolved(mention, 'pronoun', 'the writer, whose byline names no person');
  const why = '“I” outside quotations is the author of the byline';
  return resolved(mention, known, null, { via: 'pronoun', basis: 'implied', why });
}

/** Who gives an official text. */
function ofGiver(scene: Scene, mention: readonly Span[], words: string): Reference | null {
  const { signer } = scene.referenced;
  const giver = scene.person(signer?.id);
  if (!signer || !giver) return null;
  const text = signer.isNamed ? 'whose first line names this person' : 'of the body that this person heads on the day';
  const why = `“${words}” in a text ${text}`;
  return referenceTo(giver, scene, mention, 'pronoun', why);
}

/** “We” of several who are quoted together, of one who speaks for a body, or of the publisher. */
function ofFirstPlural(scene: Scene, mention: readonly Span[], outer: Settled | null, words: string): Reference {
  const isQuoted = quotes(scene, outer, mention[0]);
  const set = !isQuoted && mention[0] ? introducedAt(scene, mention[0][0]) : null;
  const isWriters = !isQuoted && !set;
  if (isWriters && scene.writers) return { ...scene.writers, mention, via: 'pronoun' };
  const giver = isWriters && scene.referenced.signer?.isNamed ? ofGiver(scene, mention, words) : null;
  if (giver) return giver;
  const speaker = set ? set.speaker : outer?.speaker;
  if (speaker?.status === 'group' && speaker.members.length > 1)
    return takenUp(speaker, mention, 'pronoun', `“${words}” of several who are quoted together`);
  const own = scene.person(speaker?.represents?.actor);
  // For a ministry's spokesperson “we” is the state.
  const body = (isState(own?.represents) ? scene.person(own.represents) : undefined) ?? own;
  if (!body) return unresolved(mention, 'pronoun', `“${words}”: more than the speaker, the text does not say who`);
  const why = `“${words}” of one who speaks for ${body.name}`;
  return referenceTo(body, scene, mention, 'pronoun', why);
}

/** “My government” is what “we” of the same speaker is, if that is a state. */
function ofOwnState(scene: Scene, mention: readonly Span[], outer: Settled | null, words: string): Reference {
  const own = ofFirstPlural(scene, mention, outer, words);
  if (isState(own.actor)) return { ...own, why: `“${words}”: of whoever says it` };
  return unresolved(mention, 'organisation', `“${words}”: the text does not say who says it`);
}

function ofTurn(scene: Scene, { source, content }: Attribution): Reference {
  const { text, blocks } = scene.referenced;
  const speaker = blocks[indexAt(blocks, content[0]?.[0] ?? 0)]?.speaker ?? (source[0] ? text.slice(...source[0]) : '');
  if (!speaker) return unresolved(source, 'turn', 'the turn has no label');
  const somebody = scene.labels.get(speaker);
  if (!somebody)
    return {
      ...unresolved(source, 'turn', `the label “${speaker}” gives no name`),
      status: 'anonymous',
      basis: 'known',
    };
  return referenceTo(somebody, scene, source, 'turn', `the turn's label is “${speaker}”`, 'known');
}

/**
 * A quotation without a source: the speaker of its paragraph, if there is just one; or, if the quotation is a paragraph
 * by itself, whoever spoke in the previous paragraph.
 */
function withoutSource(scene: Scene, attribution: Attribution): Reference | null {
  const { referenced, settled } = scene;
  const { text, blocks } = referenced;
  if (attribution.cue.length > 0) return sameSubject(scene, attribution) ?? subjectOfEnumeration(scene, attribution);
  const own: Span = [attribution.content[0]?.[0] ?? 0, attribution.content.at(-1)?.[1] ?? 0];
  const others = (span: Span, self: Attribution): readonly Settled[] =>
    settled(span).filter((one) => one.attribution !== self);
  const isInside = (span: Span, self: Attribution): boolean => isSaid(others(span, self), span);
  if (!/["“”'‘’«»]/u.test(text.charAt(own[0])) || isInside(own, attribution)) return null;
  const index = indexAt(blocks, own[0]);
  const speakersIn = (block: Block | undefined): Settled[] =>
    block
      ? others(block.span, attribution).filter(
          ({ attribution: other }) =>
            other.content.some(([from]) => contains(block.span, [from, from])) &&
            !other.source.some((span) => isInside(span, other)),
        )
      : [];
  const same = speakersIn(blocks[index]);
  const isAmong = same.length > 0 || !isAlone(text, blocks[index]?.span, own);
  const before = isAmong ? same : speakersIn(textBefore(blocks, index));
  // What follows the writer's question is the other's answer.
  const isWriters = ({ attribution: { source } }: Settled): boolean =>
    source[0] !== undefined && pronounOf(text.slice(...source[0])) === 'I';
  if (!isAmong && before.some(isWriters)) return null;
  const speakers = new Map(before.flatMap(({ speaker }) => (speaker?.name ? [[speaker.name, speaker] as const] : [])));
  const [only] = speakers.values();
  if (speakers.size !== 1 || !only || before.some(({ speaker }) => !speaker?.name)) return null;
  const why = `carries on the quotation before it: ${only.name} is the only speaker there`;
  return takenUp(only, [], 'ellipsis', why);
}

/**
 * “[Russia] promised … and wants …”: a second verb without its own subject shares that of the first in the sentence.
 */
function sameSubject(
  { referenced: { sentences, text }, settled }: Pick<Scene, 'referenced' | 'settled'>,
  attribution: Attribution,
): Reference | null {
  const cue = attribution.cue[0];
  const sentence = cue && spanAt(sentences, cue[0]);
  if (!cue || !sentence) return null;
  const before = settled(sentence).filter(
    ({ attribution: { source, cue: other, content } }) =>
      other[0] !== undefined &&
      other[0][0] >= sentence[0] &&
      other[0][0] < cue[0] &&
      source[0] !== undefined &&
      !content.some((part) => contains(part, cue)),
  );
  const speaker = before.at(-1)?.speaker;
  // “Vale told reporters when [asked] …”: he is asked.
  if (!speaker?.name || CLAUSE.test(wordsBefore(text, cue[0]))) return null;
  return takenUp(speaker, [], 'ellipsis', 'the subject of the verb before it in the sentence');
}

const CLAUSE = /\b(?:when|if|as|once|until|unless|though|while|where)\s(?:\p{Ll}+ly\s)?$/u;

/** A quotation in a headline or heading reappears in the text, with its speaker. */
export function sameWords(
  referenced: Referenced,
  attribution: Attribution,
  speakers: ReadonlyMap<string, Reference | null>,
): Reference | null {
  const plain = plainWords(referenced);
  const words = plain(attribution);
  if (words.split('-').length < 3) return null;
  const other = referenced.attributions.find(
    (one) => one.id !== attribution.id && speakers.get(one.id)?.name && plain(one).includes(words),
  );
  const speaker = other && speakers.get(other.id);
  return speaker ? takenUp(speaker, [], 'ellipsis', 'the same words are given with their speaker further on') : null;
}

/** What an attribution of a document says, in small letters and without marks. */
const plainWords = remembered(({ text }: Referenced) =>
  remembered(({ content }: Attribution) => slugOf(content.map((span) => text.slice(...span)).join(' '))),
);

/** The block before another, captions passed over. */
const textBefore = (blocks: readonly Block[], index: number): Block | undefined =>
  blocks.slice(0, Math.max(0, index)).findLast((block) => !isAside(block));

const isAlone = (text: string, block: Span | undefined, [start, end]: Span): boolean =>
  block !== undefined && text.slice(block[0], start).trim() === '' && text.slice(end, block[1]).trim().length < 2;
