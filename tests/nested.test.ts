import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openReader } from '../src/pipeline/index.ts';

const MODEL = dirname(createRequire(import.meta.url).resolve('onrecord-model-en/config.json'));
const TEXT = 'The mayor criticised Madrid for its refusal to pay for the dyke.';

async function contentsBy(model: string): Promise<string[]> {
  const reader = await openReader({ model });
  const { statements } = await reader.read({
    form: 'record',
    input: 'a',
    id: 'a',
    record: { text: TEXT, language: 'en' },
  });
  await reader.close();
  return statements.map(({ text }) => text);
}

test('what a statement tells of another is found by the networks for it, and a model without them finds the rest', async () => {
  const without = mkdtempSync(join(tmpdir(), 'onrecord-model-'));
  for (const name of readdirSync(MODEL))
    if (name !== 'config.json' && !name.startsWith('nested')) symlinkSync(join(MODEL, name), join(without, name));
  const { nested, ...config } = JSON.parse(readFileSync(join(MODEL, 'config.json'), 'utf8')) as Record<string, unknown>;
  expect(nested).toBeTruthy();
  writeFileSync(join(without, 'config.json'), JSON.stringify(config));
  const outer = 'Madrid for its refusal to pay for the dyke';
  expect(await contentsBy(MODEL)).toEqual([outer, 'to pay for the dyke']);
  expect(await contentsBy(without)).toEqual([outer]);
});
