import { contains, overlaps, type Span } from '../../text/index.ts';
import { type DecodedEvent, startOf } from './decode.ts';
import { clauseOf } from './rules/index.ts';
import { type Scene, spanOf } from './scene.ts';

const PASSIVE = /\b(?:was|were|been|being|is|are)(?:\s\p{L}+ly)?\s(?:\p{L}+\s)?$/iu;
const MEDIATED = /\b(?:mediated|brokered|hosted|chaired|sponsored|facilitated) by (?:the )?$/iu;
const RELATIVE = /^(?:who|which|that)$/iu;

/** Mends the words of actors and recipients where grammar shows that the model took too many or the wrong ones. */
export function mendRoles(event: DecodedEvent, others: readonly DecodedEvent[], scene: Scene): DecodedEvent {
  const { text } = scene.document;
  const doers = withAntecedents(ofPassive(withoutTeller(event, scene), event, text), event, scene);
  const affected = withoutSubjects(ownClause(event.recipients, event, others, text), event, others).filter(
    (span) => !doers.some((actor) => overlaps(actor, span)) || event.actors.some((actor) => overlaps(actor, span)),
  );
  const isMediator = ([start]: Span): boolean => MEDIATED.test(text.slice(Math.max(0, start - 24), start));
  return { ...event, actors: doers, recipients: outermost(affected).filter((span) => !isMediator(span)) };
}

/**
 * “The ministry said that troops had seized the farm”: the ministry seizes nothing. Whoever tells of himself (“said it had
 * seized the farm”) is all the actor there is; not so whoever is only named after a passive (“were shot, the office said”).
 */
function withoutTeller({ actors, trigger, sentence }: DecodedEvent, scene: Scene): readonly Span[] {
  const { text } = scene.document;
  const anchor = trigger[0] ?? sentence;
  const [inner] = scene.saying(anchor);
  if (!inner) return actors;
  const isTeller = (span: Span): boolean => inner.attribution.source.some((source) => overlaps(source, span));
  const others = actors.filter((span) => !isTeller(span));
  if (others.length > 0) return others;
  const isPassive = PASSIVE.test(text.slice(sentence[0], anchor[0]));
  return isPassive ? actors.filter((span) => span[1] <= anchor[0]) : actors;
}

/** Who does what is told in the passive is named after “by”: not the subject of a clause before (“left after two were shot”). */
function ofPassive(actors: readonly Span[], event: DecodedEvent, text: string): readonly Span[] {
  const [from] = clauseOf(text, event);
  const first = startOf(event);
  return PASSIVE.test(text.slice(from, first)) ? actors.filter((span) => span[0] >= from || span[1] > first) : actors;
}

/** “a president who threatened”: he, and not “who”. */
function withAntecedents(actors: readonly Span[], event: DecodedEvent, scene: Scene): readonly Span[] {
  const { text } = scene.document;
  return actors.map((span) => {
    if (!RELATIVE.test(text.slice(...span))) return span;
    const before = [...event.recipients, ...scene.within([event.sentence[0], span[0]]).map(spanOf)].filter(
      ([, end]) => end <= span[0] && /^,?\s*$/u.test(text.slice(end, span[0])),
    );
    return before.toSorted((a, b) => a[0] - b[0])[0] ?? nounBefore(text, event.sentence[0], span) ?? span;
  });
}

/** The noun phrase that ends where a relative pronoun begins. */
function nounBefore(text: string, from: number, [until]: Span): Span | null {
  const match =
    /(?:\b(?:the|a|an|some|two|three|several|many)\s)(?:\p{L}[\p{L}’'-]*\s){0,3}?\p{L}[\p{L}’'-]*(?=,?\s$)/iu.exec(
      text.slice(from, until),
    );
  return match ? [from + match.index, from + match.index + match[0].length] : null;
}

/**
 * Of several words for a role those in the clause of the trigger: “Labour demanded a debate, and the EU called for calm”
 * has two demands. One who stands in another clause stays where he is all that there is.
 */
function ownClause(
  spans: readonly Span[],
  event: DecodedEvent,
  others: readonly DecodedEvent[],
  text: string,
): readonly Span[] {
  const clause = clauseOf(text, event);
  const near = spans.filter((span) => contains(clause, span));
  if (near.length === 0 || near.length === spans.length) return spans;
  const isOfOther = (span: Span): boolean =>
    others.some(
      ({ actors, sentence }) => sentence[0] === event.sentence[0] && actors.some((own) => overlaps(own, span)),
    );
  return spans.filter((span) => near.includes(span) || (span[1] <= startOf(event) && !isOfOther(span)));
}

/** Who begins a later clause as its subject is no recipient of what stands before it. */
const withoutSubjects = (
  spans: readonly Span[],
  event: DecodedEvent,
  others: readonly DecodedEvent[],
): readonly Span[] =>
  spans.length < 2
    ? spans
    : spans.filter(
        (span) =>
          !others.some(
            (other) =>
              startOf(other) > span[1] &&
              startOf(other) > startOf(event) &&
              span[0] > startOf(event) &&
              other.actors.some((actor) => overlaps(actor, span)) &&
              !event.actors.some((actor) => overlaps(actor, span)) &&
              spans.some((first) => first !== span && first[1] <= span[0]),
          ),
      );

const outermost = (spans: readonly Span[]): readonly Span[] =>
  spans.filter((span) => !spans.some((other) => other !== span && contains(other, span) && !contains(span, other)));
