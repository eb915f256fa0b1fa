import type { PloverEvent } from '../document/index.ts';
import { overlaps, type Span, wordsOf } from '../text/index.ts';
import type { GoldEvent, GoldText } from './eventGold.ts';
import { addCounts, bootstrap, type Counts, type Interval, noCounts, type Score, scoreOf } from './scores.ts';

/** What was found in a text; `events` in code points or UTF-16 as the gold's. */
export interface ComparedText extends GoldText {
  readonly predicted: readonly PloverEvent[];
}

export interface EventScores {
  readonly texts: number;
  readonly events: { readonly gold: number; readonly predicted: number };
  /** The types of a text as a set. */
  readonly type: Score;
  readonly typeInterval: Interval;
  /** Words of the surest event's actors and recipients; of texts of one event. */
  readonly actor: Score;
  readonly recipient: Score;
  /** Of the texts whose gold actor and recipient were both found in some role: the share, in per cent, with the right ones. */
  readonly direction: { readonly right: number; readonly texts: number };
  /** Events by place: a found one is right when its trigger shares a word with a gold trigger, and then the type too. */
  readonly trigger: Score;
  readonly triggerAndType: Score;
  /** Words of the roles of events with a right trigger. */
  readonly roles: Readonly<Record<'actor' | 'recipient' | 'place' | 'date', Score>>;
  readonly flags: Score;
  readonly modes: Score;
  /** Texts that tell no event: in how many, in per cent, one was found all the same. */
  readonly negatives: { readonly texts: number; readonly falseAlarms: number };
  readonly byType: Readonly<Record<string, Score>>;
}

/** See docs/evaluation.md for the definitions. Figures in per cent. */
export function scoreEvents(texts: readonly ComparedText[]): EventScores {
  const compared = texts.map(compare);
  const total = (of: (one: (typeof compared)[number]) => Counts, from = compared): Counts =>
    from.reduce((sum, one) => addCounts(sum, of(one)), noCounts());
  const directed = compared.filter(({ direction }) => direction !== null);
  const negatives = texts.filter(({ events }) => events.length === 0);
  const types = [
    ...new Set(texts.flatMap(({ events, predicted }) => [...events, ...predicted].map(({ type }) => type))),
  ];
  return {
    texts: texts.length,
    events: {
      gold: texts.reduce((sum, { events }) => sum + events.length, 0),
      predicted: texts.reduce((sum, { predicted }) => sum + predicted.length, 0),
    },
    type: scoreOf(total(({ type }) => type)),
    typeInterval: bootstrap(compared, (sample) => scoreOf(total(({ type }) => type, [...sample])).f1),
    actor: scoreOf(total(({ actor }) => actor)),
    recipient: scoreOf(total(({ recipient }) => recipient)),
    direction: {
      right: directed.length > 0 ? (100 * directed.filter(({ direction }) => direction).length) / directed.length : 0,
      texts: directed.length,
    },
    trigger: scoreOf(total(({ trigger }) => trigger)),
    triggerAndType: scoreOf(total(({ both }) => both)),
    roles: {
      actor: scoreOf(total(({ roles }) => roles.actor)),
      recipient: scoreOf(total(({ roles }) => roles.recipient)),
      place: scoreOf(total(({ roles }) => roles.place)),
      date: scoreOf(total(({ roles }) => roles.date)),
    },
    flags: scoreOf(total(({ flags }) => flags)),
    modes: scoreOf(total(({ modes }) => modes)),
    negatives: {
      texts: negatives.length,
      falseAlarms:
        negatives.length > 0
          ? (100 * negatives.filter(({ predicted }) => predicted.length > 0).length) / negatives.length
          : 0,
    },
    byType: Object.fromEntries(
      types.toSorted().map((name) => [name, scoreOf(total((one) => one.byType.get(name) ?? noCounts()))]),
    ),
  };
}

const setCounts = (predicted: ReadonlySet<unknown>, gold: ReadonlySet<unknown>): Counts => ({
  hits: predicted.intersection(gold).size,
  predicted: predicted.size,
  gold: gold.size,
});

/** The numbers of the words of a text that spans touch; of all words, or of those that `counts` is true of. */
function touchedIn(
  text: string,
  counts: (word: string) => boolean = () => true,
): (spans: readonly Span[]) => ReadonlySet<number> {
  const words = wordsOf(text);
  return (spans) =>
    new Set(
      words.flatMap((word, index) =>
        spans.some((span) => overlaps(word, span)) && counts(text.slice(...word)) ? [index] : [],
      ),
    );
}

/** Who somebody is does not hang on the article: the gold standard records leave it out, our corpus has it. */
const isNoArticle = (word: string): boolean => !/^(?:the|an?)$/iu.test(word);

function compare({ text, events, predicted }: ComparedText) {
  const wordsAt = touchedIn(text);
  const partyAt = touchedIn(text, isNoArticle);
  const foundTypes = new Set(predicted.map(({ type }) => type));
  const goldTypes = new Set(events.map(({ type }) => type));
  const best = predicted.toSorted((a, b) => b.confidence - a.confidence)[0];
  const [only] = events.length === 1 ? events : [];
  const found = {
    actor: partyAt(best ? mentionsOf(best.actors) : []),
    recipient: partyAt(best ? mentionsOf(best.recipients) : []),
  };
  const gold = { actor: partyAt(only?.actor ?? []), recipient: partyAt(only?.recipient ?? []) };
  const pairs = matched(events, predicted, wordsAt);
  const ofPairs = (of: (gold: GoldEvent, found: PloverEvent) => Counts): Counts =>
    pairs.reduce((sum, [one, other]) => addCounts(sum, of(one, other)), noCounts());
  const role = (
    goldSpans: (event: GoldEvent) => readonly Span[],
    spans: (event: PloverEvent) => readonly Span[],
  ): Counts => ofPairs((one, other) => setCounts(partyAt(spans(other)), partyAt(goldSpans(one))));
  const right = pairs.filter(([one, other]) => one.type === other.type);
  return {
    type: setCounts(foundTypes, goldTypes),
    byType: new Map(
      [...foundTypes.union(goldTypes)].map((name) => [
        name,
        {
          hits: Number(foundTypes.has(name) && goldTypes.has(name)),
          predicted: Number(foundTypes.has(name)),
          gold: Number(goldTypes.has(name)),
        },
      ]),
    ),
    actor: only ? setCounts(found.actor, gold.actor) : noCounts(),
    recipient: only ? setCounts(found.recipient, gold.recipient) : noCounts(),
    direction: only && predicted.length > 0 ? isDirected(found, gold) : null,
    trigger: { hits: pairs.length, predicted: predicted.length, gold: events.length },
    both: { hits: right.length, predicted: predicted.length, gold: events.length },
    roles: {
      actor: role(
        ({ actor }) => actor,
        ({ actors }) => mentionsOf(actors),
      ),
      recipient: role(
        ({ recipient }) => recipient,
        ({ recipients }) => mentionsOf(recipients),
      ),
      place: role(
        ({ place }) => place,
        ({ place }) => place?.mention ?? [],
      ),
      date: role(
        ({ date }) => date,
        ({ date, sentence }) => (date?.span && overlaps(date.span, sentence) ? [date.span] : []),
      ),
    },
    flags: ofPairs(({ flags }, other) => setCounts(new Set(FLAGS.filter((flag) => other[flag])), new Set(flags ?? []))),
    modes: ofPairs(({ type, modes }, other) =>
      modes === null || type !== other.type ? noCounts() : setCounts(new Set(other.modes), new Set(modes)),
    ),
  };
}

const FLAGS = ['negated', 'hypothetical', 'future', 'historical'] as const;

const mentionsOf = (parties: PloverEvent['actors']): Span[] => parties.flatMap(({ mention }) => mention);

type Sides = Readonly<Record<'actor' | 'recipient', ReadonlySet<number>>>;

/** Null where the gold lacks a side, or where a side was not found at all. */
function isDirected(found: Sides, gold: Sides): boolean | null {
  const all = found.actor.union(found.recipient);
  const isSeen = (side: ReadonlySet<number>): boolean => side.intersection(all).size > 0;
  if (!isSeen(gold.actor) || !isSeen(gold.recipient)) return null;
  return gold.actor.intersection(found.actor).size > 0 && gold.recipient.intersection(found.recipient).size > 0;
}

/** Each prediction with the first gold event not yet taken whose trigger shares a word, one of its own type before others. */
function matched(
  gold: readonly GoldEvent[],
  predicted: readonly PloverEvent[],
  wordsAt: (spans: readonly Span[]) => ReadonlySet<number>,
): [GoldEvent, PloverEvent][] {
  const taken = new Set<GoldEvent>();
  return predicted.flatMap((event): [GoldEvent, PloverEvent][] => {
    const own = wordsAt(event.mentions.flatMap(({ trigger }) => trigger));
    const fitting = gold.filter((one) => !taken.has(one) && !wordsAt(one.trigger).isDisjointFrom(own));
    const found = fitting.find(({ type }) => type === event.type) ?? fitting[0];
    if (!found) return [];
    taken.add(found);
    return [[found, event]];
  });
}

/**
 * A line for each difference, tab-separated: text, `missed`, `invented` or `type`, the trigger's words, the gold's type,
 * ours with its confidence.
 */
export function eventErrors(texts: readonly ComparedText[]): string[] {
  return texts.flatMap(({ id, text, events, predicted }) => {
    const wordsAt = touchedIn(text);
    const cut = (spans: readonly Span[]): string => spans.map((span) => text.slice(...span)).join(' … ');
    const pairs = matched(events, predicted, wordsAt);
    const ours = ({ type, confidence }: PloverEvent): string => `${type} ${confidence.toFixed(2)}`;
    const missed = events.filter((event) => !pairs.some(([gold]) => gold === event));
    const invented = predicted.filter((event) => !pairs.some(([, found]) => found === event));
    return [
      ...missed.map(({ type, trigger }) => [id, 'missed', cut(trigger), type, '']),
      ...invented.map((event) => [id, 'invented', cut(event.mentions[0]?.trigger ?? []), '', ours(event)]),
      ...pairs
        .filter(([gold, found]) => gold.type !== found.type)
        .map(([gold, found]) => [id, 'type', cut(gold.trigger), gold.type, ours(found)]),
    ].map((line) => line.join('\t'));
  });
}
