import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseEventTexts } from '../src/evaluate/eventGold.ts';
import { ploverType } from '../src/lexicon/index.ts';
import { ROOT } from './shared.ts';

interface Event {
  type: string;
  modes: string[];
  flags: string[];
  trigger: [number, number][];
  actors: [number, number][];
  recipients: [number, number][];
  places: [number, number][];
  dates: [number, number][];
}
interface Text {
  id: string;
  text: string;
  events: Event[];
}

const run = (...given: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [join(ROOT, 'scripts', 'events-corpus.js'), ...given], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });

test('the event texts have no fault: form, marks, shared runs of words, trigger words, amounts', () => {
  const { stderr, status } = run('--check');
  expect(stderr).toMatch(/^\d+ texts, 0 faults\n$/);
  expect(status).toBe(0);
});

test('every span of the event texts slices to words', () => {
  const texts = JSON.parse(run('--json').stdout) as Text[];
  for (const { id, text, events } of texts) {
    const points = [...text];
    for (const { trigger, actors, recipients, places, dates } of events)
      for (const span of [...trigger, ...actors, ...recipients, ...places, ...dates])
        expect(points.slice(...span).join(''), id).toMatch(/^\S(?:.*\S)?$/);
  }
});

const ATTRIBUTION = join(ROOT, 'corpus', 'attribution');
const ARTICLES = join(ROOT, 'corpus', 'articles');
const articleFiles = readdirSync(ARTICLES).filter((name) => name.endsWith('.txt'));

test.each(articleFiles.filter((name) => existsSync(join(ATTRIBUTION, name))))(
  'the articles of %s are those of corpus/attribution',
  (name) => {
    const words = (text: string): string => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
    const content = readFileSync(join(ARTICLES, name), 'utf8');
    const whole = readFileSync(join(ATTRIBUTION, name), 'utf8')
      .split(/^---\s*$/mu)
      .map((record) => words(record.replace(/\{[sqc]\d+ /gu, '').replaceAll('}', '')));
    // Labels and datelines that stand alone are no sentences.
    for (const [, article, marked = ''] of content.matchAll(/^% \d+-(\d+)-\d+ \S+\n(?:\d.*\n)*(.+)$/gmu))
      expect(whole[Number(article) - 1]).toContain(words(marked.replace(/\{[tarpd]\d+ /gu, '').replaceAll('}', '')));
    expect(parseEventTexts(content)).toHaveLength(whole.length);
  },
);

test.each(articleFiles)('the sentences of %s are numbered, and their events well formed', (name) => {
  const content = readFileSync(join(ARTICLES, name), 'utf8');
  const numbers = [...content.matchAll(/^% (\d+)-(\d+)-(\d+) /gmu)].map((found) => found.slice(1).map(Number));
  for (const [index, [file, article = 0, sentence = 0]] of numbers.entries()) {
    const [, before = 0, last = 0] = numbers[index - 1] ?? [];
    expect(file).toBe(Number.parseInt(name, 10));
    expect(sentence === 1 ? article : [article, sentence]).toEqual(sentence === 1 ? before + 1 : [before, last + 1]);
  }
  const texts = parseEventTexts(content);
  for (const { id, events } of texts)
    for (const { type, modes, flags, trigger } of events) {
      expect(trigger.length, id).toBeGreaterThan(0);
      expect(
        modes?.filter((mode) => !ploverType(type).modes.has(mode)),
        id,
      ).toEqual([]);
      expect(
        flags?.filter((flag) => !['negated', 'hypothetical', 'future', 'historical'].includes(flag)),
        id,
      ).toEqual([]);
    }
});

describe('faults are seen', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'onrecord-events-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const check = (text: string): string => {
    writeFileSync(join(folder, 'one.txt'), text);
    return run('--check', folder).stderr;
  };
  const good =
    '1 ASSAULT aerial historical military\n{a1 Jets} {t1 bombed} {r1 the depot} {d1 in 1971}, killing four.\n';

  test('in a record without one, the spans count code points', () => {
    writeFileSync(join(folder, 'one.txt'), `% assault-001 wire\n${good.replace('{a1', '𝒳 \\{ {a1')}`);
    const [record] = JSON.parse(run('--json', folder).stdout) as Text[];
    expect(record?.text.startsWith('𝒳 { Jets bombed')).toBe(true);
    expect(record?.events[0]?.actors).toEqual([[4, 8]]);
    expect(record?.events[0]?.trigger).toEqual([[9, 15]]);
  });

  test.each([
    ['no style "poem"', `% assault-001 poem\n${good}`],
    ['no mode of ASSAULT "naval"', `% assault-001 wire\n${good.replace('aerial', 'naval')}`],
    ['no type "WAR"', `% assault-001 wire\n${good.replace('ASSAULT', 'WAR')}`],
    ['no flag "past"', `% assault-001 wire\n${good.replace('historical', 'past')}`],
    ['no context "naval"', `% assault-001 wire\n${good.replace('military', 'naval')}`],
    ['has no trigger', `% assault-001 wire\n${good.replace('{t1 bombed}', 'bombed')}`],
    ['which has no line', `% assault-001 wire\n${good.replace('{a1', '{a2')}`],
    ['never closed', `% assault-001 wire\n${good.replace('bombed}', 'bombed')}`],
    ['a } too many', `% assault-001 wire\n${good.replace('killing', 'killing}')}`],
    ['opens no mark', `% assault-001 wire\n${good.replace('killing', '{killing')}`],
    ['ends on white space', `% assault-001 wire\n${good.replace('bombed}', 'bombed }')}`],
    ['given twice', `% assault-001 wire\n${good}\n% assault-001 wire\n${good}`],
    [
      'shares "jets bombed the depot in 1971" with assault-001',
      `% assault-001 wire\n${good}\n% assault-002 wire\n${good}`,
    ],
    ['AGREE: 0 sentences', `% assault-001 wire\n${good}`],
    ['0.0% of the events are negated', `% assault-001 wire\n${good}`],
  ])('%s', (fault, text) => {
    expect(check(text)).toContain(fault);
  });

  test('wrong usage exits 2', () => {
    expect(run('--nonsense').status).toBe(2);
  });
});
