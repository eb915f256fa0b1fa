import { tagOf } from '../../ledger/index.ts';
import type { Additions, Contents, Outcome } from '../additions/index.ts';
import { INTAKE_LIMITS, JSON_BODY } from '../additions/index.ts';
import {
  Addition,
  AdditionDetail,
  AdditionDetailQuery,
  AdditionGiven,
  AdditionId,
  AdditionPage,
  AdditionQuery,
  problems,
  UploadGiven,
} from '../schemas/index.ts';
import { askingPerson } from '../security/index.ts';
import { EDITS, intakeOf } from './intake.ts';
import type { Routes } from './routes.ts';
import { receive, UPLOAD_TIME, withUploads } from './uploads.ts';

/** What was handed in to be added, and how far it is. The events are routes of their own (additionEvents.ts). */
export const additionRoutes: Routes = async (app, services) => {
  const open = (): Additions => intakeOf(services, 'additions').additions;
  await withUploads(app, services.intake?.additions.limits ?? INTAKE_LIMITS);

  app.post(
    '/api/additions',
    {
      config: EDITS,
      bodyLimit: JSON_BODY,
      schema: {
        operationId: 'addToLedger',
        summary: 'Hands in addresses or a text to be added; acknowledged when it is on the disk',
        tags: ['additions'],
        body: AdditionGiven,
        response: { 202: Addition, ...problems },
      },
    },
    async (request, reply) => {
      const tags = request.body.tags.map(tagOf);
      const addition = await open().handIn(givenIn(request.body), { by: askingPerson(request.person).name, tags });
      return reply.code(202).header('location', `/api/additions/${addition.id}`).send(addition);
    },
  );
  app.post(
    '/api/additions/files',
    {
      config: { ...EDITS, accepts: ['multipart/form-data'] },
      handlerTimeout: UPLOAD_TIME,
      schema: {
        operationId: 'uploadToLedger',
        summary: 'Hands in files to be added; acknowledged when they are on the disk',
        tags: ['additions'],
        consumes: ['multipart/form-data'],
        body: UploadGiven,
        response: { 202: Addition, ...problems },
      },
    },
    async (request, reply) => {
      const additions = open();
      const { id } = await receive(request, additions, askingPerson(request.person).name);
      return reply.code(202).header('location', `/api/additions/${id}`).send(additions.get(id));
    },
  );
  app.get(
    '/api/additions',
    {
      config: EDITS,
      schema: {
        operationId: 'additions',
        summary: 'What was handed in, the newest first',
        tags: ['additions'],
        querystring: AdditionQuery,
        response: { 200: AdditionPage, ...problems },
      },
    },
    async ({ query }) => {
      const additions = open();
      const { cursor: after, ...asked } = query;
      const { fileSize, files, addresses, characters, tags } = additions.limits;
      const limits = { fileSize, files, addresses, characters, tags };
      return { ...additions.list({ ...asked, after }), limits };
    },
  );
  app.get(
    '/api/additions/:id',
    {
      config: EDITS,
      schema: {
        operationId: 'addition',
        summary: 'One addition and what became of its documents',
        tags: ['additions'],
        params: AdditionId,
        querystring: AdditionDetailQuery,
        response: { 200: AdditionDetail, ...problems },
      },
    },
    async ({ params: { id }, query }) => {
      const additions = open();
      const addition = additions.get(id);
      return { addition, ...(await documentsOf(additions, id, query)) };
    },
  );
  app.delete(
    '/api/additions/:id',
    {
      config: EDITS,
      schema: {
        operationId: 'cancelAddition',
        summary: 'Ends an addition; documents that are in the ledger already stay there',
        tags: ['additions'],
        params: AdditionId,
        response: { 200: Addition, ...problems },
      },
    },
    ({ params: { id } }) => open().cancel(id),
  );
};

/** What the queue takes, of what a request says. */
function givenIn(given: AdditionGiven): { readonly contents: Contents; readonly bytes: string | null } {
  if ('addresses' in given) return { contents: { kind: 'addresses', addresses: given.addresses }, bytes: null };
  const { text, title = null, outlet = null, published = null, url = null } = given;
  return {
    contents: { kind: 'text', text: { title, outlet, published, url, characters: [...text].length } },
    bytes: JSON.stringify({ text, title, outlet, published, url }),
  };
}

/** One page of the documents; its numbers count all of them, or all that failed. */
async function documentsOf(
  additions: Additions,
  id: string,
  { from, limit, only }: { readonly from: number; readonly limit: number; readonly only?: 'failed' | undefined },
): Promise<{ documents: Outcome[]; next: number | null }> {
  const documents: Outcome[] = [];
  let number = 0;
  for await (const outcome of additions.outcomes(id, only ? 0 : from)) {
    if (only && outcome.status !== only) continue;
    number += 1;
    if (only && number <= from) continue;
    if (documents.length === limit) return { documents, next: from + limit };
    documents.push(outcome);
  }
  return { documents, next: null };
}
