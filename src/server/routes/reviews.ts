import { z } from 'zod';
import { mayAct, type Person } from '../../accounts/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import { reviewsAsLabels } from '../../export/index.ts';
import {
  agreementOf,
  disputesIn,
  type Ledger,
  type Review as LedgerReview,
  reviewerName,
  type ReviewQueueQuery,
} from '../../ledger/index.ts';
import { eventItem, type ReviewItem as Item, statementItem } from '../reviewItem.ts';
import {
  Agreement,
  AgreementQuery,
  Doubles,
  DoublesQuery,
  EntryToReview,
  EventQuery,
  LabelQuery,
  NewReview,
  problems,
  ProgressQuery,
  QueueQuery,
  type QueueFilter,
  Review,
  ReviewItem,
  ReviewListQuery,
  ReviewPage,
  ReviewParams,
  ReviewProgress,
  ReviewQueue,
  Reviews,
  StatementQuery,
  UndoneReviews,
} from '../schemas/index.ts';
import { askingPerson } from '../security/index.ts';
import { sendPieces } from '../streams.ts';
import { READS, type Routes } from './routes.ts';

const REVIEWS = { role: 'reviewer' } as const;
const SHOWN = 10;
const MOST_DISPUTES = 200;

/** What people decide of statements and events. */
export const reviewRoutes: Routes = async (app, { ledger }) => {
  app.get(
    '/api/reviews/queue',
    {
      config: REVIEWS,
      schema: {
        operationId: 'reviewQueue',
        summary: 'What the asking reviewer has not decided yet, the least sure first',
        tags: ['reviews'],
        querystring: QueueQuery,
        response: { 200: ReviewQueue, ...problems },
      },
    },
    async ({ query: { limit = SHOWN, cursor, ...filter }, person }) => {
      const asked = { ...queueOf(filter), limit, cursor, by: askingPerson(person).name };
      const { statements, events, next } = await ledger.reviewQueue(asked);
      const documents = documentsIn(ledger);
      const items: Item[] = [];
      for (const one of statements) items.push(statementItem(one, await documents(one.document.id)));
      for (const one of events) items.push(eventItem(one, await documents(one.document.id)));
      return { items, next };
    },
  );
  app.get(
    '/api/reviews/progress',
    {
      config: REVIEWS,
      schema: {
        operationId: 'reviewProgress',
        summary: 'How far the asking reviewer has come with a queue',
        tags: ['reviews'],
        querystring: ProgressQuery,
        response: { 200: ReviewProgress, ...problems },
      },
    },
    async ({ query: { since, ...filter }, person }) => {
      const { name } = askingPerson(person);
      const instant = since === undefined ? lastMidnight() : new Date(since).toISOString();
      return { reviewer: name, ...(await ledger.reviewProgress({ ...queueOf(filter), by: name }, instant)) };
    },
  );
  app.get(
    '/api/reviews/entries/:id',
    {
      config: REVIEWS,
      schema: {
        operationId: 'entryToReview',
        summary: 'One statement or event as the queue has it',
        tags: ['reviews'],
        params: EntryToReview,
        response: { 200: ReviewItem, ...problems },
      },
    },
    ({ params: { id } }) => entryItem(ledger, id),
  );
  app.post(
    '/api/reviews',
    {
      config: REVIEWS,
      schema: {
        operationId: 'review',
        summary: 'Puts down what the asking person decides of an entry, a review for each field',
        tags: ['reviews'],
        body: NewReview,
        response: { 201: Reviews, ...problems },
      },
    },
    async ({ body, person }, reply) => {
      const reviews = await ledger.review({ ...body, by: askingPerson(person).name });
      return reply.code(201).send({ reviews });
    },
  );
  app.post(
    '/api/reviews/undo',
    {
      config: REVIEWS,
      schema: {
        operationId: 'undoReviews',
        summary: 'Takes reviews back: one’s own, an editor anybody’s; what was decided before counts again',
        tags: ['reviews'],
        body: UndoneReviews,
        response: { 200: Reviews, ...problems },
      },
    },
    async ({ body: { ids }, person }) => {
      for (const id of ids) await refuseOthers(ledger, id, askingPerson(person));
      const reviews = [];
      for (const id of ids) reviews.push(await ledger.undoReview(id));
      return { reviews };
    },
  );
  app.delete(
    '/api/reviews/:id',
    {
      config: REVIEWS,
      schema: {
        operationId: 'undoReview',
        summary: 'Takes one review back; it is marked and kept',
        tags: ['reviews'],
        params: ReviewParams,
        response: { 200: Review, ...problems },
      },
    },
    async ({ params: { id }, person }) => {
      await refuseOthers(ledger, id, askingPerson(person));
      return ledger.undoReview(id);
    },
  );
  app.get(
    '/api/reviews',
    {
      config: READS,
      schema: {
        operationId: 'reviews',
        summary: 'One page of the reviews that match, in the order in which they were put down',
        tags: ['reviews'],
        querystring: ReviewListQuery,
        response: { 200: ReviewPage, ...problems },
      },
    },
    ({ query: { standing, ...query } }) => ledger.reviewPage({ ...query, standing: standing === 'true' }),
  );
  app.get(
    '/api/agreement',
    {
      config: READS,
      schema: {
        operationId: 'agreement',
        summary: 'How far reviewers agree, by field (Krippendorff’s alpha), and where they do not',
        tags: ['reviews'],
        querystring: AgreementQuery,
        response: { 200: Agreement, ...problems },
      },
    },
    async ({ query: { reviewer, ...filter } }) => {
      const reviewers = reviewer === undefined ? null : new Set([reviewer].flat().map(reviewerName));
      // Read once, so that both are of the same reviews.
      const opinions: LedgerReview[] = [];
      for await (const review of ledger.reviews({ ...filter, standing: true }))
        if (reviewers === null || reviewers.has(review.by)) opinions.push(review);
      const disputes = disputesIn(opinions);
      return { fields: agreementOf(opinions), disputed: disputes.length, disputes: disputes.slice(0, MOST_DISPUTES) };
    },
  );
  app.get(
    '/api/doubles',
    {
      config: READS,
      schema: {
        operationId: 'doubles',
        summary:
          'Speakers who may be one person, unless people have decided who speaks in the statements of the shorter name',
        tags: ['reviews'],
        querystring: DoublesQuery,
        response: { 200: Doubles, ...problems },
      },
    },
    async ({ query: { limit } }) => ({ doubles: await ledger.doubles(limit) }),
  );
  app.get(
    '/api/export/labels',
    {
      config: { ...READS, stream: true },
      schema: {
        operationId: 'exportLabels',
        summary: 'The reviews that count as labels that stand off the text, as JSON Lines (docs/reviews.md)',
        tags: ['reviews'],
        querystring: LabelQuery,
        response: {
          200: { description: 'The file', content: { 'application/x-ndjson': { schema: z.string() } } },
          ...problems,
        },
      },
    },
    ({ query: { words } }, reply) =>
      sendPieces(
        reply,
        reviewsAsLabels(ledger.reviews({ standing: true }), { withWords: words === 'true' }),
        'application/x-ndjson',
        'labels.jsonl',
      ),
  );
};

/** In UTC. */
const lastMidnight = (): string => `${new Date().toISOString().slice(0, 'YYYY-MM-DD'.length)}T00:00:00.000Z`;

/** @throws OnrecordError OR3051, OR8175 where it is somebody else's and the person no editor */
async function refuseOthers(ledger: Ledger, id: string, { name, role }: Person): Promise<void> {
  for await (const { by } of ledger.reviews({ id })) {
    if (by !== name && !mayAct(role, 'editor')) throw new OnrecordError('OR8175', { input: id, by });
    return;
  }
  throw new OnrecordError('OR3051', { input: id });
}

/** Which of the two kinds is asked for, with the filters that it has. @throws OnrecordError OR8176 */
function queueOf({ entries = 'statements', field, ...filter }: z.output<typeof QueueFilter>): ReviewQueueQuery {
  const [own, kind] =
    entries === 'events' ? ([EventQuery, 'event'] as const) : ([StatementQuery, 'statement'] as const);
  const foreign = Object.entries(filter).find(
    ([name, value]) => value !== undefined && !Object.hasOwn(own.shape, name),
  );
  if (foreign) throw new OnrecordError('OR8176', { input: foreign[0], entries });
  return { kind, field, filter } as ReviewQueueQuery;
}

/** Documents by their ids, each asked for once. */
function documentsIn(ledger: Ledger) {
  const found = new Map<string, ReturnType<Ledger['show']>>();
  return async (id: string) => {
    const asked = found.get(id) ?? ledger.show(id);
    found.set(id, asked);
    const shown = await asked;
    if (shown.type !== 'document') throw new OnrecordError('OR3003', { input: id });
    return shown.document;
  };
}

/** @throws OnrecordError OR3003, OR3007, OR3052 for what is of an older version, or gone */
async function entryItem(ledger: Ledger, id: string): Promise<Item> {
  const shown = await ledger.show(id);
  if (shown.type === 'document') throw new OnrecordError('OR3003', { input: id });
  const past = shown.type === 'departed' ? shown.departed : shown.past;
  if (shown.type === 'departed' || past !== null) {
    const fault = past?.became ? `${past.became} has its words now` : 'nothing has its words now';
    throw new OnrecordError('OR3052', { input: id, fault });
  }
  const document = documentsIn(ledger);
  return shown.type === 'statement'
    ? statementItem(shown.statement, await document(shown.statement.document.id))
    : eventItem(shown.event, await document(shown.event.document.id));
}
