import { Logger as QueueLogger } from 'graphile-worker';
import { pino } from 'pino';

/** What a worker logs with: pino's, of which these levels are used. */
export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Takes lines of JSON, each with its line feed. */
export interface LogStream {
  write(line: string): void;
}

/** A log of JSON lines: `level` by its name, `time` in ISO 8601, `msg`, and what belongs to it. */
export function openLog(level: LogLevel, stream: LogStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (name) => ({ level: name }) },
    },
    stream,
  );
}

export const NO_LOG: Log = pino({ enabled: false });

/**
 * graphile-worker's own log as a part of ours. What it tells of single jobs we tell ourselves, with their inputs: there
 * it is for looking for faults.
 */
export function queueLogger(log: Log): QueueLogger {
  return new QueueLogger(() => (level, message, meta) => {
    const ofJob = meta?.['failure'] === true || meta?.['success'] === true;
    if (level === 'error' && !ofJob) log.error({ part: 'queue' }, message);
    else if (level === 'warning') log.warn({ part: 'queue' }, message);
    else log.debug({ part: 'queue' }, message);
  });
}

/**
 * Takes into the log what graphile-worker tells the console past its own log, where it would stand between the lines of
 * ours: faults of its connection. For a process that works, until it ends.
 */
export function takeInConsole(log: Log): void {
  const telling = (...told: readonly unknown[]): void =>
    log.warn({ part: 'queue' }, told.map((one) => (one instanceof Error ? one.message : String(one))).join(' '));
  console.trace = telling;
  console.error = telling;
  console.warn = telling;
}

export const quietLogger = queueLogger(NO_LOG);

/** An error as it is logged. */
export const shown = (error: unknown): { fault: string; stack?: string | undefined } =>
  error instanceof Error ? { fault: error.message, stack: error.stack } : { fault: String(error) };
