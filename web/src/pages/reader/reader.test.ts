import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from '../../parts/codePoints.ts';
import { besideEntry, blocksOf, type Reading } from './blocks.ts';
import { clockOf } from '../../parts/clock.ts';
import { LAYERS, type Mark, piecesOf } from './marks.ts';
import { notePlaces } from './notePlaces.ts';
import { unitsOf } from './units.ts';

/** Markup, marks of direction, joined emoji, letters beyond the basic plane, combining marks, a very long word. */
const signs = fc.constantFrom('a', ' ', '<b>', '&amp;', '\u202E', '🕊', '👩‍👩‍👧', '𝔄', 'e\u0301', 'x'.repeat(60), '\n');
const texts = fc.array(signs, { maxLength: 30 }).map((parts) => parts.join(''));
const textWithMarks = texts.chain((text) => {
  const place = fc.nat([...text].length);
  const mark = fc.record({
    span: fc.tuple(place, place).map(([one, other]): Span => [Math.min(one, other), Math.max(one, other)]),
    layer: fc.constantFrom(...LAYERS),
    entry: fc.constantFrom('st_a', 'st_b', 'ev_c', ''),
  });
  return fc.record({ text: fc.constant(text), marks: fc.array(mark, { maxLength: 12 }), cut: fc.tuple(place, place) });
});

describe('pieces of a text', () => {
  test('are the text, cut nowhere within a sign, and each has the marks that lie over it', () => {
    fc.assert(
      fc.property(textWithMarks, ({ text, marks, cut }) => {
        const points = [...text];
        const block: Span = [Math.min(...cut), Math.max(...cut)];
        const pieces = piecesOf(text, block, marks, unitsOf(text));
        expect(pieces.map((piece) => piece.text).join('')).toBe(points.slice(...block).join(''));
        let at = block[0];
        for (const piece of pieces) {
          expect(piece.text.isWellFormed()).toBe(true);
          for (const _ of piece.text) {
            const over = marks.filter(({ span }) => span[0] <= at && at < span[1]);
            expect(new Set(piece.layers)).toEqual(new Set(over.map(({ layer }) => layer)));
            expect(new Set(piece.entries)).toEqual(new Set(over.map(({ entry }) => entry).filter(Boolean)));
            const contents = over.filter(({ layer }) => layer === 'content');
            expect(piece.depth).toBe(new Set(contents.map(({ entry }) => entry)).size);
            at += 1;
          }
        }
        expect(at).toBe(block[1]);
      }),
    );
  });

  test('statements that lie one in another and that cross', () => {
    const marks: Mark[] = [
      { span: [0, 9], layer: 'content', entry: 'st_a' },
      { span: [3, 6], layer: 'content', entry: 'st_b' },
      { span: [5, 12], layer: 'cue', entry: 'st_c' },
    ];
    expect(
      piecesOf('abcdefghijkl', [0, 12], marks, (at) => at).map(({ text, layers, entries, depth }) => [
        text,
        layers.join(),
        entries.join(),
        depth,
      ]),
    ).toEqual([
      ['abc', 'content', 'st_a', 1],
      ['de', 'content', 'st_a,st_b', 2],
      ['f', 'content,cue', 'st_a,st_b,st_c', 2],
      ['ghi', 'content,cue', 'st_a,st_c', 1],
      ['jkl', 'cue', 'st_c', 0],
    ]);
  });

  test('many marks in one paragraph are cut at each', () => {
    const count = 20_000;
    const marks = Array.from({ length: count }, (_, at): Mark => ({
      span: [at, at + 1],
      layer: 'cue',
      entry: `${at}`,
    }));
    expect(piecesOf('a'.repeat(count), [0, count], marks, (at) => at).length).toBe(count);
  });
});

const statement = (id: string, content: readonly Span[], cue: readonly Span[] = []) =>
  ({ id, source: [], cue, content }) as unknown as Reading['statements'][number];
const event = (id: string, trigger: readonly Span[]) =>
  ({ id, triggers: [trigger] }) as unknown as Reading['events'][number];

describe('blocks of a document', () => {
  const reading: Reading = {
    text: '🕊 one\n\ntwo three\n\nfour',
    blocks: [
      { kind: 'heading', span: [0, 5] },
      { kind: 'turn', span: [7, 16], speaker: 'Holm', label: [7, 10], at: 65_000 },
      { kind: 'turn', span: [18, 22], speaker: 'Lund' },
    ],
    statements: [
      statement('st_b', [
        [11, 16],
        [18, 22],
      ]),
      statement('st_a', [[2, 5]]),
    ],
    events: [event('ev_a', [[13, 14]])],
    entities: [],
    dates: [],
  };

  test('have their text, their turn and the entries that begin in them', () => {
    const blocks = blocksOf(reading);
    expect(
      blocks.map(({ text, turn, speaker, at, entries }) => [text, turn, speaker, at, entries.map(({ id }) => id)]),
    ).toEqual([
      ['🕊 one', null, null, null, ['st_a']],
      ['two three', 0, null, 65_000, ['st_b', 'ev_a']],
      ['four', 1, 'Lund', null, []],
    ]);
    expect(blocks[2]?.pieces()).toEqual([{ text: 'four', layers: ['content'], entries: ['st_b'], depth: 1 }]);
    expect(blocks[1]?.pieces()).toBe(blocks[1]?.pieces());
  });

  test('without turns, paragraphs count as turns, and a text without blocks is one', () => {
    const plain = { ...reading, blocks: reading.blocks.map(({ span }) => ({ kind: 'paragraph' as const, span })) };
    expect(blocksOf(plain).map(({ turn }) => turn)).toEqual([0, 1, 2]);
    expect(blocksOf({ ...reading, blocks: [] }).map(({ text }) => text)).toEqual([reading.text]);
  });

  test('one goes from entry to entry, from the first in view where none is chosen', () => {
    const entries = blocksOf(reading).flatMap((block) => block.entries);
    expect(besideEntry(entries, 'st_b', 1)?.id).toBe('ev_a');
    expect(besideEntry(entries, 'st_b', -1)?.id).toBe('st_a');
    expect(besideEntry(entries, 'ev_a', 1)).toBeUndefined();
    expect(besideEntry(entries, null, 1, 12)?.id).toBe('ev_a');
    expect(besideEntry(entries, null, -1, 12)?.id).toBe('st_b');
    expect(besideEntry(entries, null, -1, 99)?.id).toBe('ev_a');
  });
});

describe('notes beside a paragraph', () => {
  test('stand at their lines, do not overlap, and keep within the paragraph', () => {
    expect(notePlaces([0, 40, 80], 20, 120)).toEqual([0, 40, 80]);
    expect(notePlaces([0, 0, 5], 20, 120)).toEqual([0, 20, 40]);
    expect(notePlaces([100, 100], 20, 120)).toEqual([80, 100]);
    expect(notePlaces([10, 10, 10], 20, 30)).toEqual([0, 20, 40]);
  });

  test('wherever they are wanted', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500)), fc.nat(400), (tops, room) => {
        const places = notePlaces(
          tops.toSorted((a, b) => a - b),
          20,
          room,
        );
        for (const [at, place] of places.entries()) {
          expect(place).toBeGreaterThanOrEqual(at * 20);
          if (at > 0) expect(place - (places[at - 1] ?? 0)).toBeGreaterThanOrEqual(20);
          expect(place + 20).toBeLessThanOrEqual(Math.max(room, places.length * 20));
        }
      }),
    );
  });
});

test.each([
  [0, '0:00'],
  [65_999, '1:05'],
  [3_723_000, '1:02:03'],
])('%i milliseconds are %s', (at, shown) => expect(clockOf(at)).toBe(shown));
