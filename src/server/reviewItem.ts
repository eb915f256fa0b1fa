import type { Block, EventParty, Reference } from '../document/index.ts';
import {
  type DocumentDetail,
  eventValues,
  isOutOfContext,
  type LedgerEvent,
  type LedgerStatement,
  type NamedParty,
  type ReviewField,
  type ReviewValue,
  statementValues,
} from '../ledger/index.ts';
import { type Reason, reasonsOfEvent, reasonsOfStatement } from '../library/index.ts';
import { offsetsOf, type Span } from '../text/index.ts';

/** An entry with all that somebody has to see who decides it. Spans in code points of the document's text. */
export interface ReviewItem {
  readonly id: string;
  readonly kind: 'statement' | 'event';
  readonly document: {
    readonly id: string;
    readonly title: string | null;
    readonly outlet: string | null;
    readonly published: string | null;
    readonly url: string | null;
  };
  readonly passage: Passage;
  readonly words: string;
  readonly marks: {
    readonly source: readonly Span[];
    readonly cue: readonly Span[];
    readonly content: readonly Span[];
  };
  readonly verdict: string | null;
  readonly outOfContext: boolean;
  readonly confidence: number;
  readonly fields: readonly FieldToReview[];
  readonly named: DocumentDetail['actors'];
}

export interface Passage {
  readonly text: string;
  readonly span: Span;
  /** Whether a paragraph that was too long was cut. */
  readonly cut: { readonly before: boolean; readonly after: boolean };
}

export interface FieldToReview {
  readonly field: ReviewField;
  readonly machine: ReviewValue;
  readonly reasons: readonly Pick<Reason, 'value' | 'why'>[];
  readonly lost: readonly { readonly party: NamedParty; readonly score: number | null; readonly why: string }[];
}

/** By which names a reason tells of the fields of reviews. */
const REASONS: ReadonlyMap<ReviewField, string> = new Map([
  ['speaker', 'speaker'],
  ['span', 'attribution'],
  ['kind', 'kind'],
  ['addressee', 'to'],
  ['targets', 'about'],
  ['act', 'act'],
  ['said', 'said'],
  ['type', 'event'],
  ['actors', 'actor'],
  ['recipients', 'recipient'],
  ['date', 'date'],
  ['standing', 'known as'],
]);

/** So much before and after the words is shown at most, in code points: a turn may be as long as it likes. */
const AROUND = 1_500;
const MOST_NAMED = 30;

type Place = Pick<DocumentDetail, 'text' | 'blocks' | 'actors'>;

export function statementItem(statement: LedgerStatement, place: Place): ReviewItem {
  const { source, cue, content } = statement.attribution;
  const { id, text: words, verdict, confidence, speaker, addressees, targets } = statement;
  const parties = { speaker: speaker ? [speaker] : [], addressee: addressees, targets };
  return {
    id,
    kind: 'statement',
    document: sourceOf(statement.document),
    passage: passageOf(place, [...source, ...cue, ...content, statement.context.span]),
    words,
    marks: { source, cue, content },
    verdict,
    outOfContext: isOutOfContext(statement.verification),
    confidence,
    fields: fieldsOf(statementValues(statement), reasonsOfStatement(statement), parties),
    named: namedIn(place, [speaker]),
  };
}

export function eventItem(event: LedgerEvent, place: Place): ReviewItem {
  const { id, text: words, trigger, sentence, confidence, actors, recipients } = event;
  return {
    id,
    kind: 'event',
    document: sourceOf(event.document),
    passage: passageOf(place, [...trigger, sentence]),
    words,
    marks: { source: [], cue: trigger, content: [sentence] },
    verdict: null,
    outOfContext: false,
    confidence,
    fields: fieldsOf(eventValues(event), reasonsOfEvent(event), { actors, recipients }),
    named: namedIn(place, []),
  };
}

const sourceOf = ({ id, title, outlet, published, url }: LedgerStatement['document']): ReviewItem['document'] => ({
  id,
  title,
  outlet,
  published: published?.from.slice(0, 'YYYY-MM-DD'.length) ?? null,
  url,
});

type Parties = Readonly<Partial<Record<ReviewField, readonly (Reference | EventParty)[]>>>;

const fieldsOf = (
  values: ReadonlyMap<ReviewField, ReviewValue>,
  reasons: readonly Reason[],
  parties: Parties,
): FieldToReview[] =>
  [...values].map(([field, machine]) => ({
    field,
    machine,
    reasons: reasons.filter((reason) => reason.field === REASONS.get(field)).map(({ value, why }) => ({ value, why })),
    lost: (parties[field] ?? []).flatMap(({ actor: chosen, candidates = [] }) =>
      candidates
        .filter(({ actor }) => actor !== chosen)
        .map(({ actor, name, score, reasons: whys }) => ({ party: { actor, name }, score, why: whys.join(', ') })),
    ),
  }));

/** Persons first: they speak most. */
const namedIn = ({ actors }: Place, without: readonly (Reference | null)[]): DocumentDetail['actors'] => {
  const left = new Set(without.flatMap((one) => one?.actor ?? []));
  const others = actors.filter(({ id }) => !left.has(id));
  return [...others.filter(({ kind }) => kind === 'person'), ...others.filter(({ kind }) => kind !== 'person')].slice(
    0,
    MOST_NAMED,
  );
};

/** The blocks in which the spans are, with one before and one after them. */
export function passageOf({ text, blocks }: Pick<Place, 'text' | 'blocks'>, spans: readonly Span[]): Passage {
  const { toUtf16, toCodePoints } = offsetsOf(text);
  const [first, last] = [Math.min(...spans.map(([from]) => from)), Math.max(...spans.map(([, to]) => to))];
  const inOrder = blocks.map(({ span }: Pick<Block, 'span'>) => span).toSorted((a, b) => a[0] - b[0]);
  const holding = inOrder.map(([from, to]) => from < last && first < to);
  const around = inOrder.slice(Math.max(0, holding.indexOf(true) - 1), holding.lastIndexOf(true) + 2);
  const [from, to] = holding.includes(true)
    ? [Math.min(first, around[0]?.[0] ?? first), Math.max(last, ...around.map(([, end]) => end))]
    : [first, last];
  const [, length] = toCodePoints([0, text.length]);
  const span: Span = [Math.max(0, from, first - AROUND), Math.min(length, to, last + AROUND)];
  return { text: text.slice(...toUtf16(span)), span, cut: { before: span[0] > from, after: span[1] < to } };
}
