import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { built, written } from '../scripts/regexes/collect.ts';
import { growthOf } from '../scripts/regexes/growth.ts';
import { recheckOf } from '../scripts/regexes/recheck.ts';
import { waysOf } from '../scripts/regexes/ways.ts';

/** Expressions whose steps grow with the text at most, and why. */
const LINEAR: readonly (readonly [RegExp, string])[] = [
  [/\s+/u, 'what it finds it never gives back'],
  [/^\s+/u, 'begins at one place'],
  [/(?<!\s)\s+$/u, 'begins at one place of each run'],
  [/"[^"]*"/u, 'no place of a quotation can be reached from a second mark'],
  [/\([^()]*\)/u, 'the same with two marks'],
  [/\bword\w*\b/u, 'the boundary stands before each beginning'],
  [/\w+(?:['’]\w+)*/gu, 'a word is found whole, and the search goes on behind it'],
  [/\p{Lu}\w*(?: \p{Lu}\w*)*/gu, 'the same for words after words'],
  [/(?:a|b)*c?/u, 'two ways, never for one letter'],
  [/^(?=.*\d).*$/u, 'looks ahead once'],
  [/^(?:(?! and ).)+/su, 'looks ahead at a few letters each time'],
  [/(?<=\p{Ll}{2}\.) \p{Lu}/u, 'looks back at a few letters'],
  [/x{2,40}y/u, 'bounded'],
  [/[ \t]+$/y, 'tried where it is told to begin'],
];

/** Expressions whose steps grow faster, and why. */
const FASTER: readonly (readonly [RegExp, string])[] = [
  [/\s+$/u, 'each place of a run of white space begins a walk to its end'],
  [/\s+(?=x)/u, 'the same before a letter that does not come'],
  [/^(?:\w+\s?)+:/u, 'a word can be cut into words in any way'],
  [/^(?:[^\s,]+\s?){1,7},/u, 'the same, seven times'],
  [/^(?:a|a)*b/u, 'each letter in two ways'],
  [/^(?:a*)*b/u, 'a repeat of repeats'],
  [/^(?:a?b?)*c/u, 'a repeat of what may be nothing'],
  [/^.*,.*:/u, 'which comma?'],
  [/^\w*\d\w*$/u, 'which figure?'],
  [/"[^”]*”/u, 'from each opening mark to the end'],
  [/(?:after )(?!.*meeting)/u, 'looks ahead to the end at each “after”'],
];

const parts = ({ source, flags }: RegExp): [string, string] => [source, flags];

describe('the growth of an expression', () => {
  test.each(LINEAR)('%s is linear: %s', (expression) => {
    expect(growthOf(...parts(expression))).toEqual({ kind: 'linear' });
  });

  test.each(FASTER)('%s grows faster: %s', (expression) => {
    expect(growthOf(...parts(expression)).kind).toBe('faster');
  });

  test('names a word that makes it grow', () => {
    expect(growthOf('^(?:ab|ab)*c', 'u')).toEqual({ kind: 'faster', word: 'ab' });
  });

  test('says what it cannot decide', () => {
    expect(growthOf(String.raw`(\w+)-\1`, 'u').kind).toBe('undecided');
    expect(growthOf(String.raw`(?<=\w+ )x`, 'u').kind).toBe('undecided');
  });
});

test('nothing that is linear to growth.ts can be attacked by recheck', async () => {
  const found = await Promise.all(
    LINEAR.map(async ([expression]) => (await recheckOf(...parts(expression), 5_000)).kind),
  );
  expect(found).not.toContain('vulnerable');
  expect(found.filter((kind) => kind === 'proved').length).toBeGreaterThan(5);
});

describe('the ways to one place', () => {
  test('are counted', () => {
    expect(waysOf('^a{1,20}b', 'u')).toBe(1);
    expect(waysOf('a{1,20}b', 'u')).toBe(20);
  });

  test('tell that bounded repeats of repeats are too many', () => {
    expect(growthOf(String.raw`^(?:\w{1,40} ?){1,10}:`, 'u')).toEqual({ kind: 'linear' });
    expect(waysOf(String.raw`^(?:\w{1,40} ?){1,10}:`, 'u')).toBeGreaterThan(1e6);
  });
});

describe('the expressions of a checkout', () => {
  const checkout = (code: string): string => {
    const root = mkdtempSync(join(tmpdir(), 'onrecord-regexes-'));
    onTestFinished(() => rmSync(root, { recursive: true }));
    mkdirSync(join(root, 'src'));
    writeFileSync(join(root, 'src', 'one.ts'), code);
    writeFileSync(join(root, 'src', 'one.test.ts'), 'export const NOT_THIS = /x+$/;');
    return root;
  };

  test('are the literals of the code', () => {
    const { literals } = written(checkout('// /a/ is none\nexport const A = "/b/";\nexport const C = /[/]c\\/d/gu;\n'));
    expect(literals).toEqual([{ place: 'src/one.ts:3', source: String.raw`[/]c\/d`, flags: 'gu' }]);
  });

  test('and what the modules build when they are loaded', async () => {
    const root = checkout(
      "const x = 'x';\nexport const A = new RegExp(`^${x}+`, 'u');\nexport const B = RegExp('b');\n",
    );
    expect(await built(root)).toEqual([
      { place: 'src/one.ts:2', source: '^x+', flags: 'u' },
      { place: 'src/one.ts:3', source: 'b', flags: '' },
    ]);
  });

  test('and the functions that build one as they run', () => {
    const { constructions } = written(checkout('export const of = (word: string) => new RegExp(word);\n'));
    expect(constructions).toEqual([{ place: 'src/one.ts:1', inside: 'of' }]);
  });
});
