import { expect, test } from 'vitest';
import { verdictAlone } from '../../ledger/index.ts';
import { verifyOwn } from './judgement.ts';
import type { Session } from './session.ts';

test('of a new document, whose statements have their verdicts, nothing is asked', async () => {
  const judgement = { revision: 1, own: [verdictAlone('no-source'), null], others: new Map() };
  const nobody = {} as Session;
  await verifyOwn(nobody, undefined, [1, 2], judgement, 1, true);
  await expect(verifyOwn(nobody, undefined, [1, 2], judgement, 1)).rejects.toThrow();
});
