import { z } from 'zod';
import { OnrecordError } from '../../errors/index.ts';
import { DETAILS, FORMATS, type FormatName } from '../../export/index.ts';
import type { Ledger, LedgerStatement } from '../../ledger/index.ts';
import { EVENT_FORMATS, exportEvents, exportStatements } from '../../library/index.ts';
import { EventQuery, Id, problems, StatementQuery } from '../schemas/index.ts';
import { servedAt } from '../security/index.ts';
import { sendPieces } from '../streams.ts';
import { READS, type Routes } from './routes.ts';

/** The endings of files by their format. */
const ENDINGS = {
  jsonl: 'jsonl',
  csv: 'csv',
  parquet: 'parquet',
  annotations: 'jsonld',
  quotations: 'jsonld',
  claimreview: 'jsonld',
  bibtex: 'bib',
  csl: 'json',
  gexf: 'gexf',
  graphml: 'graphml',
  rss: 'xml',
  jsonfeed: 'json',
  plover: 'jsonl',
  events: 'csv',
  'parquet-events': 'parquet',
} as const;

/** What a feed reader shows by itself, and no browser keeps as a file. */
const FEEDS: ReadonlySet<string> = new Set(['rss', 'jsonfeed']);

const file = {
  200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string() } } },
  ...problems,
};

const names = <Name extends string>(formats: Readonly<Record<Name, unknown>>): [Name, ...Name[]] =>
  Object.keys(formats) as [Name, ...Name[]];

export const exportRoutes: Routes = async (app, { ledger }) => {
  app.get(
    '/api/export/statements/:format',
    {
      config: { ...READS, stream: true },
      schema: {
        operationId: 'exportStatements',
        summary: 'All statements that match as a file (docs/exports.md); rss and jsonfeed are feeds of a search',
        tags: ['export'],
        params: z.object({ format: z.enum(names(FORMATS)) }),
        querystring: StatementQuery,
        response: file,
      },
    },
    (request, reply) => {
      const { url } = request;
      const { query } = request;
      const { format } = request.params;
      const here = servedAt(request);
      const pieces = exportStatements(ledger, query, format, {
        link: `${here}/search${searchOf(url)}`,
        feedLink: `${here}${url}`,
      });
      return sendPieces(reply, pieces, FORMATS[format].mediaType, fileName('statements', format));
    },
  );
  app.get(
    '/api/statements/:id/export/:format',
    {
      config: READS,
      schema: {
        operationId: 'exportStatement',
        summary: 'One statement as a file (docs/exports.md): its citation as bibtex or csl, its claimreview',
        tags: ['export'],
        params: Id.extend({ format: z.enum(names(FORMATS)) }),
        response: file,
      },
    },
    ({ params: { id, format } }, reply) => {
      const { write, mediaType } = FORMATS[format];
      const pieces = write(onlyOne(ledger, id), { ...DETAILS, made: new Date().toISOString() });
      return sendPieces(reply, pieces, mediaType, fileName(id, format));
    },
  );
  app.get(
    '/api/export/events/:format',
    {
      config: { ...READS, stream: true },
      schema: {
        operationId: 'exportEvents',
        summary: 'All events that match as a file (docs/exports.md)',
        tags: ['export'],
        params: z.object({ format: z.enum(names(EVENT_FORMATS)) }),
        querystring: EventQuery,
        response: file,
      },
    },
    ({ params: { format }, query }, reply) =>
      sendPieces(
        reply,
        exportEvents(ledger, query, format),
        EVENT_FORMATS[format].mediaType,
        fileName('events', format),
      ),
  );
};

async function* onlyOne(ledger: Ledger, id: string): AsyncGenerator<LedgerStatement> {
  const shown = await ledger.show(id, { others: false });
  if (shown.type !== 'statement') throw new OnrecordError('OR3003', { input: id });
  yield shown.statement;
}

const searchOf = (url: string): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '');

const fileName = (what: string, format: FormatName | keyof typeof EVENT_FORMATS): string | undefined =>
  FEEDS.has(format) ? undefined : `${what}.${ENDINGS[format]}`;
