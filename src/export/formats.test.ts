import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DETAILS, FORMATS } from './index.ts';
import { collected, generatedStatements } from './testing/statements.ts';

const details = { ...DETAILS, made: '2026-05-04T12:00:00Z' };
const formats = Object.entries(FORMATS);

test('the page on exports has every format', () => {
  const page = readFileSync(new URL('../../docs/exports.md', import.meta.url), 'utf8');
  expect(formats.map(([name]) => name).filter((name) => !page.includes(`| \`${name}\``))).toEqual([]);
});

test.each(formats)('%s: what fails while statements come is not swallowed', async (_name, { write }) => {
  const failing = (async function* () {
    yield* generatedStatements(3);
    throw new Error('the ledger broke');
  })();
  await expect(collected<string | Uint8Array>(write(failing, details))).rejects.toThrow('the ledger broke');
});

test.each(formats)('%s: the same statements give the same bytes', async (_name, { write }) => {
  const once = Buffer.concat(
    (await collected<string | Uint8Array>(write(generatedStatements(30), details))).map((piece) => Buffer.from(piece)),
  );
  const again = Buffer.concat(
    (await collected<string | Uint8Array>(write(generatedStatements(30), details))).map((piece) => Buffer.from(piece)),
  );
  expect(once.equals(again)).toBe(true);
  expect(once.length).toBeGreaterThan(0);
});
