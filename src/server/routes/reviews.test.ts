import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { actors, addDocuments, type Ledger, openLedger } from '../../index.ts';
import { buildApp } from '../app.ts';
import { passageOf } from '../reviewItem.ts';

const root = mkdtempSync(join(tmpdir(), 'onrecord-reviews-'));
const TEXT = [
  'Talks go on in Bergen',
  'The day was cold.',
  '“We will not sign,” Marta Holm said on Monday. “🐟 first,” she said.',
  '“They will,” Jonas Berg told reporters.',
  'Nobody else spoke.',
].join('\n\n');

let ledger: Ledger;
let app: FastifyInstance;
let ids: readonly string[];
/** Who asks: what the security hooks would find out. */
let person: { name: string; role: 'reviewer' | 'editor' } = { name: 'vera', role: 'reviewer' };

beforeAll(async () => {
  ledger = await openLedger(join(root, 'ledger.sqlite'), { thread: false });
  const inputs = [{ name: 'talks.txt', bytes: Buffer.from(TEXT) }];
  for await (const { error } of addDocuments(ledger, inputs, { threads: 1 })) if (error) throw error;
  app = await buildApp({ ledger, actors: actors(), topics: [], readOnly: false, address: () => null });
});
