import { Command } from 'commander';
import { actors, openLedger } from '../index.ts';
import { ledgerOption } from './options.ts';
import { reportError, tell } from './output.ts';

/** `onrecord mcp`: the ledger as tools for a model, over standard input and output. */
export function mcpCommand(): Command {
  return new Command('mcp')
    .description('serve the ledger to an AI assistant over the Model Context Protocol (stdio, read-only)')
    .addOption(ledgerOption())
    .addHelpText(
      'after',
      `
Not for people: a client of the protocol starts it, writes one message per line
to its standard input and reads the answers from its standard output. It ends
when its input does, or with SIGTERM. See docs/mcp.md for how clients are set up.

Example of a client’s configuration:
  {"mcpServers": {"onrecord": {"command": "npx", "args": ["onrecord", "mcp"]}}}`,
    )
    .action(async (flags: { ledger?: string }) => {
      // Only this command needs the SDK, which takes a tenth of a second to load.
      const { mcpServer, serveStreams } = await import('../server/mcp/index.ts');
      const ledger = await openLedger(flags.ledger, { mode: 'read' });
      const ending = new AbortController();
      const end = (): void => ending.abort();
      process.on('SIGTERM', end).on('SIGINT', end);
      try {
        const server = mcpServer({ ledger, actors: actors(), address: null, onFault: reportError });
        const { stdin: input, stdout: output } = process;
        if (input.isTTY) tell('Waiting for a client of the protocol (docs/mcp.md); Ctrl-D ends it.');
        await serveStreams(server, { input, output, signal: ending.signal, onFault: reportError });
      } finally {
        process.off('SIGTERM', end).off('SIGINT', end);
        await ledger.close();
        // What is left of the input would keep the process waiting.
        process.stdin.destroy();
      }
    });
}
