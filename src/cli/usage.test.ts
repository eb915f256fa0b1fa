import { afterEach, expect, test, vi } from 'vitest';
import { run } from './main.ts';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

test.each([
  [['search', '--speaker', ''], '--speaker: it is empty'],
  [['export', '--format', 'csv', '--published-from', ''], '--published-from: it is empty'],
  [['timeline', 'NOR', '--from='], '--from: it is empty'],
  [['timeline', '', '--issue', 'fisheries'], 'the actor: it is empty'],
  [['export', '--format', 'csv', ''], 'the words: it is empty'],
  [['search', 'fish', ''], 'the words: it is empty'],
])('a filter of nothing is refused: %j', async (words, message) => {
  let told = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told += String(text)), true));
  await run(['node', 'onrecord', ...words]);
  expect(told).toContain(`OR4001 ${message}`);
  expect(process.exitCode).toBe(2);
});

test.each([
  [['red'], 'unknown command'],
  [['search', '--colour'], 'unknown option'],
  [['read', '--threads', '1.5', 'x'], 'option'],
  [['add'], 'missing required argument'],
])('wrong usage has a code, as all errors: %j', async (words, message) => {
  let told = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told += String(text)), true));
  await run(['node', 'onrecord', ...words]);
  expect(told).toMatch(new RegExp(`^OR4001 ${message}`));
  expect(process.exitCode).toBe(2);
});

test.each([
  [['red'], 'onrecord --help'],
  [['search', '--colour'], 'onrecord search --help'],
  [['users', 'add', 'kari', '--colour'], 'onrecord users add --help'],
])('wrong usage names the help of the command: %j', async (words, help) => {
  let told = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told += String(text)), true));
  await run(['node', 'onrecord', ...words]);
  expect(told).toContain(`(see ${help})`);
});

test.each([
  [
    ['positions', 'Holm'],
    'onrecord positions: give whom the statements are about with --about, or a topic with --issue',
  ],
  [['timeline', '--from', '2024'], 'onrecord timeline: give an actor, or a topic with --issue'],
])('what is missing is told by the names of options: %j', async (words, message) => {
  let told = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told += String(text)), true));
  await run(['node', 'onrecord', ...words]);
  expect(told).toContain(`OR4001 ${message}`);
  expect(process.exitCode).toBe(2);
});
