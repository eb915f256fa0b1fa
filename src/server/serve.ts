import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import { OnrecordError } from '../errors/index.ts';
import type { Ledger } from '../ledger/index.ts';
import { actors } from '../library/index.ts';
import { buildApp } from './app.ts';
import { type IntakeOptions, openIntake } from './intake.ts';
import { allTopics } from './topics.ts';

export interface ServeOptions {
  /** The address to listen at; 127.0.0.1 if not given. */
  readonly host?: string | undefined;
  /** 0 takes any that is free. */
  readonly port?: number | undefined;
  readonly readOnly?: boolean | undefined;
  readonly logger?: FastifyBaseLogger | undefined;
  /** How documents get into the ledger through the server; none do where it is left out, or with `readOnly`. */
  readonly intake?: IntakeOptions | undefined;
}

export interface Server {
  /** http://127.0.0.1:4173 */
  readonly address: string;
  /** Answers what has been asked and takes no more. The ledger stays open. */
  close(): Promise<void>;
}

/** Any of the ports that no service has by custom. */
export const PORT = 8420;

/**
 * Serves a ledger: the web app at `/`, the API below `/api/`, its description at `/openapi.json`.
 * @throws OnrecordError OR8154 where it cannot listen; with `intake` as openIntake
 */
export async function serve(
  ledger: Ledger,
  { host = '127.0.0.1', port = PORT, readOnly = false, logger, intake: options }: ServeOptions = {},
): Promise<Server> {
  let address: string | null = null;
  const intake = options && !readOnly ? await openIntake(ledger, options) : undefined;
  const services = { ledger, actors: actors(), topics: allTopics(), readOnly, intake, address: () => address };
  const app = await buildApp(services, { logger });
  // Whoever is answered may still hand something in, so that it ends after the routes.
  app.addHook('onClose', () => intake?.close());
  try {
    await app.listen({ host, port });
  } catch (error) {
    await app.close();
    const fault = error instanceof Error ? error.message : String(error);
    throw new OnrecordError('OR8154', { input: `${host}:${port}`, fault }, { cause: error });
  }
  const { port: taken, family } = app.server.address() as AddressInfo;
  address = `http://${family === 'IPv6' ? `[${host}]` : host}:${taken}`;
  return { address, close: () => app.close() };
}

/** Fulfilled when the process is asked to end. */
export async function askedToEnd(): Promise<void> {
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
}
