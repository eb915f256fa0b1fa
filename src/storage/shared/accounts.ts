import { type RawBuilder, sql } from 'kysely';
import type { AccountStore, Role, Session, Token, User } from '../../accounts/index.ts';
import type { Fragment, Session as InTransaction, Store } from './session.ts';
import { rowOf, rowsOf, run } from './sql.ts';

/**
 * The tables of users, in both databases; made by a step of each one's schema, and never changed. They stand apart from
 * those of the ledger (columns.ts): no export and no copy of entries has them. `owner` is the user's name.
 */
export const ACCOUNT_TABLES = ['users', 'tokens', 'sessions'] as const;

/** @param text the type of a column of text; @param end what follows the brackets */
export const creationOfAccounts = (text: string, end = ''): string[] => [
  `create table users (
    name ${text} not null primary key,
    role ${text} not null,
    created ${text} not null,
    password ${text} not null
  )${end}`,
  `create table tokens (
    hash ${text} not null primary key,
    owner ${text} not null references users (name) on delete cascade,
    name ${text} not null,
    role ${text} not null,
    created ${text} not null,
    used ${text},
    expires ${text},
    unique (owner, name)
  )${end}`,
  `create table sessions (
    hash ${text} not null primary key,
    owner ${text} not null references users (name) on delete cascade,
    created ${text} not null,
    used ${text} not null,
    expires ${text} not null
  )${end}`,
  'create index sessions_by_owner on sessions (owner)',
];

/** Of the user of a token or a session, in one row with it. */
interface OfUser {
  readonly user_role: Role;
  readonly user_created: string;
}
const TOKEN = sql`k.owner as "user", k.name, k.role, k.created, k.used, k.expires`;
const SESSION = sql`k.owner as "user", k.created, k.used, k.expires`;

/** The users in a store. A name, a hash and an instant are texts, and are compared sign by sign. */
export function accountStoreOver({ read, write, close }: Pick<Store, 'read' | 'write' | 'close'>): AccountStore {
  const all = <Row>(question: RawBuilder<unknown>): Promise<Row[]> => read((session) => rowsOf<Row>(session, question));
  const one = <Row>(question: RawBuilder<unknown>): Promise<Row | undefined> =>
    read((session) => rowOf<Row>(session, question));
  const withUser = <Kept>(table: 'tokens' | 'sessions', columns: Fragment, hash: string) =>
    one<Kept & OfUser>(sql`select ${columns}, u.role as user_role, u.created as user_created
      from ${sql.table(table)} k join users u on u.name = k.owner where k.hash = ${hash}`);
  const change = (work: RawBuilder<unknown>): Promise<void> => write((session) => run(session, work));
  /** Whether a row came of it. */
  const changed = (work: RawBuilder<unknown>): Promise<boolean> =>
    write(async (session: InTransaction) => (await rowOf(session, work)) !== undefined);
  return {
    hasUsers: async () => (await one(sql`select name from users limit 1`)) !== undefined,
    users: () => all<User>(sql`select name, role, created from users order by name`),
    user: async (name) =>
      (await one<User & { password: string }>(
        sql`select name, role, created, password from users where name = ${name}`,
      )) ?? null,
    addUser: ({ name, role, created, password }) =>
      changed(sql`insert into users (name, role, created, password) values (${name}, ${role}, ${created}, ${password})
        on conflict (name) do nothing returning name`),
    changeUser: (name, { role, password }) =>
      changed(sql`update users set role = coalesce(${role ?? null}, role), password = coalesce(${password ?? null}, password)
        where name = ${name} returning name`),
    removeUser: (name) => changed(sql`delete from users where name = ${name} returning name`),
    addToken: ({ hash, user, name, role, created, used, expires }) =>
      changed(sql`insert into tokens (hash, owner, name, role, created, used, expires)
        values (${hash}, ${user}, ${name}, ${role}, ${created}, ${used}, ${expires})
        on conflict (owner, name) do nothing returning name`),
    tokens: (user) =>
      all<Token>(sql`select ${TOKEN} from tokens k
        ${user === undefined ? sql`` : sql`where owner = ${user}`} order by owner, name`),
    async token(hash) {
      const row = await withUser<Token>('tokens', TOKEN, hash);
      if (!row) return null;
      const { user_role: role, user_created: created, ...token } = row;
      return { token, user: { name: token.user, role, created } };
    },
    tokenUsed: (hash, at) => change(sql`update tokens set used = ${at} where hash = ${hash}`),
    removeToken: (user, name) =>
      changed(sql`delete from tokens where owner = ${user} and name = ${name} returning name`),
    addSession: ({ hash, user, created, used, expires }) =>
      change(sql`insert into sessions (hash, owner, created, used, expires)
        values (${hash}, ${user}, ${created}, ${used}, ${expires})`),
    async session(hash) {
      const row = await withUser<Session>('sessions', SESSION, hash);
      if (!row) return null;
      const { user_role: role, user_created: created, ...session } = row;
      return { session, user: { name: session.user, role, created } };
    },
    sessionUsed: (hash, at) => change(sql`update sessions set used = ${at} where hash = ${hash}`),
    removeSession: (hash) => change(sql`delete from sessions where hash = ${hash}`),
    removeSessionsOf: (user, except = '') =>
      change(sql`delete from sessions where owner = ${user} and hash <> ${except}`),
    removeOldSessions: (expiredBefore, usedBefore) =>
      change(sql`delete from sessions where expires < ${expiredBefore} or used < ${usedBefore}`),
    close,
  };
}
