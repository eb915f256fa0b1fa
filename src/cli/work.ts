import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { openLedger, VERSION } from '../index.ts';
import { openPool } from '../pipeline/index.ts';
import { logStream } from './logText.ts';
import { milliseconds, modelOption, positive, timeLimitOption, whole } from './options.ts';
import { queueOption, withQueue } from './queueOption.ts';

interface WorkFlags {
  readonly ledger?: string;
  readonly concurrency?: number;
  readonly untilEmpty?: boolean;
  readonly delay: number;
  readonly model?: string;
  readonly maxSize?: number;
  readonly timeLimit?: number;
  readonly timeout?: number;
  readonly allowPrivate?: boolean;
  readonly metricsPort?: number;
  readonly metricsHost: string;
  readonly log?: 'json' | 'text';
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
}

/** More documents at a time than this hardly pay off in one process, as with --threads. */
const MOST = 4;

/** `onrecord work`: takes jobs from the queue until it is told to end. */
export function workCommand(): Command {
  return new Command('work')
    .description('take jobs from the queue of a ledger in PostgreSQL and add what they hold')
    .addOption(queueOption())
    .addOption(
      new Option('--concurrency <n>', 'jobs at a time, each with a model (default: one per core, at most 4)').argParser(
        whole,
      ),
    )
    .option('--until-empty', 'exit as soon as no job is left that could be begun')
    .addOption(
      new Option('--delay <seconds>', 'pause between two requests to a host whose robots.txt asks for none')
        .argParser(positive)
        .default(1),
    )
    .addOption(modelOption())
    .addOption(new Option('--max-size <megabytes>', 'size limit per document').argParser(positive))
    .addOption(timeLimitOption())
    .addOption(new Option('--timeout <seconds>', 'time limit per web request').argParser(positive))
    .option('--allow-private', 'also fetch from private and loopback addresses')
    .addOption(new Option('--metrics-port <port>', 'serve /metrics (Prometheus) and /healthz there').argParser(portOf))
    .option('--metrics-host <address>', 'address to serve them on', '127.0.0.1')
    .addOption(
      new Option('--log <format>', 'format of the log (default: text in a terminal, otherwise json)').choices([
        'json',
        'text',
      ]),
    )
    .addOption(
      new Option('--log-level <level>', 'least level that is logged')
        .choices(['debug', 'info', 'warn', 'error'])
        .default('info'),
    )
    .addHelpText(
      'after',
      `
Examples:
  onrecord work --ledger postgres://desk@db.example.org/onrecord
  onrecord work --concurrency 8 --metrics-port 9464
  onrecord work --until-empty

Run it on as many machines as you like. Ctrl-C or SIGTERM ends it after the
document being read; a second one ends it at once. Nothing is lost or added twice
however it ends.`,
    )
    .action(work);
}

async function work(flags: WorkFlags): Promise<void> {
  const concurrency = flags.concurrency ?? Math.min(availableParallelism(), MOST);
  await withQueue(
    flags.ledger,
    async ({ jobs, database }) => {
      const log = jobs.openLog(flags.logLevel, logStream(flags.log));
      jobs.takeInConsole(log);
      await jobs.prepare(database);
      const pool = openPool({ threads: concurrency, model: flags.model, timeLimit: milliseconds(flags.timeLimit) });
      const { telemetry, registry } = jobs.openMetrics(() => jobs.countJobs(database));
      const ending = endedBySignals(() => log.info('ending after the documents in hand; a second signal ends at once'));
      try {
        // A model that cannot be loaded is told now, not of each document.
        await pool.versions();
        const ledger = await openLedger(flags.ledger, { thread: false });
        try {
          const server =
            flags.metricsPort === undefined
              ? null
              : await jobs.serveMetrics({ database, registry }, { port: flags.metricsPort, host: flags.metricsHost });
          try {
            await jobs.work({
              database,
              ledger,
              read: (raw) => pool.read(raw),
              concurrency,
              signal: ending.signal,
              untilEmpty: flags.untilEmpty ?? false,
              delay: flags.delay * 1000,
              log,
              telemetry,
              sources: {
                userAgent: `onrecord/${VERSION}`,
                ...(flags.maxSize === undefined ? {} : { maxSize: flags.maxSize * 1024 * 1024 }),
                ...(flags.timeout === undefined ? {} : { timeout: flags.timeout * 1000 }),
                ...(flags.allowPrivate === undefined ? {} : { allowPrivate: flags.allowPrivate }),
              },
            });
          } finally {
            await server?.close();
          }
        } finally {
          await ledger.close();
        }
      } finally {
        ending.forget();
        await pool.close();
      }
    },
    concurrency + 4,
  );
}

/** The first signal to end is told through `signal`; the second ends the process where it stands. */
function endedBySignals(onFirst: () => void): { readonly signal: AbortSignal; forget(): void } {
  const ending = new AbortController();
  const forget = (): void => void process.off('SIGINT', end).off('SIGTERM', end);
  const end = (signal: NodeJS.Signals): void => {
    if (ending.signal.aborted) {
      // Jobs that are cut off are given back when the worker is missed; what is in the ledger is whole.
      forget();
      process.kill(process.pid, signal);
      return;
    }
    ending.abort();
    onFirst();
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  return { signal: ending.signal, forget };
}

function portOf(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new InvalidArgumentError('Must be a number from 1 to 65535.');
  return port;
}
