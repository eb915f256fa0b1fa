import type { Recorded } from '../document/index.ts';
import type { OnrecordError } from '../errors/index.ts';
import { inCodePoints } from '../ledger/index.ts';

/**
 * One line of `onrecord read`: the fields of the contract in docs/document.schema.json, in its order, every span in
 * Unicode code points of `text`. An attribution's `basis` is more than the contract asks for, and so are the last two:
 * with them the line has all that a ledger keeps (documentReading.ts).
 */
export function documentLine(recorded: Recorded) {
  const document = inCodePoints(recorded);
  return {
    schema: DOCUMENT_SCHEMA,
    id: document.id,
    url: document.url,
    givenBy: document.givenBy ?? null,
    claimedUrl: document.claimedUrl ?? null,
    title: document.title,
    outlet: document.outlet,
    byline: document.byline,
    language: document.language,
    published: document.published,
    text: document.text,
    blocks: document.blocks,
    sentences: document.sentences,
    entities: document.entities,
    dates: document.dates,
    attributions: document.attributions,
    statements: document.statements,
    events: document.events,
    actors: document.actors,
    versions: document.versions,
    form: document.form ?? null,
    basis: document.basis,
  } as const;
}

export const DOCUMENT_SCHEMA = 'onrecord.document/1';

/** The line of a document that could not be read: its id and the error with what to do. */
export const failedLine = (id: string, { code, message, remedy }: OnrecordError) =>
  ({ schema: DOCUMENT_SCHEMA, id, error: { code, message, remedy } }) as const;
