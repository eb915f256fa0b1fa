import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify, { type FastifyInstance, type InjectOptions, type LightMyRequestResponse } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { type Accounts, accountsOver, withSessionsInMemory } from '../../../accounts/index.ts';
import { openSqliteAccounts } from '../../../storage/index.ts';
import { withProblems } from '../../problem.ts';
import { accountRoutes } from '../../routes/accounts.ts';
import { newAttempts } from '../attempts.ts';
import { type Rates, secure, type SecurityOptions, serverOptions, settingsOf } from '../index.ts';

/** A clock that stands still until it is moved. */
export interface Clock {
  time: number;
}

export const newClock = (): Clock => ({ time: Date.parse('2026-05-04T12:00:00Z') });

/** Accounts in a file of their own, with hashes that cost nothing; every secret is another one. */
export async function testAccounts(clock: Clock, path?: string): Promise<Accounts & { dispose(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-server-accounts-'));
  const store = await openSqliteAccounts(path ?? join(folder, 'ledger.sqlite'), 'write');
  let given = 0;
  const accounts = accountsOver(withSessionsInMemory(store), {
    now: () => new Date(clock.time),
    random: (bytes) => Buffer.alloc(bytes, (given += 1)),
    cost: { ln: 4, r: 8, p: 1 },
  });
  return {
    ...accounts,
    async dispose() {
      await accounts.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export interface SmallOptions extends SecurityOptions {
  readonly rates?: Partial<Rates>;
  readonly clock?: Clock;
  /** Registered after the guards. */
  readonly routes?: (app: FastifyInstance) => void;
}

/** An app of nothing but the guards, the routes about accounts, and those of a test. */
export async function smallApp(
  accounts: Accounts,
  { rates, routes, clock = newClock(), ...options }: SmallOptions = {},
): Promise<FastifyInstance> {
  const settings = settingsOf(options);
  const app = fastify(serverOptions(settings));
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  withProblems(app);
  await secure(app, { settings, accounts, rates });
  await app.register(accountRoutes, {
    accounts,
    readOnly: settings.readOnly,
    attempts: newAttempts(() => clock.time),
  });
  app.get('/page', async () => 'page');
  app.get('/api/thing', { config: { role: 'reader' } }, async ({ person }) => ({ person: person?.name }));
  app.post('/api/thing', { config: { role: 'editor' } }, async ({ person }) => ({ person: person?.name }));
  routes?.(app);
  return app;
}

/** The status, and the code where there is one. */
export const answerOf = ({ statusCode, body }: LightMyRequestResponse): string => {
  const [code] = /OR\d{4}/.exec(body) ?? [];
  return [statusCode, code].filter(Boolean).join(' ');
};

export const HERE = 'http://127.0.0.1:8420';

/** A change as the page of the server at 127.0.0.1:8420 sends it. */
export const fromPage = (request: InjectOptions): InjectOptions => ({
  method: 'POST',
  ...request,
  headers: { host: '127.0.0.1:8420', origin: HERE, 'sec-fetch-site': 'same-origin', ...request.headers },
});
