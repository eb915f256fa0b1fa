import { createRequire } from 'node:module';

/** The version of Onrecord, as in its package.json. */
export const VERSION = (createRequire(import.meta.url)('../../package.json') as { version: string }).version;
