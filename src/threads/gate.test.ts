import { expect, test } from 'vitest';
import { closeGate, closeGateNow, inside, newGate } from './gate.ts';

test('what is inside is waited for, and nothing goes in after the gate is closed', async () => {
  const gate = newGate();
  const order: string[] = [];
  const { promise: work, resolve: finish } = Promise.withResolvers<string>();
  const first = inside(gate, () => work).then((result) => order.push(result));
  const closed = closeGate(gate).then(() => order.push('closed'));
  await expect(inside(gate, async () => order.push('too late'))).rejects.toThrow('is being ended');
  finish('first');
  await Promise.all([first, closed]);
  expect(order).toEqual(['first', 'closed']);
});

test('work that fails leaves the gate', async () => {
  const gate = newGate();
  await expect(inside(gate, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await inside(gate, async () => 'open')).toBe('open');
  closeGateNow(gate);
  await expect(inside(gate, async () => 'closed')).rejects.toThrow('is being ended');
});
