import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  additionEvents,
  type Additions,
  documentEvents,
  eventText,
  refuseTooMany,
  RETRY,
  type ServerEvent,
} from '../additions/index.ts';
import { Addition, AdditionId, problems } from '../schemas/index.ts';
import { LIMITS } from '../security/index.ts';
import { EDITS, intakeOf } from './intake.ts';
import type { Routes } from './routes.ts';

const EVENT_STREAM = 'text/event-stream';
const EVENTS = {
  200: {
    description: 'Server-sent events. Each has an id, with which a browser that comes back (Last-Event-ID) goes on.',
    content: { [EVENT_STREAM]: { schema: z.string() } },
  },
  ...problems,
} as const;

const Headers = z.object({
  'last-event-id': z.string().max(100).optional().describe('The id of the last event seen.'),
});

/** Progress as it happens, for as long as somebody listens. */
export const additionEventRoutes: Routes = async (app, services) => {
  const open = (): Additions => intakeOf(services, 'additions').additions;
  // Streams would keep a server that ends waiting for ever.
  app.addHook('preClose', async () => services.intake?.additions.endEvents());

  app.get(
    '/api/additions/events',
    {
      config: { ...EDITS, stream: true },
      schema: {
        operationId: 'additionEvents',
        summary: 'All additions as they change: an event “addition” is the whole of one',
        tags: ['additions'],
        headers: Headers,
        response: EVENTS,
      },
    },
    async ({ headers }, reply) => {
      const additions = open();
      refuseTooMany(additions);
      const signal = leaving(reply);
      return send(reply, additionEvents(additions, { last: headers['last-event-id'] ?? null, signal }));
    },
  );
  app.get(
    '/api/additions/:id/events',
    {
      config: { ...EDITS, stream: true },
      schema: {
        operationId: 'documentEvents',
        summary:
          'One addition: an event “document” for each of its documents, “addition” when it changes; ends with it',
        tags: ['additions'],
        params: AdditionId,
        headers: Headers,
        response: { ...EVENTS, 204: z.null().describe('It is over, and all was told: a browser is not to come back.') },
      },
    },
    async ({ params: { id }, headers }, reply) => {
      const additions = open();
      const { ended, counts } = additions.get(id);
      const last = headers['last-event-id'] ?? null;
      if (last !== null && ended !== null && Number(last) >= counts.read) return reply.code(204).send(null);
      refuseTooMany(additions);
      return send(reply, documentEvents(additions, id, { last, signal: leaving(reply) }));
    },
  );
};

/** Aborted when the other side leaves, has all, or has to ask again. */
function leaving(reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  reply.raw.once('close', () => left.abort());
  return AbortSignal.any([left.signal, AbortSignal.timeout(LIMITS.eventsMilliseconds)]);
}

function send(reply: FastifyReply, events: AsyncIterable<ServerEvent>): FastifyReply {
  async function* texts(): AsyncGenerator<string> {
    yield RETRY;
    for await (const event of events) yield eventText(described(event));
  }
  // Proxies (nginx) would wait for more before they pass anything on.
  return reply
    .type(EVENT_STREAM)
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(texts(), { objectMode: false, highWaterMark: 1 }));
}

/** What the description of the API says of an addition, and no more. */
const described = (event: ServerEvent): ServerEvent =>
  'event' in event && event.event === 'addition' ? { ...event, data: Addition.parse(event.data) } : event;
