import type { Attribution, Mention, Reference } from '../../document/index.ts';
import { logOdds } from '../../model/index.ts';
import { contains, firstFrom, overlaps, remembered, type Span } from '../../text/index.ts';
import type { Scene } from './scene.ts';

/**
 * What speaks for a reference's being the right one in a statement, given that the attribution is right. Yes and no are 1
 * and 0.
 */
interface ReferenceSignals {
  /** How the words refer to it, if not by name. */
  readonly title: number;
  readonly pronoun: number;
  readonly ellipsis: number;
  readonly turn: number;
  readonly organisation: number;
  readonly implied: number;
  readonly group: number;
  /** Log-odds of the attribution's confidence. */
  readonly attributed: number;
  /** It is in what another attribution says. */
  readonly nested: number;
  /** Log-odds, by the linking network, of the likeliest antecedent of the pronoun or description; 0 for other words. */
  readonly link: number;
  /** The network finds no antecedent for it. */
  readonly unlinked: number;
  /** How often the document refers to it: log(1 + n). */
  readonly references: number;
  /** The lexicon knows it. */
  readonly known: number;
  /** The text is a public body's own. */
  readonly official: number;
}

export interface SpeakerSignals extends ReferenceSignals {
  /** “They”, “we”, “both”: more than one. */
  readonly plural: number;
}

/** Of whom a statement is said to. */
export interface AddresseeSignals extends ReferenceSignals {
  /** It is a state. */
  readonly state: number;
  /** The words that name it are part of what is said. */
  readonly inContent: number;
  /** How far the words that name it are from the cue: log(1 + characters / 10). */
  readonly distance: number;
}

/** Of whom a statement is about. */
export interface TargetSignals extends ReferenceSignals {
  readonly state: number;
  readonly distance: number;
  /** How often what is said refers to it: log(1 + n). */
  readonly times: number;
  /** It is the first of those found; how many others there are: log(1 + n). */
  readonly first: number;
  readonly others: number;
  /** How long the content is: log(1 + characters / 100). */
  readonly length: number;
}

/** Null for a speaker of whom nobody knows who it is. */
export function speakerSignals(scene: Scene, attribution: Attribution, speaker: Reference): SpeakerSignals | null {
  if (!isNamed(speaker)) return null;
  const [first] = attribution.source;
  const phrase: Span | null = first ? [first[0], attribution.source.at(-1)?.[1] ?? first[1]] : null;
  return {
    ...signalsOf(scene, attribution, speaker, phrase),
    plural: Number(phrase !== null && PLURAL.test(scene.referenced.text.slice(...phrase))),
  };
}

/** Null for one of whom nobody knows who it is. */
export function addresseeSignals(scene: Scene, attribution: Attribution, one: Reference): AddresseeSignals | null {
  if (!isNamed(one)) return null;
  const [start] = one.mention;
  return {
    ...signalsOf(scene, attribution, one, start ?? null),
    ...placeSignals(attribution, one),
    inContent: Number(start !== undefined && attribution.content.some((part) => contains(part, start))),
  };
}

/** Of all whom a statement is about, in their order; null for one of whom nobody knows who it is. */
export function targetSignals(
  scene: Scene,
  attribution: Attribution,
  targets: readonly Reference[],
): (TargetSignals | null)[] {
  const { content } = attribution;
  const times = timesReferred(content.flatMap((part) => scene.lookup.within(part)));
  const length = content.reduce((sum, [from, to]) => sum + to - from, 0);
  return targets.map((one, index): TargetSignals | null => {
    if (!isNamed(one)) return null;
    return {
      ...signalsOf(scene, attribution, one, one.mention[0] ?? null),
      ...placeSignals(attribution, one),
      times: Math.log1p(timesOf(one, times)),
      first: Number(index === 0),
      others: Math.log1p(targets.length - 1),
      length: Math.log1p(length / 100),
    };
  });
}

function placeSignals(
  { content, cue, source }: Attribution,
  { actor, mention: [start] }: Reference,
): Pick<TargetSignals, 'state' | 'distance'> {
  const anchor = cue[0] ?? source[0] ?? content[0];
  return {
    state: Number(actor?.startsWith('country:') ?? false),
    distance: start && anchor ? Math.log1p(Math.abs(start[0] - anchor[0]) / 10) : 0,
  };
}

const isNamed = ({ status, actor, members }: Reference): boolean =>
  status === 'resolved' || (status === 'group' && (actor !== null || members.length > 0));

function signalsOf(
  { referenced: document, near }: Scene,
  attribution: Attribution,
  { status, via, basis, actor }: Reference,
  phrase: Span | null,
): ReferenceSignals {
  const byVia = (one: Reference['via']): number => Number(via === one);
  const anchor = attribution.cue[0] ?? attribution.source[0];
  const mention = phrase && via !== 'name' && via !== 'turn' ? mentionIn(document.mentions, phrase) : null;
  const [likeliest] = mention?.antecedents ?? [];
  return {
    title: byVia('title'),
    pronoun: byVia('pronoun'),
    ellipsis: byVia('ellipsis'),
    turn: byVia('turn'),
    organisation: byVia('organisation'),
    implied: Number(basis === 'implied'),
    group: Number(status === 'group'),
    attributed: logOdds(attribution.confidence),
    nested: Number(anchor !== undefined && near(anchor).some((one) => one !== attribution && isIn(anchor, one))),
    link: likeliest ? logOdds(likeliest.probability) : 0,
    unlinked: Number(mention !== null && mention.antecedents.length === 0),
    references: Math.log1p(timesOf({ actor }, timesInDocument(document.references))),
    known: Number(actor !== null && !actor.startsWith('doc:')),
    official: Number(document.publisher !== null),
  };
}

const isIn = (anchor: Span, { content }: Attribution): boolean => content.some((part) => contains(part, anchor));

const PLURAL = /^(?:they|we|both)$/iu;

/** The first mention in a phrase that is no name. */
function mentionIn(mentions: readonly Mention[], phrase: Span): Mention | null {
  const spans = spansOf(mentions);
  for (
    let index = Math.max(0, firstFrom(spans, phrase[0]) - 1);
    (spans[index]?.[0] ?? Infinity) < phrase[1];
    index += 1
  ) {
    const mention = mentions[index];
    if (mention && mention.form !== 'name' && overlaps(mention.span, phrase)) return mention;
  }
  return null;
}

const spansOf = remembered((mentions: readonly Mention[]) => mentions.map(({ span }) => span));

/** How often references go to each actor. */
function timesReferred(references: readonly Reference[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const { actor } of references) if (actor !== null) times.set(actor, (times.get(actor) ?? 0) + 1);
  return times;
}

const timesInDocument = remembered(timesReferred);

const timesOf = ({ actor }: Pick<Reference, 'actor'>, times: ReadonlyMap<string, number>): number =>
  actor === null ? 0 : (times.get(actor) ?? 0);
