import {
  EVENT_FLAGS,
  EVENT_TYPES,
  type EntityKind,
  type EventFlag,
  type EventProposal,
  type EventType,
  type Occurrence,
  type PartyScore,
  type Tagged,
  type RolesAssigned,
} from '../../../document/index.ts';
import { type Lexicon, openLexicon } from '../../../lexicon/index.ts';
import { type Span, wordsOf } from '../../../text/index.ts';
import { parseArticle } from '../../article/index.ts';
import { attribute } from '../../attribution/index.ts';
import { attributionProposal, indexes, rowsOf, spansOf } from '../../attribution/testing/proposal.ts';
import { dateMentions, timeStatements } from '../../dates/index.ts';
import { identify, readMentions } from '../../identity/index.ts';
import { linkMentions } from '../../linking/index.ts';
import { givenMentions } from '../../mentions/testing/given.ts';
import { assignRoles } from '../../roles/index.ts';
import { segment } from '../../segment/index.ts';
import type { HomeWeights } from '../home.ts';
import { findEvents } from '../index.ts';

/** What a test has the model say; every role by its words, in pieces where there are several. */
export interface GivenEvent {
  readonly type: EventType;
  readonly trigger: string | readonly string[];
  readonly actor?: string | readonly string[];
  readonly recipient?: string | readonly string[];
  readonly place?: string;
  readonly date?: string;
  readonly modes?: readonly string[];
  readonly flags?: readonly EventFlag[];
  readonly valid?: number;
  /** Who else did it, by the words of a mention, with the probability of the head that reads the document. */
  readonly likely?: Readonly<Record<string, number>>;
  /** How likely the model takes it to be one event with each before it. */
  readonly same?: number;
}

export interface GivenDocument {
  readonly published?: string | null;
  readonly events: readonly GivenEvent[];
  readonly attributions?: readonly { readonly source: string; readonly cue: string; readonly content: string }[];
  readonly names?: Readonly<Record<string, EntityKind>>;
}

let lexicon: Lexicon | null = null;

/** A document read by the real stages with a hand-made answer of the model. Words of a role are found at their first place. */
export async function assignedOf(text: string, given: GivenDocument): Promise<RolesAssigned> {
  const { published = '2024-05-16', events, attributions = [], names = {} } = given;
  lexicon ??= openLexicon();
  const article = await parseArticle({
    form: 'record',
    input: 'a',
    id: 'a',
    record: { text, language: 'en', ...(published ? { published } : {}) },
  });
  const segmented = segment(article);
  const words = segmented.prose.flatMap((stretch) =>
    wordsOf(text.slice(...stretch)).map(([start, end]): Span => [start + stretch[0], end + stretch[0]]),
  );
  const mentions = givenMentions(text, words, { names });
  const likely = ({ likely: given = {} }: GivenEvent): PartyScore[] =>
    Object.entries(given).map(([name, actor]) => ({
      mention: mentions.findIndex(({ span }) => text.slice(...span) === name),
      actor,
      recipient: 0.01,
      place: 0.01,
    }));
  const tagged: Tagged = {
    ...segmented,
    words,
    mentions,
    proposals: attributions.map((attribution) => attributionProposal(text, words, attribution)),
    events: events.map((event, index) => ({ ...eventProposal(text, words, event, index), parties: likely(event) })),
  };
  const dated = dateMentions(attribute(tagged, { plain: SURE_OF_ALL, nested: SURE_OF_ALL }, false));
  return timeStatements(assignRoles(identify(linkMentions(readMentions(dated, lexicon)), lexicon)));
}

export async function occurrencesOf(
  text: string,
  given: GivenDocument,
  homes: HomeWeights | null = null,
): Promise<readonly Occurrence[]> {
  const assigned = await assignedOf(text, given);
  return findEvents(assigned, (lexicon ??= openLexicon()), { ...EVENT_WEIGHTS, homes }).occurrences;
}

/** Whoever the words of a role refer to has it, and so has another one from a probability of a half. */
const NAMED_OR_LIKELY = { bias: 0, named: 3, likely: 0.3 };

/** The day of the report, unless the event is history; rather, a single day that is given before, the nearest. */
const PUBLISHED_OR_BEFORE = { bias: -3, published: 2, publishedHistorical: -3, notBefore: -2, day: 3, back: -1 };

/** Weights under which all heads count alike for an event. */
export const EVENT_WEIGHTS = {
  confidence: { bias: -1, tagged: 0.3, told: 0.3, first: 0.3, type: 0.3 },
  parties: { actor: NAMED_OR_LIKELY, recipient: NAMED_OR_LIKELY },
  dates: PUBLISHED_OR_BEFORE,
};

/** Weights of the confidence of attributions under which a proposal of probability 1 is sure. */
const SURE_OF_ALL = { bias: 4, valid: 0, tagged: 0, content: 0, source: 0, sourceless: 0, quotation: 0 };

const sureOf = (type: EventType): Record<EventType, number> =>
  Object.fromEntries(EVENT_TYPES.map((name) => [name, name === type ? 0.94 : 0.004])) as Record<EventType, number>;

function eventProposal(text: string, words: readonly Span[], event: GivenEvent, index: number): EventProposal {
  const { type, trigger, actor, recipient, place, date, modes = [], flags = [], valid = 0.95, same = 0.2 } = event;
  const triggers = spansOf(text, trigger);
  const [first] = triggers;
  if (!first) throw new Error('an event without a trigger');
  return {
    anchor: indexes(words, first),
    tagged: 0.95,
    valid,
    told: { valid, types: sureOf(type) },
    parties: [],
    same: Array.from({ length: index }, (_, before) => ({ event: before, probability: same })),
    types: sureOf(type),
    modes: Object.fromEntries(modes.map((mode) => [mode, 0.9])),
    flags: Object.fromEntries(EVENT_FLAGS.map((flag) => [flag, flags.includes(flag) ? 0.9 : 0.05])) as Record<
      EventFlag,
      number
    >,
    contexts: { diplomatic: 0.8, military: 0.2 },
    from: 0,
    trigger: rowsOf(words, triggers),
    actor: rowsOf(words, spansOf(text, actor)),
    recipient: rowsOf(words, spansOf(text, recipient)),
    place: rowsOf(words, spansOf(text, place)),
    date: rowsOf(words, spansOf(text, date)),
  };
}
