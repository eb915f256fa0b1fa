import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paragraphChanges } from './versionChanges.ts';
import { wholeDiff } from './wholeDiff.ts';

/** A text of these paragraphs, with its blocks in code points. */
function textOf(paragraphs: readonly string[]) {
  let at = 0;
  const blocks = paragraphs.map((paragraph) => {
    const start = at;
    at += [...paragraph].length + 2;
    return { kind: 'paragraph', span: [start, at - 2] } as const;
  });
  return { text: paragraphs.join('\n\n'), blocks };
}

const shown = (before: readonly string[], after: readonly string[]): string[] =>
  paragraphChanges(textOf(before), textOf(after)).map(({ change, parts }) => {
    const words = parts.map((part) => (part.same ? part.after : `[${part.before}|${part.after}]`)).join('');
    return `${change}: ${words}`;
  });

describe('what differs between two texts', () => {
  test('marks and spaces go with the word before them', () => {
    expect(wholeDiff('“We will sign now,” she said.', '“We won’t sign, now,” he said.')).toEqual([
      { before: '“We ', after: '“We ', same: true },
      { before: 'will ', after: 'won’t ', same: false },
      { before: 'sign now,” ', after: 'sign, now,” ', same: true },
      { before: 'she ', after: 'he ', same: false },
      { before: 'said.', after: 'said.', same: true },
    ]);
  });

  const texts = fc.array(fc.constantFrom('we', 'will', '“not', 'sign,', '🕊', '—', 'now.', '\u202E', ' '), {
    maxLength: 12,
  });
  test('joined again, the parts are the two texts', () => {
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const [before, after] = [left.join(' '), right.join(' ')];
        const parts = wholeDiff(before, after);
        expect(parts.map((part) => part.before).join('')).toBe(before);
        expect(parts.map((part) => part.after).join('')).toBe(after);
        if (before === after) expect(parts.every(({ same }) => same)).toBe(true);
      }),
    );
  });
});

describe('paragraphs of two versions', () => {
  test('one that is new, one that is gone and one that is changed stand where they are', () => {
    const first = 'The harbour stays open through the winter, the minister said.';
    const second = 'Trawlers may leave the port of Skarv on Monday at noon.';
    const last = '🕊 The talks go on in spring.';
    expect(
      shown(
        [first, 'Nobody else was there.', second, last],
        [first, second.replace('Monday', 'Friday'), 'A band played on the quay.', last],
      ),
    ).toEqual([
      `same: ${first}`,
      'removed: [Nobody else was there.|]',
      'changed: Trawlers may leave the port of Skarv on [Monday |Friday ]at noon.',
      'added: [|A band played on the quay.]',
      `same: ${last}`,
    ]);
  });

  test('capitals and marks alone are said to be that', () => {
    expect(shown(['The Talks go on'], ['The talks go on.'])).toEqual(['marks: The talks go on.']);
  });

  const paragraphs = fc.array(
    fc
      .array(fc.constantFrom('harbour', 'winter', 'talks', '🕊', 'Minister'), { minLength: 1, maxLength: 6 })
      .map((words) => words.join(' ')),
    { maxLength: 8 },
  );
  test('every paragraph of both is there once, in its order', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, (before, after) => {
        const changes = paragraphChanges(textOf(before), textOf(after));
        const side = (name: 'before' | 'after', without: string): string[] =>
          changes
            .filter(({ change }) => change !== without)
            .map(({ parts }) => parts.map((part) => part[name]).join(''));
        expect(side('before', 'added')).toEqual(before);
        expect(side('after', 'removed')).toEqual(after);
      }),
    );
  });
});
