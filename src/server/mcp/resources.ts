import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ErrorCode, type ReadResourceResult } from '@modelcontextprotocol/sdk/types.js';
import { asOnrecordError, type OnrecordError } from '../../errors/index.ts';
import { named } from './answer.ts';
import { quoting } from './quoting.ts';
import { entryOfStatement, entryText } from './statement.ts';
import { type Asked, LONGEST_MESSAGE } from './tool.ts';
import { anotherKind } from './tools/common.ts';
import { documentPage } from './tools/getDocument.ts';

/** A person attaches a resource on purpose, so it may be longer than what a model asks for by itself: characters. */
export const RESOURCE_CHARACTERS = 100_000;

/** The protocol's own code where there is no such resource; the SDK has no name for it. */
const NOT_FOUND = -32_002;

/** The documents and statements of the ledger by their addresses, which are also the links where no server has pages. */
export function addResources(
  server: McpServer,
  { ledger, links }: Pick<Asked, 'ledger' | 'links'>,
  onFault: (error: OnrecordError) => void,
): void {
  const add = (kind: 'document' | 'statement', description: string, textOf: (id: string) => Promise<string>): void => {
    server.registerResource(
      kind,
      new ResourceTemplate(`onrecord://${kind}s/{id}`, { list: undefined }),
      { title: kind === 'document' ? 'Document' : 'Statement', description, mimeType: 'text/plain' },
      async (uri, { id }): Promise<ReadResourceResult> => {
        try {
          const text = await textOf(decodeURIComponent(String(id)));
          return { contents: [{ uri: uri.href, mimeType: 'text/plain', text }] };
        } catch (error) {
          throw protocolError(asOnrecordError(error, uri.href), onFault);
        }
      },
    );
  };
  add('document', 'A document of the ledger: its text, and the statements in it.', async (id) => {
    const shown = await ledger.show(id);
    if (shown.type !== 'document') throw anotherKind(id, shown.type, 'document (doc_…)');
    const whole = { offset: 0, length: shown.document.text.length, limit: RESOURCE_CHARACTERS };
    return documentPage(shown.document, whole, links, quoting()).text;
  });
  add('statement', 'A statement of the ledger: its exact words, speaker, day and document.', async (id) => {
    const shown = await ledger.show(id, { others: false });
    if (shown.type !== 'statement') throw anotherKind(id, shown.type, 'statement (st_…)');
    const marks = quoting();
    return `${marks.note}\n\n${entryText(entryOfStatement(shown.statement, links), marks)}`;
  });
}

/** What a client is told where no resource comes: our code and remedy are in its data. The SDK takes both from any error. */
function protocolError(error: OnrecordError, onFault: (error: OnrecordError) => void): Error {
  const { code, message, remedy, status } = error;
  if (code === 'OR9001') onFault(error);
  const protocolCode = status === 404 ? NOT_FOUND : status < 500 ? ErrorCode.InvalidParams : ErrorCode.InternalError;
  const told = new Error(`${code}: ${named(message, LONGEST_MESSAGE)}`, { cause: error });
  return Object.assign(told, { code: protocolCode, data: { code, remedy } });
}
