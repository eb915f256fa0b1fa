import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Accounts, Person } from '../../accounts/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import { LogIn, MadeToken, Me, NewPassword, NewToken, Token, TokenName, User } from '../schemas/accounts.ts';
import { problems } from '../schemas/index.ts';
import {
  askingPerson,
  type Attempts,
  clearSessionCookie,
  clientOf,
  newAttempts,
  setSessionCookie,
} from '../security/index.ts';

export interface AccountServices {
  readonly accounts: Accounts;
  readonly readOnly: boolean;
  /** Wrong log-ins so far. */
  readonly attempts?: Attempts | undefined;
}

const OWN = { role: 'reader', account: 'own' } as const;
const nothing = z.null().describe('Done.');

/** Logging in and out, and what users do with their own accounts; the rest is `onrecord users`. */
export const accountRoutes: FastifyPluginAsyncZod<AccountServices> = async (
  app,
  { accounts, readOnly, attempts = newAttempts(Date.now) },
) => {
  app.post(
    '/api/session',
    {
      config: { account: 'log-in' },
      schema: {
        operationId: 'logIn',
        summary: 'Logs in: answers with a cookie',
        tags: ['account'],
        body: LogIn,
        response: { 200: Me, ...problems },
      },
    },
    async ({ body: { name, password }, ip }, reply) => {
      const logIn = () => accounts.logIn(name, password);
      const { id, expires, user } = await attempts.attempt(name, clientOf(ip), logIn);
      setSessionCookie(reply, id, expires);
      return { name: user.name, role: user.role, by: 'session' as const, readOnly };
    },
  );
  app.delete(
    '/api/session',
    {
      config: { role: 'reader', account: 'session' },
      schema: {
        operationId: 'logOut',
        summary: 'Logs out',
        tags: ['account'],
        response: { 204: nothing, ...problems },
      },
    },
    async ({ person }, reply) => {
      if (person?.by === 'session' && person.credential !== null) await accounts.logOut(person.credential);
      await clearSessionCookie(reply).code(204).send(null);
    },
  );
  app.get(
    '/api/me',
    {
      config: OWN,
      schema: {
        operationId: 'me',
        summary: 'Who asks, and what they may do',
        tags: ['account'],
        response: { 200: Me, ...problems },
      },
    },
    async ({ person }) => {
      const { name, role, by } = askingPerson(person);
      return { name, role, by, readOnly };
    },
  );
  app.put(
    '/api/me/password',
    {
      config: OWN,
      schema: {
        operationId: 'setPassword',
        summary: 'Sets a new password and ends the other sessions',
        tags: ['account'],
        body: NewPassword,
        response: { 204: nothing, ...problems },
      },
    },
    async ({ person, ip, body: { current, password }, method, url }, reply) => {
      const { name, credential } = inSession(person, `${method} ${url}`);
      await attempts.attempt(name, clientOf(ip), async () => {
        if (!(await accounts.isPasswordOf(name, current))) throw new OnrecordError('OR8105', {});
      });
      await accounts.setPassword(name, password, credential ?? undefined);
      await reply.code(204).send(null);
    },
  );
  app.get(
    '/api/me/tokens',
    {
      config: OWN,
      schema: {
        operationId: 'tokens',
        summary: 'The tokens of whoever asks',
        tags: ['account'],
        response: { 200: z.object({ tokens: z.array(Token).readonly() }), ...problems },
      },
    },
    async ({ person }) => {
      const { name, by } = askingPerson(person);
      return { tokens: by === 'local' ? [] : await accounts.tokens(name) };
    },
  );
  app.post(
    '/api/me/tokens',
    {
      config: OWN,
      schema: {
        operationId: 'makeToken',
        summary: 'Makes a token, which is shown this once',
        tags: ['account'],
        body: NewToken,
        response: { 201: MadeToken, ...problems },
      },
    },
    async ({ person, body, method, url }, reply) =>
      reply.code(201).send(await accounts.addToken(inSession(person, `${method} ${url}`).name, body)),
  );
  app.delete(
    '/api/me/tokens/:name',
    {
      config: OWN,
      schema: {
        operationId: 'revokeToken',
        summary: 'Takes a token back',
        tags: ['account'],
        params: TokenName,
        response: { 204: nothing, ...problems },
      },
    },
    async ({ person, params, method, url }, reply) => {
      await accounts.removeToken(inSession(person, `${method} ${url}`).name, params.name);
      await reply.code(204).send(null);
    },
  );
  app.get(
    '/api/users',
    {
      config: { role: 'editor', account: 'own' },
      schema: {
        operationId: 'users',
        summary: 'All users',
        tags: ['account'],
        response: { 200: z.object({ users: z.array(User).readonly() }), ...problems },
      },
    },
    async () => ({ users: await accounts.users() }),
  );
};

/** A token that was lost can make no other one, and keep nobody out. @throws OnrecordError OR8119 */
function inSession(person: Person | null, input: string): Person {
  if (person?.by !== 'session') throw new OnrecordError('OR8119', { input });
  return person;
}
