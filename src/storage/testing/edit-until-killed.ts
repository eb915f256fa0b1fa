// Edits, tags and takes out documents of the ledger in argv[2], without end, and prints what has been acknowledged.
import { writeSync } from 'node:fs';
import type { Recorded } from '../../document/index.ts';
import { openSqliteLedger } from '../index.ts';
import { numberedDocument } from './documents.ts';

const [path = '', from = '0'] = process.argv.slice(2);
const ledger = await openSqliteLedger(path, {
  readWith: async (article) =>
    ({ ...numberedDocument(Number(article.url?.split('/').at(-1))), ...article }) as Recorded,
});
const retrieved = '2026-05-04T12:00:00Z';
for (let round = Number(from); ; round += 1) {
  const ids: string[] = [];
  for (let number = 0; number < 4; number += 1) {
    ids.push(
      (await ledger.add(numberedDocument(round * 4 + number), { retrieved, tags: [`round ${round}`] })).document,
    );
  }
  writeSync(1, `tagged ${round} ${ids.length}\n`);
  await ledger.edit(ids[0] ?? '', { title: `Edited in ${round}`, published: '2020-01-01' });
  writeSync(1, `edited ${round} ${ids[0]}\n`);
  await ledger.tag(ids, { add: ['kept'], remove: [`round ${round}`] });
  writeSync(1, `kept ${round} ${ids.length}\n`);
  for await (const id of ledger.removeAll(ids.slice(2))) writeSync(1, `removed ${round} ${id}\n`);
}
