import { Command, Option } from 'commander';
import type { IntakeOptions } from '../server/index.ts';
import { additionsPath, ledgerName, openAccounts, openLedger, watchedFeedsPath, watchStatePath } from '../index.ts';
import { ledgerOption, modelOption, portNumber, positive, whole } from './options.ts';
import { tell, writeLine } from './output.ts';

interface Flags {
  readonly ledger?: string;
  readonly host: string;
  readonly port: number;
  readonly readOnly?: boolean;
  readonly log?: boolean;
  readonly publicAddress?: string;
  readonly trustProxy?: string;
  readonly threads: number;
  readonly model?: string;
  readonly maxUpload?: number;
  readonly allowPrivate?: boolean;
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
    .addOption(new Option('--threads <n>', 'documents to add in parallel').argParser(whole).default(1))
    .addOption(modelOption())
    .addOption(
      new Option('--max-upload <megabytes>', 'size limit per uploaded file (default: 256)').argParser(positive),
    )
    .option('--allow-private', 'let users have documents fetched from private and loopback addresses')
    .option('--log', 'write a line of JSON to standard error for every request')
    .addHelpText(
      'after',
      `
Examples:
  onrecord serve
  onrecord serve --ledger archive.sqlite --port 9000 --read-only

The page is at the address that is printed, the description of the API at
/openapi.json. What is handed in to be added is kept beside the ledger until it
is done (LEDGER.additions). SIGTERM and Ctrl-C end it once open requests are answered.
See docs/server.md, and docs/users.md for users, proxies and limits.`,
    )
    .action(
      async ({ ledger: path, host, port, readOnly = false, log, publicAddress, trustProxy, ...adding }: Flags) => {
        // Loaded here, as the log is: no other command needs a web server.
        const { askedToEnd, LIMITS, serve } = await import('../server/index.ts');
        const mode = readOnly ? 'read' : 'write';
        const readers = { threads: THREADS, within: LIMITS.questionMilliseconds };
        const ledger = await openLedger(path, { mode, readers });
        try {
          const accounts = await openAccounts(path, { mode });
          try {
            const logger = log ? (await import('pino')).pino({}, process.stderr) : undefined;
            const server = await serve(ledger, accounts, {
              host,
              port,
              publicAddress,
              trustProxy,
              readOnly,
              logger,
              intake: intakeOf(path, adding),
            });
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
      },
    );
}

/** How documents are added through the server. */
function intakeOf(
  path: string | undefined,
  { threads, model, maxUpload, allowPrivate = false }: Pick<Flags, 'threads' | 'model' | 'maxUpload' | 'allowPrivate'>,
): IntakeOptions {
  return {
    paths: { additions: additionsPath(path), feeds: watchedFeedsPath(path), watchState: watchStatePath(path) },
    threads,
    model,
    sources: { allowPrivate },
    limits: maxUpload === undefined ? {} : { fileSize: Math.floor(maxUpload * 1024 * 1024) },
  };
}
