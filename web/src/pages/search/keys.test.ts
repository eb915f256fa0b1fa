import { describe, expect, test } from 'vitest';
import { moveOf, type Pressed } from './keys.ts';

const pressed = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  modified: false,
  typing: false,
  where: 'elsewhere',
  singleKeys: true,
  ...more,
});

describe('keys', () => {
  test.each([
    [pressed('j'), 'next'],
    [pressed('k', { where: 'inside' }), 'previous'],
    [pressed('/'), 'words'],
    [pressed('?'), 'help'],
    [pressed('ArrowDown', { where: 'card' }), 'next'],
    [pressed('ArrowUp', { where: 'inside' }), 'previous'],
    [pressed('Enter', { where: 'card' }), 'open'],
    [pressed('ArrowDown'), null],
    [pressed('Enter', { where: 'inside' }), null],
    [pressed('j', { modified: true }), null],
    [pressed('j', { typing: true }), null],
    [pressed('j', { singleKeys: false }), null],
    [pressed('ArrowDown', { where: 'card', singleKeys: false }), 'next'],
    [pressed('constructor'), null],
  ] as const)('%j is %s', (given, move) => expect(moveOf(given)).toBe(move));
});
