import { createHash } from 'node:crypto';

/** So that a token that was pasted somewhere is known for one, by people and by scanners of repositories. */
export const TOKEN_PREFIX = 'orp_';
/** 256 bits: nobody guesses one, so that a fast hash of it is enough. */
const SECRET_BYTES = 32;

/** What is kept of a token or of the id of a session: its SHA-256 in hexadecimal. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret, 'utf8').digest('hex');

/** @param random gives so many random bytes */
export const newToken = (random: (bytes: number) => Buffer): string =>
  `${TOKEN_PREFIX}${random(SECRET_BYTES).toString('base64url')}`;

export const newSessionId = (random: (bytes: number) => Buffer): string => random(SECRET_BYTES).toString('base64url');
