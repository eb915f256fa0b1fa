import type {
  Actor,
  Article,
  Attribution,
  Block,
  DateValue,
  PloverEvent,
  Recorded,
  Reference,
  Statement,
} from '../document/index.ts';
import { eventWithSpans } from '../document/index.ts';
import { offsetsOf, type Span } from '../text/index.ts';

/**
 * A recorded document as it leaves memory: every span in Unicode code points of `text`, and without the words,
 * quotations and proposals on which the stages worked.
 */
export type PointRecorded = Pick<Recorded, keyof Article | 'sentences' | 'attributions' | RecordedField> & {
  readonly events: readonly PloverEvent[];
};
type RecordedField = 'entities' | 'dates' | 'statements' | 'events' | 'actors' | 'versions';

type Convert = (span: Span) => Span;

/** The document with its spans converted from UTF-16 to code points. */
export const inCodePoints = (recorded: Recorded): PointRecorded =>
  withSpans(recorded, offsetsOf(recorded.text).toCodePoints);

/** The document as it is in memory; the inverse of `inCodePoints`, but for what that leaves behind. */
export const inUtf16 = (document: PointRecorded): Recorded => ({
  ...withSpans(document, offsetsOf(document.text).toUtf16),
  prose: [],
  quotations: [],
});

/** The document with every span converted: the one place where a whole document is. */
function withSpans(recorded: PointRecorded, at: Convert): PointRecorded {
  return {
    id: recorded.id,
    url: recorded.url,
    givenBy: recorded.givenBy ?? null,
    claimedUrl: recorded.claimedUrl ?? null,
    form: recorded.form ?? null,
    edited: recorded.edited ?? null,
    title: recorded.title,
    outlet: recorded.outlet,
    byline: recorded.byline,
    language: recorded.language,
    text: recorded.text,
    basis: recorded.basis,
    versions: recorded.versions,
    published: dateIn(recorded.published, at),
    blocks: recorded.blocks.map((block) => blockIn(block, at)),
    sentences: recorded.sentences.map(at),
    entities: recorded.entities.map((entity) => ({ ...entity, span: at(entity.span) })),
    dates: recorded.dates.map(({ span, value }) => ({ span: at(span), value: dateIn(value, at) })),
    attributions: recorded.attributions.map((attribution) => attributionIn(attribution, at)),
    statements: recorded.statements.map((statement) => statementIn(statement, at)),
    events: recorded.events.map((event) => eventWithSpans(event, at)),
    actors: recorded.actors.map((actor): Actor => ({ ...actor })),
  };
}

const blockIn = (block: Block, at: Convert): Block => ({
  ...block,
  span: at(block.span),
  ...(block.label ? { label: at(block.label) } : {}),
});

const dateIn = (date: DateValue | null, at: Convert): DateValue | null =>
  date && { ...date, span: date.span && at(date.span) };

const attributionIn = (attribution: Attribution, at: Convert): Attribution => ({
  ...attribution,
  source: attribution.source.map(at),
  cue: attribution.cue.map(at),
  content: attribution.content.map(at),
});

const referenceIn = (reference: Reference, at: Convert): Reference => ({
  ...reference,
  mention: reference.mention.map(at),
  members: reference.members.map((member) => referenceIn(member, at)),
});

const statementIn = (statement: Statement, at: Convert): Statement => ({
  ...statement,
  speaker: statement.speaker && referenceIn(statement.speaker, at),
  addressees: statement.addressees.map((reference) => referenceIn(reference, at)),
  targets: statement.targets.map((reference) => referenceIn(reference, at)),
  chain: statement.chain.map((reference) => referenceIn(reference, at)),
  said: dateIn(statement.said, at),
  act: statement.act && {
    ...statement.act,
    targets: statement.act.targets.map((reference) => referenceIn(reference, at)),
  },
});
