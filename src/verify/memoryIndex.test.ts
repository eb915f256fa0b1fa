import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rarePairsOf, shinglesOf } from '../text/index.ts';
import { memoryIndex } from './memoryIndex.ts';

const word = fc.constantFrom('lamp', 'coast', 'keeper', 'salt');
const turn = fc.array(word, { maxLength: 8 });

test('finds every shingle of every turn at its place, and no other', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(turn, { maxLength: 4 }), { maxLength: 4 }), turn, async (documents, quote) => {
      const index = await memoryIndex(
        documents.map((turns, id) => ({
          id: String(id),
          date: null,
          turns: turns.map((words) => ({ speaker: null, text: words.join(' ') })),
        })),
      );
      const asked = shinglesOf(quote);
      const hits = await index.hits(asked, null, Infinity);
      const found = hits.map((hit) => [hit.shingle, hit.turn.transcript, hit.turn.number, hit.word].join());
      const expected = documents.flatMap((turns, id) =>
        turns.flatMap((words, number) =>
          shinglesOf(words).flatMap((hash, at) =>
            asked.flatMap((other, shingle) => (other === hash ? [[shingle, id, number, at].join()] : [])),
          ),
        ),
      );
      expect(found.toSorted()).toEqual(expected.toSorted());
    }),
  );
});

test('leaves out transcripts of later days, keeps undated ones, and names the speakers of a time', async () => {
  const turns = (speaker: string): { speaker: string; text: string }[] => [{ speaker, text: 'salt lamp coast' }];
  const index = await memoryIndex([
    { id: 'early', date: '2026-01-02', turns: turns('A') },
    { id: 'late', date: '2026-01-09T10:00', turns: turns('B') },
    { id: 'undated', date: null, turns: turns('C') },
  ]);
  const hits = await index.hits(shinglesOf(['salt', 'lamp', 'coast']), '2026-01-05', 10);
  expect(hits.map((hit) => hit.turn.transcript).toSorted()).toEqual(['early', 'undated']);
  const later = await index.occasions({ from: '2026-01-05', to: '2026-12-31' });
  expect(later.flatMap(({ speakers }) => speakers)).toMatchObject([{ label: 'B', turns: 1 }]);
  expect(await index.speakers('early')).toEqual(['A']);
});

test('finds pairs by their own hashes, and passes over what is everywhere', async () => {
  const text = 'the lamp is on the coast and the lamp is out';
  const index = await memoryIndex([{ id: 'a', date: null, turns: [{ speaker: null, text }] }]);
  const pairs = rarePairsOf(['the', 'lamp', 'is', 'out']);
  const hits = await index.pairs(
    pairs.map(({ hash }) => hash),
    null,
    10,
  );
  expect(hits.map(({ word }) => word).toSorted((a, b) => a - b)).toEqual([0, 1, 7, 8]);
  const rareOnly = await index.hits(shinglesOf(['the', 'lamp', 'is', 'out']), null, 1);
  expect(rareOnly.map(({ word }) => word)).toEqual([8]);
});
