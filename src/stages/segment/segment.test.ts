import { expect, test } from 'vitest';
import type { Article, Block } from '../../document/index.ts';
import { segment } from './index.ts';

test('a quotation goes on behind a caption or a heading, in which what is quoted is another', () => {
  const lines: [Block['kind'], string][] = [
    ['paragraph', 'Vik said: “It leaks.'],
    ['caption', '“Help us,” says a sign.'],
    ['heading', 'A bad year'],
    ['paragraph', '“We wait.”'],
  ];
  const text = lines.map(([, line]) => line).join('\n\n');
  const blocks = lines.map(([kind, line]): Block => ({
    kind,
    span: [text.indexOf(line), text.indexOf(line) + line.length],
  }));
  const { quotations } = segment({ text, blocks } as unknown as Article);
  expect(quotations.map(({ parts }) => parts.map(({ span }) => text.slice(...span)))).toEqual([
    ['“It leaks.', '“We wait.”'],
    ['“Help us,”'],
  ]);
});
