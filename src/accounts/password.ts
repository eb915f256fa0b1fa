import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { OnrecordError } from '../errors/index.ts';

/** What a hash costs: 2^ln rounds over blocks of 128 · r bytes, p times. */
export interface Cost {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/**
 * 128 MiB and some 0.3 s a password: the first of scrypt's settings in OWASP's Password Storage Cheat Sheet
 * (N = 2^17, r = 8, p = 1; https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html).
 */
export const COST: Cost = { ln: 17, r: 8, p: 1 };

/** More than this is never worked on, whatever a hash in the database says: 1 GiB. */
const DEAREST = { ln: 20, r: 8, p: 4 };
/** Bytes; NIST SP 800-132 §5.1 asks for 16 of salt, and SHA-256's width of key is more than can be guessed. */
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/**
 * NIST SP 800-63B-4 §3.1.1.2: at least 15 characters where the password is all that is asked for, at least 64 accepted,
 * no rules about which characters. The upper bound keeps a request from being work.
 */
export const SHORTEST_PASSWORD = 15;
const LONGEST_PASSWORD = 256;
/** “aaaaaaaaaaaaaaa” is the first that is guessed. */
const FEWEST_CHARACTERS = 5;

/** The password as it is hashed: NFKC, as NIST SP 800-63B-4 §3.1.1.2 asks, so that it is the same from every keyboard. */
const normal = (password: string): string => password.normalize('NFKC');

/** Refuses what is too easily guessed. @throws OnrecordError OR8104 */
export function checkPassword(user: string, password: string): void {
  const characters = [...normal(password)];
  const refused = (fault: string): OnrecordError => new OnrecordError('OR8104', { input: user, fault });
  if (characters.length < SHORTEST_PASSWORD) throw refused(`it is shorter than ${SHORTEST_PASSWORD} characters`);
  if (characters.length > LONGEST_PASSWORD) throw refused(`it is longer than ${LONGEST_PASSWORD} characters`);
  if (new Set(characters).size < FEWEST_CHARACTERS) throw refused('it is the same few characters again and again');
  const rest = characters.join('').toLowerCase().replaceAll(user, '');
  if ([...rest].length < FEWEST_CHARACTERS) throw refused('it is the name of the user');
}

/** Each is done by one of Node's threads, with all of its memory: what more are asked for wait. */
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function derive(password: string, salt: Buffer, { ln, r, p }: Cost, bytes: number): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    const N = 2 ** ln;
    const options = { N, r, p, maxmem: 256 * N * r };
    return (await derived(normal(password), salt, bytes, options)) as Buffer;
  } finally {
    const next = waiting.shift();
    // The place is handed over, so that nobody takes it in between.
    if (next) next();
    else running -= 1;
  }
}

const derived: (
  password: string,
  salt: Buffer,
  bytes: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<unknown> = promisify(scrypt);

const encoded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/**
 * A hash in one string, `$scrypt$ln=17,r=8,p=1$salt$key`, as the PHC string format has it
 * (https://github.com/P-H-C/phc-string-format): base64 without padding.
 * @param random gives so many random bytes
 */
export async function hashPassword(password: string, random: (bytes: number) => Buffer, cost = COST): Promise<string> {
  const salt = random(SALT_BYTES);
  const key = await derive(password, salt, cost, KEY_BYTES);
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${encoded(salt)}$${encoded(key)}`;
}

const HASH = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{16,64})\$([A-Za-z0-9+/]{22,128})$/;

function partsOf(hash: string): { readonly cost: Cost; readonly salt: Buffer; readonly key: Buffer } | null {
  const found = HASH.exec(hash);
  if (!found) return null;
  const [, ln, r, p, salt = '', key = ''] = found;
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  if (cost.ln < 1 || cost.ln > DEAREST.ln || cost.r < 1 || cost.r > DEAREST.r || cost.p < 1 || cost.p > DEAREST.p)
    return null;
  return { cost, salt: Buffer.from(salt, 'base64'), key: Buffer.from(key, 'base64') };
}

/**
 * Whether it is the password of a hash. Without a hash (there is no such user), or with one that cannot be read, the same
 * work is done and the answer is no: the time does not tell who is a user.
 */
export async function isPassword(password: string, hash: string | null, cost = COST): Promise<boolean> {
  const parts = hash === null ? null : partsOf(hash);
  const { salt, key, ...known } = parts ?? { cost, salt: Buffer.alloc(SALT_BYTES), key: Buffer.alloc(KEY_BYTES) };
  const given = await derive(password, salt, known.cost, key.length);
  return timingSafeEqual(given, key) && parts !== null;
}

/** Whether a hash was made with other settings than now, so that it is made anew when its password is next known. */
export function isOutdated(hash: string, cost = COST): boolean {
  const known = partsOf(hash)?.cost;
  return known?.ln !== cost.ln || known.r !== cost.r || known.p !== cost.p;
}

/** Five bits each of 32 letters and digits that are not taken for one another (Crockford's base 32, in lower case). */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const GENERATED_GROUPS = 5;
const GROUP = 5;

/** A password of 125 random bits, in groups that can be read aloud: `7k2mq-…`. */
export function generatedPassword(random: (bytes: number) => Buffer): string {
  const letters = [...random(GENERATED_GROUPS * GROUP)].map((byte) => LETTERS[byte % LETTERS.length]);
  return Array.from({ length: GENERATED_GROUPS }, (_, at) => letters.slice(at * GROUP, (at + 1) * GROUP).join('')).join(
    '-',
  );
}
