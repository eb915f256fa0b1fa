// Takes in numbered additions into the folder argv[3] of the ledger argv[2], from number argv[4] on, as many as argv[5] says,
// and works on them; prints the id of each when it is acknowledged, a dot for each document that is done, and "done" when nothing waits any more, and ends then.
import { writeSync } from 'node:fs';
import { Readable } from 'node:stream';
import { openSqliteLedger } from '../../../storage/index.ts';
import { openAdditions, sharedReader } from '../index.ts';

const [ledgerPath = '', path = '', from = '0', count = '0'] = process.argv.slice(2);
const ledger = await openSqliteLedger(ledgerPath);
const reader = sharedReader({ threads: 1 });
const additions = await openAdditions({ ledger, path, reader });

let done = -1;
additions.listen(() => {
  const read = additions.list({ limit: 1000 }).additions.reduce((sum, { counts }) => sum + counts.read, 0);
  if (done >= 0 && read > done) writeSync(1, '.\n');
  done = read;
});

const recordsOf = (number: number): string =>
  [1, 2, 3, 4, 5, 6]
    .map((line) =>
      JSON.stringify({
        url: `https://news.example/${number}/${line}`,
        text: `“Toll ${number} of strait ${line} is too much,” Minister Ine Dahl said in Oslo.`,
      }),
    )
    .join('\n');

for (let number = Number(from); number < Number(from) + Number(count); number += 1) {
  const upload = await additions.upload(null);
  await upload.file('records.jsonl', null, Readable.from([Buffer.from(recordsOf(number))]));
  const { id } = await upload.done({ by: 'vera', tags: [] });
  // Not console.log: a pipe's buffer would die with the process.
  writeSync(1, `${id}\n`);
}
const isWaiting = (): boolean =>
  ['waiting', 'working'].some((state) => additions.list({ limit: 1, state: state as 'waiting' }).total > 0);
while (isWaiting()) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const forget = additions.listen(resolve);
  if (isWaiting()) await promise;
  forget();
}
writeSync(1, 'done\n');
await additions.close();
await reader.close();
await ledger.close();
