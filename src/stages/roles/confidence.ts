import type { Attribution, Mention, Reference } from '../../document/index.ts';
import { logOdds } from '../../model/index.ts';
import { contains, firstFrom, overlaps, remembered, type Span } from '../../text/index.ts';
import type { Scene } from './scene.ts';

/** What speaks for a speaker's being the right one, given that the attribution is right. Yes and no are 1 and 0. */
export interface SpeakerSignals {
  /** How the words refer to the speaker, if not by name. */
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
  /** “They”, “we”, “both”: more than one. */
  readonly plural: number;
  /** How often the document refers to the speaker: log(1 + n). */
  readonly references: number;
  /** The lexicon knows the speaker. */
  readonly known: number;
  /** The text is a public body's own. */
  readonly official: number;
}

/** Null for a speaker of whom nobody knows who it is. */
export function speakerSignals(
  { referenced: document, near }: Scene,
  attribution: Attribution,
  speaker: Reference,
): SpeakerSignals | null {
  const { status, via, basis, actor, members } = speaker;
  const isNamed = status === 'resolved' || (status === 'group' && (actor !== null || members.length > 0));
  if (!isNamed) return null;
  const byVia = (one: Reference['via']): number => Number(via === one);
  const [first] = attribution.source;
  const anchor = attribution.cue[0] ?? first;
  const phrase: Span | null = first ? [first[0], attribution.source.at(-1)?.[1] ?? first[1]] : null;
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
    plural: Number(phrase !== null && PLURAL.test(document.text.slice(...phrase))),
    references: Math.log1p(actor === null ? 0 : (timesReferred(document.references).get(actor) ?? 0)),
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

const timesReferred = remembered((references: readonly Reference[]) => {
  const times = new Map<string, number>();
  for (const { actor } of references) if (actor !== null) times.set(actor, (times.get(actor) ?? 0) + 1);
  return times;
});
