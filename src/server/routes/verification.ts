import { z } from 'zod';
import { type Quote, verificationLine, verifier } from '../../verify/index.ts';
import { list, problems, VerifiedQuote } from '../schemas/index.ts';
import { READS, type Routes } from './routes.ts';

const LONGEST = 5000;
/** Quotations of one request: what a person pastes at a time. */
const MOST = 200;

const QuoteGiven = z.strictObject({
  quote: z.string().min(1).max(LONGEST),
  speaker: z.string().max(200).optional(),
  date: z.iso.date().optional().describe('When the report appeared.'),
});

export const verificationRoutes: Routes = async (app, { ledger }) => {
  const verified = async (given: Quote) => {
    const { verify } = verifier(ledger.turns());
    return verificationLine(given, await verify(given));
  };
  app.get(
    '/api/verify',
    {
      config: READS,
      schema: {
        operationId: 'verify',
        summary: 'Compares a quotation with the transcripts of the ledger',
        tags: ['verification'],
        querystring: QuoteGiven,
        response: { 200: VerifiedQuote, ...problems },
      },
    },
    ({ query }) => verified(query),
  );
  app.post(
    '/api/verify',
    {
      config: READS,
      schema: {
        operationId: 'verifyMany',
        summary: 'The same for many quotations, in their order; nothing is kept',
        tags: ['verification'],
        body: z.strictObject({ quotes: z.array(QuoteGiven).min(1).max(MOST) }),
        response: { 200: z.object({ verified: list(VerifiedQuote) }), ...problems },
      },
    },
    async ({ body }) => {
      const lines = [];
      for (const quote of body.quotes) lines.push(await verified(quote));
      return { verified: lines };
    },
  );
};
