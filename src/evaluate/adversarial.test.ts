import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Attribution } from '../document/index.ts';
import type { Span } from '../text/index.ts';
import { type Case, checkCase, parseCases, readCases } from './adversarial.ts';

const folder = join(import.meta.dirname, '../../corpus/adversarial');

const attribution = (source: Span[], cue: Span[], content: Span[]): Attribution => ({
  id: 'a1',
  source,
  cue,
  content,
  confidence: 1,
  basis: 'test',
});

/** The place of words in a text; the test fails where they are missing. */
const at = (text: string, words: string): Span => {
  const start = text.indexOf(words);
  expect(start, words).toBeGreaterThanOrEqual(0);
  return [start, start + words.length];
};

const one = (expectations: string, text: string): Case => {
  const [only] = parseCases(`# a-case\n${expectations}\n\n${text}\n`, 'test.txt');
  if (!only) throw new Error('no case');
  return only;
};

describe('the corpus', () => {
  const cases = readCases(folder);

  test('has its cases', () => expect(cases.length).toBeGreaterThanOrEqual(160));

  test('contradicts itself nowhere: what the cases ask for meets them', () => {
    for (const { name, text, expectations } of cases) {
      const ideal = expectations.flatMap((expectation) => {
        if (expectation.kind === 'quote') {
          const [source, cue] = [expectation.source, expectation.cue].map((words) => (words ? [at(text, words)] : []));
          return attribution(source ?? [], cue ?? [], [at(text, expectation.content)]);
        }
        if (expectation.kind !== 'whole') return [];
        let from = 0;
        const words = expectation.content.split(/\s+/).map((word): Span => {
          const start = text.indexOf(word, from);
          from = start + word.length;
          return [start, from];
        });
        return attribution([], [], words);
      });
      const uncounted = expectations.filter(({ kind }) => kind !== 'count');
      expect(checkCase({ text, expectations: uncounted }, ideal).faults, name).toEqual([]);
    }
  });

  test('is passed neither by finding nothing nor by finding everything', () => {
    for (const { name, text, expectations } of cases) {
      const wanted = expectations.some(({ kind }) => kind === 'quote' || kind === 'whole');
      expect(checkCase({ text, expectations }, []).passed, name).toBe(!wanted);
      const all = attribution([], [], [[0, text.length]]);
      if (expectations.some((one) => one.kind === 'none' || (one.kind === 'count' && one.count === 0))) {
        expect(checkCase({ text, expectations }, [all]).passed, name).toBe(false);
      }
    }
  });
});

describe('judging', () => {
  const text = '"Not today," said the guard. "Then tomorrow," replied the envoy.';
  const guard = attribution([at(text, 'the guard')], [at(text, 'said')], [at(text, '"Not today,"')]);
  const envoy = attribution([at(text, 'the envoy')], [at(text, 'replied')], [at(text, '"Then tomorrow,"')]);

  test('asks for content, source and cue of one and the same attribution', () => {
    const asked = one('! quote: Then tomorrow | envoy | replied', text);
    expect(checkCase(asked, [guard, envoy])).toEqual({ passed: true, faults: [] });
    expect(checkCase(asked, [guard]).faults).toEqual(['no content holds ‹Then tomorrow›; found: ‹"Not today,"›']);
    expect(checkCase(asked, [{ ...envoy, source: guard.source }]).faults).toEqual([
      'the source of ‹Then tomorrow› is ‹the guard› instead of ‹envoy›',
    ]);
    expect(checkCase(asked, [{ ...envoy, cue: [] }]).faults).toEqual([
      'the cue of ‹Then tomorrow› is ‹› instead of ‹replied›',
    ]);
  });

  test('wants every word of the content, and does not care about marks at its ends', () => {
    const asked = one('! quote: "Not today," | - | -', text);
    expect(checkCase(asked, [attribution([], [], [at(text, 'Not today')])]).passed).toBe(true);
    expect(checkCase(asked, [attribution([], [], [at(text, 'today')])]).passed).toBe(false);
    expect(checkCase(asked, [attribution([], [], [at(text, 'Not'), at(text, 'today')])]).passed).toBe(true);
  });

  test('compares a whole content exactly, pieces joined, white space aside', () => {
    const parted = '“If it is closed,” he said,\r\n“we   swim.”';
    const asked = one('! whole: “If it is closed,” “we swim.”', parted.replace('\r\n', '\\r\n'));
    const pieces = [at(parted, '“If it is closed,”'), at(parted, '“we   swim.”')];
    expect(asked.text).toBe(parted);
    expect(checkCase(asked, [attribution([], [], pieces)]).passed).toBe(true);
    expect(checkCase(asked, [attribution([], [], [at(parted, 'If it is closed'), ...pieces.slice(1)])]).passed).toBe(
      false,
    );
  });

  test('finds forbidden words and wrong counts', () => {
    expect(checkCase(one('! none: said', text), [guard]).passed).toBe(true);
    expect(checkCase(one('! none: Not today', text), [guard]).faults).toEqual([
      '‹Not today› is in the content ‹"Not today,"›',
    ]);
    expect(checkCase(one('! count: 2', text), [guard, envoy]).passed).toBe(true);
    expect(checkCase(one('! count: 1', text), [guard, envoy]).passed).toBe(false);
  });

  test('takes words whole: "he" is not found in "the"', () => {
    const asked = one('! quote: they sail | he | -', 'In the end he said they sail.');
    const wrong = attribution([at(asked.text, 'the')], [], [at(asked.text, 'they sail')]);
    expect(checkCase(asked, [wrong]).passed).toBe(false);
    expect(checkCase(asked, [{ ...wrong, source: [at(asked.text, ' he said')] }]).passed).toBe(true);
  });

  test('spans are UTF-16', () => {
    const asked = one('! whole: "Home,"', '🚢🌊 "Home," she said.');
    expect(checkCase(asked, [attribution([], [], [[5, 12]])]).passed).toBe(true);
    expect(checkCase(asked, [attribution([], [], [[3, 10]])]).passed).toBe(false);
  });
});

describe('reading', () => {
  test('takes records apart and escapes in', () => {
    const file = '# one\n! count: 0\n\nA\\u00A0b\\r\n\nc\\\\d\n---\n# two\n! none: x\n\nx y\n';
    const expected = [
      { name: 'one', place: 'f.txt:1', text: 'A\u00a0b\r\n\nc\\d', expectations: [{ kind: 'count', count: 0 }] },
      { name: 'two', place: 'f.txt:8', text: 'x y', expectations: [{ kind: 'none', content: 'x' }] },
    ];
    expect(parseCases(file, 'f.txt')).toEqual(expected);
    expect(parseCases(file.replaceAll('\n', '\r\n'), 'f.txt')).toEqual(expected);
  });

  test.each([
    ['One\n! count: 0\n\nA', 1, 'a case begins with'],
    ['# one\n! count: 0', 1, 'an empty line'],
    ['# one\n! count: 0\n\n', 3, 'no text'],
    ['# one\n\nA', 1, 'expects nothing'],
    ['# one\n! quote: A | b\n\nA b', 2, 'no expectation'],
    ['# one\n! count: few\n\nA', 2, 'no expectation'],
    ['# one\n! none: B\n\nA', 2, '0 times'],
    ['# one\n! none: A\n\nA A', 2, '2 times'],
    ['# one\n! quote: A | B | -\n\nA', 2, '‹B› is not in the text'],
    ['# one\n! whole: B A\n\nA B', 2, 'not in this order'],
  ])('names the line at fault: %j', (file, line, fault) => {
    expect(() => parseCases(file, 'f.txt')).toThrow(
      expect.objectContaining({ code: 'OR5001', message: expect.stringMatching(`^f.txt, line ${line}: .*${fault}`) }),
    );
  });

  test('a folder that is not there is an error', () => {
    expect(() => readCases(join(folder, 'absent'))).toThrow(expect.objectContaining({ code: 'OR1013' }));
  });
});
