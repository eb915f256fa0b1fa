import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import type { Accounts } from '../accounts/index.ts';
import { OnrecordError } from '../errors/index.ts';
import type { Ledger } from '../ledger/index.ts';
import { allTopics } from '../lexicon/index.ts';
import { actors } from '../library/index.ts';
import { buildApp } from './app.ts';
import { type IntakeOptions, openIntake } from './intake.ts';
import { type Rates, refuseUnguarded, type SecurityOptions, settingsOf } from './security/index.ts';

export interface ServeOptions extends SecurityOptions {
  /** Other rates than LIMITS has, for measurements. */
  readonly rates?: Partial<Rates> | undefined;
  /** 0 takes any that is free. */
  readonly port?: number | undefined;
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
const PORT = 8420;

/**
 * Serves a ledger: the web app at `/`, the API below `/api/`, its description at `/openapi.json`.
 * @throws OnrecordError OR4001 where an option is not what it has to be, OR8114 where others would reach it and there are
 *   no users, OR8154 where it cannot listen, OR6001, OR6002 or OR6004 where a table of actors or topics cannot be read;
 *   with `intake` as openIntake
 */
export async function serve(
  ledger: Ledger,
  accounts: Accounts,
  { port = PORT, logger, rates, intake: options, ...security }: ServeOptions = {},
): Promise<Server> {
  const settings = settingsOf(security);
  await refuseUnguarded(settings, accounts);
  const { host, readOnly, publicAddress } = settings;
  const services = { ledger, accounts, actors: actors(), topics: allTopics(), readOnly };
  // It begins to work at once, so that it is the last.
  const intake = options && !readOnly ? await openIntake(ledger, options) : undefined;
  const app = await buildApp({ ...services, intake }, { logger, security, rates }).catch(async (error: unknown) => {
    await intake?.close();
    throw error;
  });
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
  const address = publicAddress?.origin ?? `http://${reachable(host, family)}:${taken}`;
  return { address, close: () => app.close() };
}

/** The host for an address: where it listens for all, the machine itself; whoever comes from elsewhere knows its name. */
function reachable(host: string, family: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return family === 'IPv6' && host.includes(':') ? `[${host}]` : host;
}

/** Fulfilled when the process is asked to end. */
export async function askedToEnd(): Promise<void> {
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
}
