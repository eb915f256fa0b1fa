import type { FastifyRequest } from 'fastify';
import { type Accounts, LOCAL_NAME, type Person, type Role } from '../../accounts/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import { sessionCookie } from './cookies.ts';
import type { Settings } from './settings.ts';

/** The secret of a header `Authorization: Bearer …`; null where there is none, '' where it is another kind. */
export function bearerOf({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  if (headers.authorization === undefined) return null;
  const [kind, secret = '', ...rest] = headers.authorization.trim().split(/\s+/);
  return kind?.toLowerCase() === 'bearer' && rest.length === 0 ? secret : '';
}

/** Whoever is at the machine may do what the command line can do to the same ledger. */
const LOCAL: Person & { readonly role: Role } = {
  name: LOCAL_NAME,
  role: 'editor',
  by: 'local',
  credential: null,
  used: null,
};

/** What a proxy adds to what it passes on. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Who asks: by a token, else by a session, else whoever is at the machine where there are no users; null where nobody is
 * known. A token that is shown counts, also where none would be needed.
 * @throws OnrecordError OR8110 where the token or session that is shown is none
 */
export async function personOf(
  request: FastifyRequest,
  settings: Settings,
  accounts: Accounts,
): Promise<Person | null> {
  const bearer = bearerOf(request);
  const session = sessionCookie(request);
  if (bearer === null && session === null) return (await isAtMachine(request, settings, accounts)) ? LOCAL : null;
  const secret = bearer ?? session ?? '';
  const person = await (bearer === null ? accounts.bySession(secret) : accounts.byToken(secret));
  if (person === null) {
    // Browsers send a cookie to every server of this machine, also that of another ledger, or of users who are no more.
    if (bearer === null && (await isAtMachine(request, settings, accounts))) return LOCAL;
    throw new OnrecordError('OR8110', { input: placeOf(request) });
  }
  // Nobody waits for it: the ledger may be just being written to.
  accounts.seen(person, secret).catch((error: unknown) => {
    request.log.warn(error, 'that a token or session was used is not put down');
  });
  return person;
}

/** A proxy on this machine that nobody has told us of passes on what others ask. */
async function isAtMachine({ headers }: FastifyRequest, { isExposed }: Settings, accounts: Accounts): Promise<boolean> {
  if (isExposed || FORWARDED.some((name) => Object.hasOwn(headers, name))) return false;
  return !(await accounts.hasUsers());
}

export const placeOf = ({ method, url }: Pick<FastifyRequest, 'method' | 'url'>): string =>
  `${method} ${url.split('?', 1)[0]}`;

/** The origin under which a request reached this server; the hook has let in none that has not. */
export function servedAt(request: FastifyRequest): string {
  if (request.servedAt === null) throw new Error('the guards have not seen this request');
  return request.servedAt;
}

/** Who asks a route that has a role: the hook has let nobody in who is not known. */
export function askingPerson(person: Person | null): Person {
  if (person === null) throw new Error('this route has a role, and nobody is known');
  return person;
}
