import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  addressesOf,
  quotationOf,
  quotationOfStatement,
  readerPage,
  verdictsAsCsv,
  verificationsAsPage,
  type VerifiedQuotation,
} from '../../export/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import { wordsQuoted } from '../../ledger/index.ts';
import { VERSION } from '../../pipeline/index.ts';
import { type Quote, verificationLine, verifier, wordedQuote } from '../../verify/index.ts';
import { Id, list, OtherQuotation, problems, VerifiedQuote } from '../schemas/index.ts';
import { servedAt } from '../security/index.ts';
import { sendPieces } from '../streams.ts';
import { CSV, CSV_TYPE, READS, type Routes } from './routes.ts';

const PAGE = 'text/html; charset=utf-8';
const LONGEST = 5000;
/** Quotations of one request: what a person pastes at a time. */
const MOST = 200;

const QuoteGiven = z.strictObject({
  quote: z.string().min(1).max(LONGEST),
  speaker: z.string().max(200).optional(),
  date: z.iso.date().optional().describe('When the report appeared.'),
});

const QuoteWithOthers = VerifiedQuote.extend({
  quotations: list(OtherQuotation).describe('The quotations of the same words in the ledger, the earliest first.'),
}).meta({ id: 'QuoteWithOthers' });

const Quotes = z.strictObject({ quotes: z.array(QuoteGiven).min(1).max(MOST) });

const page = { 200: { description: 'The page', content: { 'text/html': { schema: z.string() } } }, ...problems };

export const verificationRoutes: Routes = async (app, { ledger }) => {
  const compared = async (given: Quote) =>
    verificationLine(given, await verifier(ledger.turns()).verify(wordedQuote(given)));
  const verified = async (given: Quote) => {
    const line = await compared(given);
    return { ...line, quotations: await ledger.quotations(wordsQuoted(line)) };
  };
  const each = async <Line>(quotes: readonly Quote[], judge: (quote: Quote) => Promise<Line>): Promise<Line[]> => {
    const lines: Line[] = [];
    for (const quote of quotes) lines.push(await judge(quote));
    return lines;
  };
  const sendPage = async (reply: FastifyReply, quotations: readonly VerifiedQuotation[], served: string) =>
    sendPieces(
      reply,
      verificationsAsPage(quotations, {
        made: new Date().toISOString(),
        version: VERSION,
        against: 'Compared with the transcripts of a ledger',
        addresses: await addressesOf(ledger, quotations),
        pageOf: readerPage(served),
      }),
      PAGE,
      'verification.html',
    );
  app.get(
    '/api/verify',
    {
      config: READS,
      schema: {
        operationId: 'verify',
        summary: 'Compares a quotation with the transcripts of the ledger',
        tags: ['verification'],
        querystring: QuoteGiven,
        response: { 200: QuoteWithOthers, ...problems },
      },
    },
    async ({ query }) => verified(query),
  );
  app.post(
    '/api/verify',
    {
      config: READS,
      schema: {
        operationId: 'verifyMany',
        summary: 'The same for many quotations, in their order; nothing is kept',
        tags: ['verification'],
        body: Quotes,
        response: { 200: z.object({ verified: list(QuoteWithOthers) }), ...problems },
      },
    },
    async ({ body }) => ({ verified: await each(body.quotes, verified) }),
  );
  app.post(
    '/api/verify/report',
    {
      config: READS,
      schema: {
        operationId: 'verificationReport',
        summary: 'The same as a page of HTML, whole by itself, to print or to hand on',
        tags: ['verification'],
        body: Quotes,
        response: page,
      },
    },
    async (request, reply) => {
      const lines = await each(request.body.quotes, verified);
      return sendPage(
        reply,
        lines.map((line) => quotationOf(line, line, line.quotations)),
        servedAt(request),
      );
    },
  );
  app.post(
    '/api/verify/table',
    {
      config: READS,
      schema: {
        operationId: 'verificationTable',
        summary: 'The same as CSV (docs/exports.md)',
        tags: ['verification'],
        body: Quotes,
        ...CSV,
      },
    },
    async (request, reply) => {
      const rows = (await each(request.body.quotes, compared)).map((line) => ({
        given: { quote: line.quote, speaker: line.speaker, date: line.date },
        verification: line,
      }));
      reply.header('content-disposition', 'attachment; filename="verdicts.csv"');
      return reply.type(CSV_TYPE).send(verdictsAsCsv(rows, [], readerPage(servedAt(request))));
    },
  );
  app.get(
    '/api/statements/:id/report',
    {
      config: READS,
      schema: {
        operationId: 'statementReport',
        summary: 'The page of HTML for a quotation of the ledger, as it was compared last; 404 where it was not',
        tags: ['verification'],
        params: Id,
        response: page,
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const shown = await ledger.show(id);
      const quotation = shown.type === 'statement' ? quotationOfStatement(shown.statement, shown.quotations) : null;
      if (quotation === null) throw new OnrecordError('OR3003', { input: id });
      return sendPage(reply, [quotation], servedAt(request));
    },
  );
};
