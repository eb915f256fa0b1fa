import { describe, expect, test } from 'vitest';
import { segment } from '../segment/index.ts';
import { file, record, shown } from './testing/articles.ts';

describe('an interview', () => {
  test('has turns with labels, and a turn goes on without one', async () => {
    const text =
      'We met the commissioner in Geneva.\n\nQ: Was it hard?\n\nA: It was.\n\nAnd it will be again.\n\n(Laughter)\n\nQ: Why?';
    const article = await record({ text });
    expect(shown(article)).toEqual([
      'paragraph: We met the commissioner in Geneva.',
      'turn Q: Q: Was it hard?',
      'turn A: A: It was.',
      'turn A: And it will be again.',
      'boilerplate: (Laughter)',
      'turn Q: Q: Why?',
    ]);
    expect(article.blocks.flatMap((block) => (block.label ? [text.slice(...block.label)] : []))).toEqual([
      'Q',
      'A',
      'Q',
    ]);
  });

  test('is not told by headings before colons, each of which comes once', async () => {
    const lines = [
      'Begin text',
      'Expanding Outreach to Partners',
      'Root Causes of Violence',
      'Building Trust and Peace',
    ];
    const text = lines.map((line) => `${line}: We will do more about it.`).join('\n\n');
    expect(shown(await record({ text })).every((block) => block.startsWith('paragraph'))).toBe(true);
    const names = ['Anna Holt', 'Minister Ole Vik', 'Jan Vale', 'Ada Lark'];
    const said = names.map((name) => `${name}: We will do more about it.`).join('\n\n');
    expect(shown(await record({ text: said })).every((block) => block.startsWith('turn'))).toBe(true);
  });

  test('takes names in double brackets; where only the questions have them, what stands below is an answer', async () => {
    const text = '((Anna Holt)) I came.\n\nTwice.\n\n((WN)) : Why?\n\n((Anna Holt))  To see.';
    expect(shown(await record({ text }))).toEqual([
      'turn Anna Holt: ((Anna Holt)) I came.',
      'turn Anna Holt: Twice.',
      'turn WN: ((WN)) : Why?',
      'turn Anna Holt: ((Anna Holt))  To see.',
    ]);
    const { blocks, prose } = segment(await record({ text }));
    expect(blocks.flatMap(({ label }) => (label ? [text.slice(...label)] : []))).toEqual([
      'Anna Holt',
      'WN',
      'Anna Holt',
    ]);
    expect(prose.map((span) => text.slice(...span))).toEqual(['I came.', 'Twice.', 'Why?', 'To see.']);
    const questions = await record({
      text: 'We met.\n\n((WN)) Why?\n\nTo see.\n\nAnd hear.\n\n((WN)) When?\n\n(Laughter)\n\nIn May.\n\n((WN)) Where?',
    });
    expect(questions.blocks.map(({ kind, speaker }) => (speaker === undefined ? kind : `${kind} ${speaker}`))).toEqual([
      'paragraph',
      'turn WN',
      'turn Answer',
      'turn Answer',
      'turn WN',
      'boilerplate',
      'turn Answer',
      'turn WN',
    ]);
  });

  test.each(['<blockquote><p>To see.</p></blockquote>', '<ul><li>To see.</li></ul>'])(
    'has answers that are set apart, up to a paragraph: %s',
    async (answer) => {
      const set = `<p>((WN)) Why?</p>${answer}`;
      const page = `<h1>An interview</h1><article>${set.repeat(3)}<p>The bridge was built in May of last year.</p></article>`;
      const { blocks } = await file('html', page);
      expect(blocks.map(({ kind, speaker }) => speaker ?? kind)).toEqual([
        'WN',
        'Answer',
        'WN',
        'Answer',
        'WN',
        'Answer',
        'paragraph',
      ]);
    },
  );

  test.each(['SECRETARY VALE', 'THE PRESIDENT', 'MS. LIND', 'DEPUTY PRIME MINISTER AL-VIK', 'UNDER SECRETARY HOLM'])(
    'of one is remarks with an office in capitals: %s',
    async (label) => {
      const text = `Oslo, Norway\n\n${label}: Thank you for coming.\n\nWe shall sign today.`;
      expect(shown(await record({ text }))).toEqual([
        'headline: Oslo, Norway',
        `turn ${label}: ${label}: Thank you for coming.`,
        `turn ${label}: We shall sign today.`,
      ]);
    },
  );

  test.each(['EXECUTIVE SUMMARY', 'HEAD OFFICE', 'Secretary Vale', 'PRESIDENT', 'OSLO NORTH'])(
    'is not made by one label: %s',
    async (label) => {
      const { blocks } = await record({
        text: `Oslo, Norway\n\n${label}: Thank you for coming.\n\nWe shall sign today.`,
      });
      expect(blocks.some(({ kind }) => kind === 'turn')).toBe(false);
    },
  );

  test('needs three labels of speakers: notes and single topics are none', async () => {
    for (const text of [
      'Note: this is new.\n\nUpdate: it is old.\n\nSource: the ministry.',
      'Trade: both want more.\n\nFish: both want all.\n\nIce: nobody wants any.',
      'ANNA HOLT: I came.\n\nBEN RUIZ: I saw.',
    ]) {
      expect((await record({ text })).blocks.some((block) => block.kind === 'turn')).toBe(false);
    }
  });

  test('takes labels on lines of their own, and times before labels', async () => {
    const article = await record({
      text: '[00:01:05] ANNA HOLT:\nGood morning.\n\n[00:01:09] BEN RUIZ:\nMorning.\n\nANNA HOLT:\nSo.',
    });
    expect(article.blocks.map(({ speaker, at }) => [speaker, at])).toEqual([
      ['ANNA HOLT', 65_000],
      ['BEN RUIZ', 69_000],
      ['ANNA HOLT', undefined],
    ]);
  });
});
