import { Command, Option } from 'commander';
import { pino } from 'pino';
import { ledgerName, openLedger } from '../index.ts';
import { ledgerOption, portNumber } from './options.ts';
import { tell, writeLine } from './output.ts';

interface Flags {
  readonly ledger?: string;
  readonly host: string;
  readonly port: number;
  readonly readOnly?: boolean;
  readonly log?: boolean;
}

/** Two go on while one is at a long question; longer than this nobody waits. */
const READERS = { threads: 3, within: 30_000 } as const;

/** `onrecord serve`: the ledger in a browser, and its API. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('open the ledger in a browser: search, read, compare, verify, correct')
    .addOption(ledgerOption())
    .option('--host <address>', 'address to listen at', '127.0.0.1')
    .addOption(
      new Option('--port <n>', 'port to listen at; 0 takes any that is free').argParser(portNumber).default(8420),
    )
    .option('--read-only', 'allow no changes, whoever asks')
    .option('--log', 'write a line of JSON to standard error for every request')
    .addHelpText(
      'after',
      `
Examples:
  onrecord serve
  onrecord serve --ledger archive.sqlite --port 9000 --read-only

The page is at the address that is printed, the description of the API at
/openapi.json. SIGTERM and Ctrl-C end it once open requests are answered.
See docs/server.md.`,
    )
    .action(async ({ ledger: path, host, port, readOnly = false, log }: Flags) => {
      // Loaded here: no other command needs a web server.
      const { askedToEnd, serve } = await import('../server/index.ts');
      const ledger = await openLedger(path, { mode: readOnly ? 'read' : 'write', readers: READERS });
      try {
        const logger = log ? pino({}, process.stderr) : undefined;
        const server = await serve(ledger, { host, port, readOnly, logger });
        await writeLine(server.address);
        tell(`Serving ${ledgerName(path)}; Ctrl-C ends it.`);
        await askedToEnd();
        await server.close();
      } finally {
        await ledger.close();
      }
    });
}
