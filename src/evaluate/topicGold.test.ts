import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readTopicGold } from './topicGold.ts';

const folder = mkdtempSync(join(tmpdir(), 'topic-gold-'));
const texts = join(folder, 'texts');
const TEXT = '🐟 Arvia said the cod were gone.';
const sha256 = createHash('sha256').update(TEXT).digest('hex');
mkdirSync(texts);
writeFileSync(join(texts, 'ours.jsonl.gz'), gzipSync(JSON.stringify({ id: 'one', source: 'ours', text: TEXT })));

const file = (...lines: readonly object[]): string => {
  const path = join(folder, 'topics.jsonl');
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return path;
};
const statements = [{ content: [[13, 30]], topics: ['fisheries'] }];

test('labels are joined with their text, in UTF-16 offsets; a text that is not there is left out', () => {
  const { documents } = readTopicGold(
    file(
      { id: 'one', sha256, heldBack: true, statements },
      { id: 'whole', sha256, heldBack: false, topics: ['fisheries'] },
      { id: 'gone', sha256: '0'.repeat(64), heldBack: false, topics: [] },
    ),
    [texts],
  );
  expect(documents.map(({ id, heldBack, topics }) => [id, heldBack, topics])).toEqual([
    ['one', true, null],
    ['whole', false, ['fisheries']],
  ]);
  const [one] = documents;
  expect(one?.attributions[0]?.content.map((span) => TEXT.slice(...span))).toEqual(['the cod were gone']);
  expect(one?.labels[0]?.topics).toEqual(['fisheries']);
});

test('a missing file and broken labels are told of', () => {
  expect(() => readTopicGold(join(folder, 'none.jsonl'), [texts])).toThrow(expect.objectContaining({ code: 'OR1001' }));
  expect(() => readTopicGold(file({ id: 'one', sha256 }), [texts])).toThrow(
    expect.objectContaining({ code: 'OR5003' }),
  );
});
