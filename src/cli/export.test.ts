import { expect, test } from 'vitest';
import { exportCommand } from './export.ts';

const run = (...words: string[]): Promise<unknown> =>
  exportCommand().exitOverride().parseAsync(words, { from: 'user' });

test.each([
  ['--limit', 'jsonl', 'rss and jsonfeed', '3'],
  ['--limit', 'csv', 'rss and jsonfeed', '100'],
  ['--link', 'gexf', 'rss and jsonfeed', 'https://desk.example/search'],
  ['--publisher', 'rss', 'claimreview', 'Fjord News'],
  ['--title', 'bibtex', 'annotations, gexf, rss and jsonfeed', 'Tolls'],
  ['--by', 'csv', 'parquet and parquet-events', 'month'],
  ['--no-documents', 'archive', 'jsonl'],
  ['--with-words', 'jsonl', 'labels'],
])('%s is refused with --format %s, which has no use for it', async (option, format, formats, ...value) => {
  await expect(run('--format', format, option, ...value, '--ledger', 'none.sqlite')).rejects.toMatchObject({
    code: 'OR4001',
    message: `${option}: not available with --format ${format}, only with ${formats}`,
  });
});

test('what is not given is not refused', async () => {
  const none = { code: 'OR3005' };
  await expect(run('--ledger', 'none.sqlite')).rejects.toMatchObject(none);
  await expect(run('--format', 'rss', '--limit', '3', '--ledger', 'none.sqlite')).rejects.toMatchObject(none);
});
