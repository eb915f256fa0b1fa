import { Command, Option } from 'commander';
import { pino } from 'pino';
import { ledgerName, openAccounts, openLedger } from '../index.ts';
import { ledgerOption, portNumber } from './options.ts';
import { tell, writeLine } from './output.ts';

interface Flags {
  readonly ledger?: string;
  readonly host: string;
  readonly port: number;
  readonly readOnly?: boolean;
  readonly log?: boolean;
  readonly publicAddress?: string;
  readonly trustProxy?: string;
}

/** Two go on while one is at a long question. */
const THREADS = 3;

/** `onrecord serve`: the ledger in a browser, and its API. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('open the ledger in a browser: search, read, compare, verify, correct')
    .addOption(ledgerOption())
    .option('--host <address>', 'address to listen at; one that others reach needs users', '127.0.0.1')
    .addOption(
      new Option('--port <n>', 'port to listen at; 0 takes any that is free').argParser(portNumber).default(8420),
    )
    .option('--read-only', 'allow no changes, whoever asks')
    .option('--public-address <address>', 'under which people reach it, if not where it listens: https://…')
    .option('--trust-proxy <addresses>', 'proxies that are believed about who asks: addresses or ranges')
    .option('--log', 'write a line of JSON to standard error for every request')
    .addHelpText(
      'after',
      `
Examples:
  onrecord serve
  onrecord serve --ledger archive.sqlite --port 9000 --read-only

The page is at the address that is printed, the description of the API at
/openapi.json. SIGTERM and Ctrl-C end it once open requests are answered.
See docs/server.md, and docs/users.md for users, proxies and limits.`,
    )
    .action(async ({ ledger: path, readOnly = false, log, ...options }: Flags) => {
      // Loaded here: no other command needs a web server.
      const { askedToEnd, LIMITS, serve } = await import('../server/index.ts');
      const mode = readOnly ? 'read' : 'write';
      const readers = { threads: THREADS, within: LIMITS.questionMilliseconds };
      const ledger = await openLedger(path, { mode, readers });
      try {
        const accounts = await openAccounts(path, { mode });
        try {
          const logger = log ? pino({}, process.stderr) : undefined;
          const server = await serve(ledger, accounts, { ...options, readOnly, logger });
          await writeLine(server.address);
          tell(`Serving ${ledgerName(path)}; Ctrl-C ends it.`);
          await askedToEnd();
          await server.close();
        } finally {
          await accounts.close();
        }
      } finally {
        await ledger.close();
      }
    });
}
