import type { Role } from './roles.ts';

/** A person who may use the ledger through the server. `created` and all instants here are ISO 8601 in UTC. */
export interface User {
  readonly name: string;
  readonly role: Role;
  readonly created: string;
}

/** What a program shows in the place of a password; its secret is shown once, and its SHA-256 is kept. */
export interface Token {
  readonly user: string;
  /** Unique among the tokens of its user. */
  readonly name: string;
  /** The most that it may do: of this and the user's role the lesser one counts. */
  readonly role: Role;
  readonly created: string;
  /** To a minute; null where it never was. */
  readonly used: string | null;
  readonly expires: string | null;
}

export interface Session {
  readonly user: string;
  readonly created: string;
  readonly used: string;
  readonly expires: string;
}

/** A token or a session as it is kept, found by the hash of its secret. */
export type Hashed<Kept> = Kept & { readonly hash: string };

/**
 * Where users are kept; a folder of storage/ is one way to do it. It decides nothing: what is expired is given as what is
 * not. Names are as `userName` gives them. All may throw OnrecordError OR3006, OR3008 and OR3011, as a ledger does.
 */
export interface AccountStore {
  hasUsers(): Promise<boolean>;
  /** By name. */
  users(): Promise<readonly User[]>;
  /** A user with the hash of the password. */
  user(name: string): Promise<(User & { readonly password: string }) | null>;
  /** False where there is one of that name. */
  addUser(user: User & { readonly password: string }): Promise<boolean>;
  /** False where there is none of that name. */
  changeUser(name: string, changes: { readonly role?: Role; readonly password?: string }): Promise<boolean>;
  /** With tokens and sessions. False where there is none of that name. */
  removeUser(name: string): Promise<boolean>;
  /** False where the user has one of that name; to be asked only for a user who is there. */
  addToken(token: Hashed<Token>): Promise<boolean>;
  /** Of one user or of all, by user and name. */
  tokens(user?: string): Promise<readonly Token[]>;
  token(hash: string): Promise<{ readonly token: Token; readonly user: User } | null>;
  /** This and sessionUsed may leave it where others are writing just now. */
  tokenUsed(hash: string, at: string): Promise<void>;
  /** False where there is none. */
  removeToken(user: string, name: string): Promise<boolean>;
  addSession(session: Hashed<Session>): Promise<void>;
  session(hash: string): Promise<{ readonly session: Session; readonly user: User } | null>;
  sessionUsed(hash: string, at: string): Promise<void>;
  removeSession(hash: string): Promise<void>;
  /** All of a user, or all but one. */
  removeSessionsOf(user: string, except?: string): Promise<void>;
  /** Sessions that ended before one instant, or were last used before the other. */
  removeOldSessions(expiredBefore: string, usedBefore: string): Promise<void>;
  close(): Promise<void>;
}
