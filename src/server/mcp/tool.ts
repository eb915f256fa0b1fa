import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { z } from 'zod';
import { asOnrecordError, type OnrecordError } from '../../errors/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Actors } from '../../library/index.ts';
import { printableLine } from '../../text/index.ts';
import { type Answer, named } from './answer.ts';
import type { Links } from './links.ts';
import { type Quoting, quoting } from './quoting.ts';

/** What of a ledger is asked: nothing that changes it. */
export type ReadLedger = Pick<Ledger, 'search' | 'show' | 'timeline' | 'positions' | 'turns' | 'names' | 'quotations'>;

/** What a tool may ask, and how it writes its answer. */
export interface Asked {
  readonly ledger: ReadLedger;
  readonly actors: Actors;
  readonly links: Links;
  readonly quoting: Quoting;
}

export interface Tool<Input extends z.ZodObject, Output extends z.ZodObject> {
  readonly name: string;
  readonly title: string;
  /** For the model that is to choose and use it. */
  readonly description: string;
  readonly input: Input;
  readonly output: Output;
  answer(given: z.output<Input>, asked: Asked): Promise<Answer<z.input<Output>>>;
}

/** Keeps the types of the schemas for `answer`. */
export const tool = <Input extends z.ZodObject, Output extends z.ZodObject>(
  made: Tool<Input, Output>,
): Tool<Input, Output> => made;

/** All that the tools do is read one ledger. */
const READ_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;

/** Adds a tool to a server. An error becomes an answer that says what went wrong and what to do: a model can mend its call. */
export function addTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  server: McpServer,
  { name, title, description, input, output, answer }: Tool<Input, Output>,
  asked: Omit<Asked, 'quoting'>,
  onFault: (error: OnrecordError) => void,
): void {
  const handle = async (given: z.output<Input>): Promise<CallToolResult> => {
    try {
      const { structured, text } = await answer(given, { ...asked, quoting: quoting() });
      return { structuredContent: structured, content: [{ type: 'text', text }] };
    } catch (error) {
      const known = asOnrecordError(error, name);
      if (known.code === 'OR9001') onFault(known);
      return errorAnswer(known);
    }
  };
  const config = { title, description, annotations: READ_ONLY, inputSchema: input, outputSchema: output };
  // The SDK's type of a handler is a choice that the compiler makes only for a schema that it knows.
  server.registerTool(
    name,
    config as { inputSchema: z.ZodObject },
    handle as (given: object) => Promise<CallToolResult>,
  );
}

/** Messages repeat what was given, which may be long. */
export const LONGEST_MESSAGE = 2_000;

function errorAnswer({ code, message, remedy }: OnrecordError): CallToolResult {
  const told = { code, message: named(message, LONGEST_MESSAGE), remedy };
  return {
    isError: true,
    content: [{ type: 'text', text: `${code}: ${printableLine(told.message)}\nWhat to do: ${remedy}` }],
    _meta: { 'onrecord/error': told },
  };
}
