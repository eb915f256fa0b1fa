import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openIssues } from './issues.ts';
import { OUR_ISSUES, readIssues } from './issueTables.ts';

const ours = openIssues();

const found = (text: string, issues = ours): string[] =>
  issues
    .mentions(text)
    .map(({ topic, start, end, strong }) => `${topic} ${text.slice(start, end)}${strong ? '!' : ''}`);

describe('the table of topics', () => {
  test('is as a table of a user has to be', () => {
    expect([...ours.issues.values()]).toEqual(readIssues(OUR_ISSUES));
  });

  test('has the 37 contexts of PLOVER and the issues', () => {
    const kinds = [...ours.issues.values()].map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'context')).toHaveLength(37);
    expect(kinds.filter((kind) => kind === 'issue')).toHaveLength(39);
  });

  test.each([...ours.issues.values()].map((issue) => [issue.topic, issue] as const))('%s', (_, issue) => {
    expect(issue.label).not.toBe('');
    expect(issue.about).toMatch(/^[A-Z].*\.$/u);
    expect(issue.strong.length).toBeGreaterThanOrEqual(10);
    expect(issue.weak.length).toBeGreaterThanOrEqual(4);
    const phrases = [...issue.strong, ...issue.weak, ...issue.not];
    expect(new Set(phrases).size, 'no phrase twice').toBe(phrases.length);
    for (const topic of issue.related) expect(ours.issues.has(topic), topic).toBe(true);
    for (const phrase of phrases) {
      expect(phrase, 'single spaces, no hyphens').toMatch(/^\S+(?: \S+)*$/u);
      for (const word of phrase.split(' '))
        if (word.includes('*')) expect(word.indexOf('*'), phrase).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('phrases in a text', () => {
  test('singular and plural, stems, hyphens', () => {
    expect(found('Fishing quotas')).toContain('fisheries Fishing quotas!');
    expect(found('disarming')).toContain('arms-control disarming!');
    expect(found('a cease-fire')).toContain('war-and-ceasefire cease-fire!');
  });
  test('capitals', () => {
    expect(found('WHO doctors')).toContain('health WHO!');
    expect(found('those who came')).toEqual([]);
  });
  test('the longer phrase counts, and what means something else does not', () => {
    expect(found('nuclear weapons').filter((words) => words.startsWith('nuclear-weapons'))).toEqual([
      'nuclear-weapons nuclear weapons!',
    ]);
    expect(found('a trade war').some((words) => words.startsWith('war-and-ceasefire'))).toBe(false);
    expect(found('a civil war').some((words) => words.startsWith('war-and-ceasefire'))).toBe(true);
  });
  test('none reaches over an empty line', () => {
    expect(found('peace\n\ntalks')).not.toContain('peace-talks peace\n\ntalks!');
  });
});

describe("a user's own topics", () => {
  const folder = mkdtempSync(join(tmpdir(), 'issues-'));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  test('JSON: a new topic, and more phrases for one of ours', () => {
    const topics = [
      { topic: 'tulips', label: 'Tulips', strong: ['tulip bulb'] },
      { topic: 'fisheries', strong: ['lutefisk'], not: ['cod'] },
    ];
    const issues = openIssues({ own: file('own.json', JSON.stringify({ topics })) });
    expect(issues.issues.get('tulips')).toMatchObject({ kind: 'own', label: 'Tulips' });
    expect(found('tulip bulbs and lutefisk', issues)).toEqual(['tulips tulip bulbs!', 'fisheries lutefisk!']);
    expect(found('cod', issues)).toEqual([]);
    expect(found('herring', issues)).toContain('fisheries herring!');
  });
  test('CSV', () => {
    const issues = openIssues({
      own: file('own.csv', 'topic,label,strong,weak\ntulips,Tulips,tulip bulb|tulip fair,bulb\n'),
    });
    expect(found('a tulip fair, a bulb', issues)).toEqual(['tulips tulip fair!', 'tulips bulb']);
  });
  test('a missing or a broken file', () => {
    expect(() => openIssues({ own: join(folder, 'none.json') })).toThrow(expect.objectContaining({ code: 'OR1001' }));
    expect(() => openIssues({ own: file('bad.json', '{"topics":[{"topic":"Not A Slug"}]}') })).toThrow(
      expect.objectContaining({ code: 'OR6004' }),
    );
    expect(() => openIssues({ own: file('bad.csv', 'topic,colour\ntulips,red\n') })).toThrow(
      expect.objectContaining({ code: 'OR6004' }),
    );
  });
});
