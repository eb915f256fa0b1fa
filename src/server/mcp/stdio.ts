import type { Readable, Writable } from 'node:stream';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import {
  isJSONRPCErrorResponse,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
} from '@modelcontextprotocol/sdk/types.js';
import { OnrecordError } from '../../errors/index.ts';

export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
  /** Ends the service at once, without the answers that are not ready. */
  readonly signal: AbortSignal;
  /** Is told of lines that are no messages (OR8123). */
  readonly onFault: (error: OnrecordError) => void;
}

/**
 * Serves a client over two streams, one message a line, until the input ends: what was asked by then is answered first.
 * The caller closes what the server reads from.
 */
export async function serveStreams(server: McpServer, { input, output, signal, onFault }: Streams): Promise<void> {
  const transport = new StdioServerTransport(input, output);
  const pending = countPending(transport);
  Object.assign(server.server, {
    onerror: (error: Error) => onFault(new OnrecordError('OR8123', { fault: firstLine(error) }, { cause: error })),
  });
  await server.connect(transport);
  await new Promise<void>((resolve) => {
    // A line that is longer than the SDK takes closes the transport by itself.
    Object.assign(server.server, { onclose: resolve });
    signal.addEventListener('abort', () => resolve(), { once: true });
    output.once('error', () => resolve());
    input.once('error', () => resolve());
    input.once('end', () => pending.whenNone(resolve));
    if (signal.aborted) resolve();
  });
  await server.close();
}

/** Counts the requests that came and are not answered yet; the SDK itself does not tell. */
function countPending(transport: StdioServerTransport): { whenNone(done: () => void): void } {
  const open = new Set<string | number>();
  let waiting: (() => void) | null = null;
  const close = (id: unknown): void => {
    if (typeof id === 'string' || typeof id === 'number') open.delete(id);
    if (open.size === 0) waiting?.();
  };
  // Both stand before what the server does when it is connected.
  Object.assign(transport, {
    onmessage(message: JSONRPCMessage) {
      if (isJSONRPCRequest(message)) open.add(message.id);
      // A request that is taken back gets no answer.
      if ('method' in message && message.method === 'notifications/cancelled') close(message.params?.['requestId']);
    },
  });
  const send = transport.send.bind(transport);
  transport.send = async (message) => {
    await send(message);
    if (isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message)) close(message.id);
  };
  return {
    whenNone(done) {
      if (open.size === 0) done();
      else waiting = done;
    },
  };
}

const firstLine = (error: Error): string => error.message.split('\n', 1)[0]?.slice(0, 200) ?? '';
