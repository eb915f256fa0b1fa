import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { offsetsOf, type Span, wordsOf } from '../text/index.ts';
import { evaluateAttributions, type Compared, type RoleSpans } from './attribution.ts';

const spansIn = (text: string, words: string): Span[] =>
  words === '' ? [] : [[text.indexOf(words), text.indexOf(words) + words.length]];
const rolesIn =
  (text: string) =>
  (source: string, cue: string, content: string): RoleSpans => ({
    source: spansIn(text, source),
    cue: spansIn(text, cue),
    content: spansIn(text, content),
  });
const compared = (text: string, gold: RoleSpans[], predicted: RoleSpans[], outlet: string | null = null): Compared => ({
  id: text,
  outlet,
  text,
  gold,
  predicted,
});

const text = 'Vik said it rains. Rao thinks so. “Go,” Ito told us.';
const roles = rolesIn(text);
const vik = roles('Vik', 'said', 'it rains');
const rao = roles('Rao', 'thinks', 'so');
const ito = roles('Ito', 'told', '“Go,”');
/** The first is right, the second has a word too many, the third lacks its cue. */
const read = [vik, roles('Rao', 'thinks', 'so.'), roles('Ito', '', '“Go,”')];

test('figures of a small example, counted by hand', () => {
  const report = evaluateAttributions([compared(text, [vik, rao, ito], read)]);
  const rates = (hits: number, predicted: number, gold: number) => {
    const [precision, recall] = [(100 * hits) / predicted, (100 * hits) / gold];
    return { precision, recall, f1: expect.closeTo((200 * hits) / (predicted + gold), 9) as number };
  };
  expect(report.attributions).toEqual({ gold: 3, predicted: 3 });
  expect(report.exact).toEqual({
    source: rates(3, 3, 3),
    cue: rates(2, 2, 3),
    content: rates(2, 3, 3),
    all: rates(7, 8, 9),
  });
  expect(report.token).toEqual({
    source: rates(3, 3, 3),
    cue: rates(2, 2, 3),
    content: rates(7, 8, 7),
    all: rates(12, 13, 13),
  });
  const linked = { source: rates(2, 2, 3), cue: rates(2, 2, 3), content: rates(1, 2, 3), all: rates(1, 2, 3) };
  expect(report.linkedExact).toEqual(linked);
  expect(report.citron).toEqual(linked);
  expect(report.linkedToken).toEqual({
    source: rates(2, 2, 3),
    cue: rates(2, 2, 3),
    content: rates(3, 4, 7),
    all: rates(7, 8, 13),
  });
  expect(report.byKind).toEqual({
    direct: { gold: 1, found: 100, sourceRight: 100 },
    indirect: { gold: 2, found: 100, sourceRight: 100 },
    mixed: { gold: 0, found: 0, sourceRight: 0 },
  });
});

test('the gold itself is right in everything, nothing at all in nothing', () => {
  const all = [vik, rao, ito];
  const right = evaluateAttributions([compared(text, all, all)]);
  for (const figures of [
    right.exact,
    right.token,
    right.linkedExact,
    right.linkedToken,
    right.citron,
    ...Object.values(right.cofenet),
  ])
    for (const { f1 } of Object.values(figures)) expect(f1).toBe(100);
  expect(right.intervals.exact).toEqual({ low: 100, high: 100 });
  const wrong = evaluateAttributions([compared(text, all, [])]);
  for (const figures of [
    wrong.exact,
    wrong.token,
    wrong.linkedExact,
    wrong.linkedToken,
    wrong.citron,
    ...Object.values(wrong.cofenet),
  ])
    for (const { f1 } of Object.values(figures)) expect(f1).toBe(0);
  expect(evaluateAttributions([]).exact.all.f1).toBe(0);
});

test('kinds, nested attributions and sources: a source counts only where gold has one', () => {
  const nested = 'Vik said that Rao wrote “no news” was good. Police: it is “off”, and all is well.';
  const of = rolesIn(nested);
  const gold = [
    of('Vik', 'said', 'that Rao wrote “no news” was good'),
    of('Rao', 'wrote', '“no news” was good'),
    of('', '', 'it is “off”, and all is well'),
  ];
  const { byKind, nested: inner } = evaluateAttributions([
    compared(nested, gold, [of('Rao', 'said', 'that Rao wrote “no news” was'), of('Police', '', 'all is well')]),
  ]);
  // The second is inside the first prediction, which has its source too.
  expect(inner).toEqual({ gold: 1, found: 100, sourceRight: 100 });
  expect(byKind.direct).toEqual({ gold: 1, found: 100, sourceRight: 100 });
  expect(byKind.mixed).toEqual({ gold: 2, found: 50, sourceRight: 0 });
});

test('spans are split where a sentence begins, so that one over two sentences equals two', () => {
  const two = 'Vik: “It rains. It pours.” So.';
  const of = rolesIn(two);
  const whole = of('Vik', '', '“It rains. It pours.”');
  const halves: RoleSpans = {
    ...whole,
    content: [...spansIn(two, '“It rains.'), ...spansIn(two, 'It pours.”')],
  };
  expect(evaluateAttributions([compared(two, [whole], [halves])]).exact.content.f1).toBe(100);
});

test('outlets are told apart', () => {
  const { byOutlet, documents } = evaluateAttributions([
    compared(text, [vik], [vik], 'Fjord'),
    compared(text, [vik], [], 'Daily'),
    compared(text, [rao], [rao], 'Fjord'),
    compared(text, [ito], [ito]),
  ]);
  expect(documents).toBe(4);
  expect(byOutlet).toEqual({
    Fjord: { documents: 2, exact: 100, token: 100, linkedExact: 100 },
    Daily: { documents: 1, exact: 0, token: 0, linkedExact: 0 },
    unknown: { documents: 1, exact: 100, token: 100, linkedExact: 100 },
  });
});

const shared = join(import.meta.dirname, '../../../shared');
const goldFile = join(shared, 'data/polnear/dev.jsonl');
const scorer = join(shared, 'reference/score_attribution.py');
const canCompare = existsSync(goldFile) && existsSync(scorer) && spawnSync('python3', ['--version']).status === 0;
if (!canCompare) console.warn(`the independent scorer is not compared: ${scorer}, ${goldFile} or python3 is missing`);

interface RawAttribution {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

/** Gold with faults of every sort at fixed places, in code points. */
function perturbed(gold: readonly RawAttribution[], points: readonly Span[]): RawAttribution[] {
  const wordAfter = (offset: number): number => points.find(([start]) => start >= offset)?.[1] ?? offset;
  return gold.flatMap((attribution, index) => {
    const next = gold[(index + 1) % gold.length] ?? attribution;
    const [first] = attribution.content;
    if (index % 7 === 3) return [];
    if (index % 11 === 5) return [{ ...attribution, source: [] }];
    if (index % 13 === 6) return [{ ...attribution, cue: next.cue }];
    if (index % 5 === 2) return [{ ...attribution, source: next.source }];
    if (index % 17 === 4) return [attribution, { ...attribution, content: next.content }];
    if (index % 3 === 1 && first) return [{ ...attribution, content: [[first[0], wordAfter(first[1])]] }];
    if (index % 19 === 0 && first) return [{ ...attribution, content: [[first[0], (first[0] + first[1]) >> 1]] }];
    return [attribution];
  });
}

test.skipIf(!canCompare)(
  'agrees with an independent scorer on faulty predictions (needs data that are not ours)',
  () => {
    const lines: string[] = [];
    const documents = readFileSync(goldFile, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): Compared => {
        const {
          id,
          text: body,
          attributions,
        } = JSON.parse(line) as {
          id: string;
          text: string;
          attributions: RawAttribution[];
        };
        const { toUtf16, toCodePoints } = offsetsOf(body);
        const predicted = perturbed(attributions, wordsOf(body).map(toCodePoints));
        lines.push(JSON.stringify({ id, attributions: predicted }));
        const convert = (all: readonly RawAttribution[]): RoleSpans[] =>
          all.map(({ source, cue, content }) => ({
            source: source.map(toUtf16),
            cue: cue.map(toUtf16),
            content: content.map(toUtf16),
          }));
        return { id, outlet: null, text: body, gold: convert(attributions), predicted: convert(predicted) };
      });
    const file = join(tmpdir(), `onrecord-scores-${process.pid}.jsonl`);
    writeFileSync(file, lines.join('\n'));
    const { stdout, stderr } = spawnSync('python3', [scorer, goldFile, file], { encoding: 'utf8' });
    rmSync(file);
    expect(stderr).toBe('');
    const theirs = JSON.parse(stdout) as Record<string, Record<string, number>>;
    const report = evaluateAttributions(documents);
    const f1 = (figures: Record<string, { f1: number }>) =>
      Object.fromEntries(Object.entries(figures).map(([role, { f1: value }]) => [role, Math.round(value * 10) / 10]));
    const ours = {
      exact: f1(report.exact),
      token: f1(report.token),
      linked_exact: f1(report.linkedExact),
      linked_token: f1(report.linkedToken),
    };
    for (const [name, figures] of Object.entries(ours))
      for (const [role, value] of Object.entries(figures))
        expect(value, `${name} ${role}`).toBeCloseTo(theirs[name]?.[role] ?? NaN, 0.9);
    const { direct } = report.byKind;
    expect(direct.gold).toBe(theirs['direct']?.['gold']);
    expect(direct.found).toBeCloseTo(theirs['direct']?.['found80'] ?? NaN, 1);
    expect(direct.sourceRight).toBeCloseTo(theirs['direct']?.['speaker_right_of_found'] ?? NaN, 1);
    // The perturbation has to leave something to disagree about.
    expect(report.linkedExact.all.f1).toBeGreaterThan(20);
    expect(report.linkedExact.all.f1).toBeLessThan(80);
  },
);
