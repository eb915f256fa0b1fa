import { randomBytes } from 'node:crypto';
import { OnrecordError } from '../errors/index.ts';
import { expiryOf, isSessionAlive, isTokenAlive, isUseToBeKept, SESSION_IDLE, sessionEnds } from './lifetimes.ts';
import { nameAsKept, tokenName, tokenNameAsKept, userName } from './names.ts';
import { checkPassword, COST, type Cost, generatedPassword, hashPassword, isOutdated, isPassword } from './password.ts';
import type { AccountStore, Token, User } from './port.ts';
import { HIGHEST, lesserRole, mayAct, type Role } from './roles.ts';
import { newSessionId, newToken, secretHash } from './secrets.ts';

/** Time and chance, and what a hash costs; handed in so that tests know all three. */
export interface Means {
  readonly now: () => Date;
  readonly random: (bytes: number) => Buffer;
  readonly cost: Cost;
}

export const MEANS: Means = { now: () => new Date(), random: randomBytes, cost: COST };

/** Who asks, and by what they are known; `credential` names the token, or is the hash of the session's id. */
export interface Person {
  readonly name: string;
  readonly role: Role;
  readonly by: 'token' | 'session' | 'local';
  readonly credential: string | null;
  /** When that was last put down (ISO 8601); null where it never was. */
  readonly used: string | null;
}

export interface NewToken {
  readonly name: string;
  /** Where it is left out, the token may do what its user may, whatever that is by then. */
  readonly role?: Role | undefined;
  /** As `expiryOf` takes it; none where it is left out. */
  readonly expires?: string | undefined;
}

/** What is done with users, tokens and sessions. Names are taken in any case. */
export interface Accounts {
  hasUsers(): Promise<boolean>;
  users(): Promise<readonly User[]>;
  /** @throws OnrecordError OR8101 no such user, OR8103 */
  user(name: string): Promise<User>;
  /** @throws OnrecordError OR8102 there is one of that name, OR8103 no name, OR8104 a password too weak */
  addUser(name: string, role: Role, password: string): Promise<User>;
  /** Tokens above it count as this. @throws OnrecordError OR8101, OR8103 */
  setRole(name: string, role: Role): Promise<User>;
  /** Ends the user's sessions, or all but one (its hash). @throws OnrecordError OR8101, OR8103, OR8104 */
  setPassword(name: string, password: string, keptSession?: string): Promise<void>;
  /** @throws OnrecordError OR8101, OR8103 */
  removeUser(name: string): Promise<void>;
  /** Whether it is the user's password; takes the same time where there is no such user. */
  isPasswordOf(name: string, password: string): Promise<boolean>;
  /** @throws OnrecordError OR8101, OR8102 there is one of that name, OR8103, OR8116 a role above the user's, OR8117 */
  addToken(user: string, token: NewToken): Promise<{ readonly secret: string; readonly token: Token }>;
  /** With the roles that count now. @throws OnrecordError OR8101, OR8103 */
  tokens(user?: string): Promise<readonly Token[]>;
  /** @throws OnrecordError OR8101, OR8115 no such token */
  removeToken(user: string, name: string): Promise<void>;
  /** @returns the secret id of a new session. @throws OnrecordError OR8105 a wrong name or password */
  logIn(
    name: string,
    password: string,
  ): Promise<{ readonly id: string; readonly expires: string; readonly user: User }>;
  logOut(hash: string): Promise<void>;
  /** Who shows this token or session; null where it is none of ours, or is over. */
  byToken(secret: string): Promise<Person | null>;
  bySession(id: string): Promise<Person | null>;
  /** Puts down that a person was here, where that was not done within the last minute and is not being done. */
  seen(person: Person, secret: string): Promise<void>;
  generatedPassword(): string;
  close(): Promise<void>;
}

export function accountsOver(store: AccountStore, { now, random, cost }: Means = MEANS): Accounts {
  const at = (): string => now().toISOString();
  /** What is being put down of uses, by the hash of the secret. */
  const uses = new Map<string, Promise<void>>();
  const there = async (given: string): Promise<User & { readonly password: string }> => {
    const user = await store.user(userName(given));
    if (!user) throw new OnrecordError('OR8101', { input: given });
    return user;
  };
  /** Where the ledger is only read, or cannot be written to now, the old hash does until another time. */
  const renewHash = async (name: string, password: string): Promise<void> => {
    try {
      await store.changeUser(name, { password: await hashPassword(password, random, cost) });
    } catch (error) {
      if (!(error instanceof OnrecordError)) throw error;
    }
  };
  const authentic = async (name: string, password: string): Promise<User | null> => {
    const kept = nameAsKept(name);
    const user = kept === null ? null : await store.user(kept);
    const isRight = await isPassword(password, user?.password ?? null, cost);
    if (!user || !isRight) return null;
    if (isOutdated(user.password, cost)) await renewHash(user.name, password);
    return user;
  };
  return {
    hasUsers: () => store.hasUsers(),
    users: () => store.users(),
    user: async (name) => bare(await there(name)),
    async addUser(given, role, password) {
      const user: User = { name: userName(given), role, created: at() };
      checkPassword(user.name, password);
      const hash = await hashPassword(password, random, cost);
      if (!(await store.addUser({ ...user, password: hash }))) throw new OnrecordError('OR8102', { input: user.name });
      return user;
    },
    async setRole(given, role) {
      const user = await there(given);
      await store.changeUser(user.name, { role });
      return { ...bare(user), role };
    },
    async setPassword(given, password, keptSession) {
      const { name } = await there(given);
      checkPassword(name, password);
      await store.changeUser(name, { password: await hashPassword(password, random, cost) });
      await store.removeSessionsOf(name, keptSession);
    },
    async removeUser(given) {
      const { name } = await there(given);
      await store.removeUser(name);
    },
    isPasswordOf: async (name, password) => (await authentic(name, password)) !== null,
    async addToken(given, { name: wanted, role, expires }) {
      const user = await there(given);
      if (role !== undefined && !mayAct(user.role, role))
        throw new OnrecordError('OR8116', { input: user.name, role: user.role, wanted: role });
      const secret = newToken(random);
      const token: Token = {
        user: user.name,
        name: tokenName(wanted),
        role: role ?? HIGHEST,
        created: at(),
        used: null,
        expires: expires === undefined ? null : expiryOf(expires, now()),
      };
      const isAdded = await store.addToken({ ...token, hash: secretHash(secret) });
      if (!isAdded) throw new OnrecordError('OR8102', { input: token.name });
      return { secret, token: asItCounts(token, user) };
    },
    async tokens(given) {
      const users = given === undefined ? await store.users() : [await there(given)];
      const kept = await store.tokens(given === undefined ? undefined : users[0]?.name);
      const byName = new Map(users.map((user) => [user.name, user]));
      return kept.flatMap((token) => {
        const user = byName.get(token.user);
        return user ? [asItCounts(token, user)] : [];
      });
    },
    async removeToken(given, name) {
      const user = await there(given);
      if (!(await store.removeToken(user.name, tokenNameAsKept(name))))
        throw new OnrecordError('OR8115', { input: name, user: user.name });
    },
    async logIn(name, password) {
      const user = await authentic(name, password);
      if (!user) throw new OnrecordError('OR8105', {});
      await store.removeOldSessions(at(), new Date(now().getTime() - SESSION_IDLE).toISOString());
      const id = newSessionId(random);
      const created = at();
      const expires = sessionEnds(now());
      await store.addSession({ hash: secretHash(id), user: user.name, created, used: created, expires });
      return { id, expires, user: bare(user) };
    },
    logOut: (hash) => store.removeSession(hash),
    async byToken(secret) {
      const kept = await store.token(secretHash(secret));
      if (!kept || !isTokenAlive(kept.token, now())) return null;
      const { name: credential, role, used } = asItCounts(kept.token, kept.user);
      return { name: kept.user.name, role, by: 'token', credential, used };
    },
    async bySession(id) {
      const hash = secretHash(id);
      const kept = await store.session(hash);
      if (!kept || !isSessionAlive(kept.session, now())) return null;
      return { name: kept.user.name, role: kept.user.role, by: 'session', credential: hash, used: kept.session.used };
    },
    async seen({ by, used }, secret) {
      if (by === 'local' || !isUseToBeKept(used, now())) return;
      const hash = secretHash(secret);
      if (uses.has(hash)) return;
      const use = (by === 'token' ? store.tokenUsed : store.sessionUsed)(hash, at());
      uses.set(hash, use);
      await use.finally(() => uses.delete(hash));
    },
    generatedPassword: () => generatedPassword(random),
    async close() {
      // Nobody waits for them, and whoever began one is told of its failure.
      await Promise.allSettled(uses.values());
      await store.close();
    },
  };
}

/** A token with what it may do while its user has this role. */
const asItCounts = (token: Token, { role }: Pick<User, 'role'>): Token => ({
  ...token,
  role: lesserRole(token.role, role),
});

const bare = ({ name, role, created }: User): User => ({ name, role, created });
