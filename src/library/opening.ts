import { createHash } from 'node:crypto';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import envPaths from 'env-paths';
import { z } from 'zod';
import { type Accounts, accountsOver, withSessionsInMemory } from '../accounts/index.ts';
import { type Ledger, unknownValue } from '../ledger/index.ts';
import { openRereadingPool, type RereadingPool } from '../pipeline/index.ts';
import {
  addressWithoutPassword,
  isPostgres,
  type OpenOptions,
  openPostgresAccounts,
  openPostgresLedger,
  openSqliteAccounts,
  openSqliteLedger,
} from '../storage/index.ts';
import { LONGEST_TIMER } from '../threads/index.ts';
import { memoryIndex, statementJudge } from '../verify/index.ts';
import { checkArgument } from './arguments.ts';
import { backUp, type Backup, type BackupOptions } from './backup.ts';
import { withDoor } from './door.ts';
import { type ReadersOptions, withReaders } from './readers.ts';
import { withWriter } from './writer.ts';

/**
 * Where the ledger is kept: the path or the address (postgres://…, with its password) given, else ONRECORD_LEDGER, else the user's data folder (XDG on Linux). An empty
 * ONRECORD_LEDGER is as good as none; an empty path is not, for it comes from a variable of a script that is not set.
 */
export function ledgerPath(path?: string): string {
  checkArgument(z.string().nullish(), path, 'the ledger', 'path');
  const named = path ?? (process.env['ONRECORD_LEDGER'] || undefined);
  if (named === undefined) return join(envPaths('onrecord', { suffix: '' }).data, 'ledger.sqlite');
  return named.startsWith('~/') ? join(homedir(), named.slice(2)) : named;
}

/** The same for people: an address without its password. */
export function ledgerName(path?: string): string {
  const named = ledgerPath(path);
  return isPostgres(named) ? addressWithoutPassword(named) : named;
}

/**
 * The files that belong to a ledger: itself, SQLite's log and its index, the copies of older schemas, and what `watch`
 * remembers. Those that are not there now may be there soon.
 */
export function ledgerFiles(path?: string): string[] {
  const named = ledgerPath(path);
  if (isPostgres(named)) return [watchStatePath(path), watchedFeedsPath(path)];
  // Of a linked ledger SQLite's files stand beside the file itself, and those of watch beside the link.
  const names = existsSync(named) ? [named, realpathSync(named)] : [named];
  return names.flatMap((file) => {
    const folder = dirname(file);
    const copies = `${basename(file)}.schema-`;
    const beside = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(copies)) : [];
    return [
      ...['', '-wal', '-shm', '-journal', WATCH_STATE, WATCHED_FEEDS].map((ending) => `${file}${ending}`),
      ...beside.map((name) => join(folder, name)),
    ];
  });
}

const WATCH_STATE = '.watch.json';

const WATCHED_FEEDS = '.feeds.json';

/** What belongs to a ledger stands beside it; of one in a database in the user's data folder. */
function besideLedger(path: string | undefined, ending: string): string {
  const named = ledgerPath(path);
  if (!isPostgres(named)) return `${named}${ending}`;
  const hash = createHash('sha256').update(addressWithoutPassword(named)).digest('hex').slice(0, 16);
  return join(envPaths('onrecord', { suffix: '' }).data, `postgres-${hash}${ending}`);
}

/** What `watch` remembers of feeds, and a server. */
export const watchStatePath = (path?: string): string => besideLedger(path, WATCH_STATE);

/** The feeds that a server watches. */
export const watchedFeedsPath = (path?: string): string => besideLedger(path, WATCHED_FEEDS);

/** The folder of what was handed in to a server to be added. */
export const additionsPath = (path?: string): string => besideLedger(path, '.additions');

export interface LedgerOptions extends OpenOptions {
  /**
   * Whether what changes the ledger is done in a thread, so that the caller's event loop goes on; true if not given,
   * for mode `write` and a file. The thread is started with the first change and takes some 80 MB.
   */
  readonly thread?: boolean | undefined;
  /**
   * Whether what only reads is done in threads too, for a file and a program that serves many; not if not given. Each
   * thread takes some 60 MB. In a database of PostgreSQL only the time for a question counts.
   */
  readonly readers?: ReadersOptions | undefined;
}

/**
 * Opens a ledger, which is made if there is none (not with mode `read`, nor with `create: false`): the file at a path, or
 * the tables in a PostgreSQL database at an address (`postgres://user:password@host:5432/database`). From its methods come
 * OR4001 for wrong arguments and OR4002 once it is closed.
 * @throws OR3001 for one written by a newer Onrecord, OR3002 for a file that is no ledger, OR3005 for none there,
 *   OR3008 for one that is damaged, OR3010 for what names no file, OR3011 and OR3013 where rights are missing, OR3040 to
 *   OR3046 where the database cannot be had
 */
export async function openLedger(path?: string, options: LedgerOptions = {}): Promise<Ledger> {
  return withDoor(await openedLedger(ledgerPath(path), options), ledgerName(path));
}

const MODES: readonly string[] = ['read', 'write'];

async function openedLedger(named: string, { thread = true, readers, ...options }: LedgerOptions): Promise<Ledger> {
  const { mode = 'write' } = options;
  if (!MODES.includes(mode)) throw unknownValue('mode', String(mode), MODES);
  // PostgreSQL counts no more milliseconds than a timer.
  const limited = readers && { ...readers, within: Math.min(readers.within, LONGEST_TIMER) };
  let pool: RereadingPool | undefined;
  const given: OpenOptions = {
    judgeWith: statementJudge,
    indexWith: memoryIndex,
    // The model is loaded when the first document is edited.
    readWith: (article, input, model) => (pool ??= openRereadingPool({ threads: 1 })).understand(article, input, model),
    closeWith: async () => pool?.close(),
    ...options,
  };
  // The server waits for the disk, not this program.
  if (isPostgres(named)) return openPostgresLedger(named, { ...given, questionLimit: limited?.within });
  const ledger = await openSqliteLedger(named, given);
  // A custom judge is a function, which cannot be handed to another thread.
  const written =
    thread && options.mode !== 'read' && options.judgeWith === undefined ? withWriter(ledger, named) : ledger;
  return limited === undefined ? written : withReaders(written, named, limited);
}

/**
 * Opens the users of a ledger, which is made as by openLedger, through connections of their own.
 * @throws as openLedger
 */
export async function openAccounts(
  path?: string,
  { mode = 'write', create }: Pick<OpenOptions, 'mode' | 'create'> = {},
): Promise<Accounts> {
  const named = ledgerPath(path);
  const store = await (isPostgres(named) ? openPostgresAccounts : openSqliteAccounts)(named, mode, create);
  return accountsOver(mode === 'read' ? withSessionsInMemory(store) : store);
}

/**
 * Copies a ledger in an SQLite file to another file while others write to it: as it was when this was called, with all
 * that had been acknowledged by then. The copy is checked before it takes its name. It is a ledger like any other; to
 * restore it, put it in the place of the old one while nobody uses that (docs/operation.md).
 *
 * @param path of the ledger, as for openLedger
 * @throws OR3030 for a ledger in Postgres, OR3031 where there is such a file already, OR3032 where it would take the
 *   place of a ledger in use, OR3033 where it cannot be written, OR3034 where the copy is not whole; and for the ledger
 *   itself as openLedger, for reading
 */
export async function backupLedger(path: string | undefined, to: string, options: BackupOptions = {}): Promise<Backup> {
  checkArgument(z.string(), to, 'backupLedger', 'to');
  const ledger = ledgerPath(path);
  return backUp(ledger, to, ledgerFiles(path), options);
}
