import { OnrecordError } from '../errors/index.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A session ends a week after the log-in, whatever was done in it, and a day after it was last used. NIST SP 800-63B-4
 * §2.1.3 asks at this level for a new log-in after 30 days; a working week is shorter, and nobody is asked daily.
 */
export const SESSION_LASTS = 7 * DAY;
export const SESSION_IDLE = DAY;

/** “Last used” is right to a minute: a write for each question that is asked would be more than all of the rest. */
const USE_KEPT = MINUTE;

export const sessionEnds = (now: Date): string => new Date(now.getTime() + SESSION_LASTS).toISOString();

/** Whether a session still holds. Instants are ISO 8601 in UTC. */
export const isSessionAlive = (
  { used, expires }: { readonly used: string; readonly expires: string },
  now: Date,
): boolean => now.getTime() < Date.parse(expires) && now.getTime() < Date.parse(used) + SESSION_IDLE;

export const isTokenAlive = ({ expires }: { readonly expires: string | null }, now: Date): boolean =>
  expires === null || now.getTime() < Date.parse(expires);

/** Whether a use is to be put down, by the one that was last put down. */
export const isUseToBeKept = (used: string | null, now: Date): boolean =>
  used === null || now.getTime() - Date.parse(used) >= USE_KEPT;

const UNITS: ReadonlyMap<string, number> = new Map([
  ['h', HOUR],
  ['d', DAY],
  ['w', 7 * DAY],
  ['y', 365 * DAY],
]);
/** A longer one is as good as none. */
const LONGEST_EXPIRY = 10 * 365 * DAY;

/**
 * When a token ends: `90d`, `12h`, `8w`, `1y` from now, or a day (YYYY-MM-DD, to its end in UTC).
 * @returns an ISO 8601 instant
 * @throws OnrecordError OR8117
 */
export function expiryOf(given: string, now: Date): string {
  const refused = (fault: string): OnrecordError => new OnrecordError('OR8117', { input: given, fault });
  const [, number, unit] = /^(\d{1,5})([hdwy])$/.exec(given.trim()) ?? [];
  const length = UNITS.get(unit ?? '');
  const day = endOfDay(given.trim());
  const at = length === undefined ? day : now.getTime() + Number(number) * length;
  if (Number.isNaN(at)) throw refused('give a time such as 90d, 12h, 8w or 1y, or a day as YYYY-MM-DD');
  if (at <= now.getTime()) throw refused('that is not in the future');
  if (at > now.getTime() + LONGEST_EXPIRY) throw refused('that is more than ten years ahead; leave it out for none');
  return new Date(at).toISOString();
}

/** In milliseconds; NaN for what is no day, the 31st of February for instance, which JavaScript takes for one of March. */
function endOfDay(given: string): number {
  const end = /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(`${given}T23:59:59.999Z`) : Number.NaN;
  return Number.isNaN(end) || !new Date(end).toISOString().startsWith(given) ? Number.NaN : end;
}
