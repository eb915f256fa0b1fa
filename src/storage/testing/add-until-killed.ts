// Adds numbered documents to the ledger in argv[2] from number argv[3] on, and prints the number of each as soon as it
// has been acknowledged. It ends when it is killed, or after argv[4] documents.
import { writeSync } from 'node:fs';
import { openSqliteLedger } from '../index.ts';
import { numberedDocument } from './documents.ts';

const [path = '', from = '0', count = 'Infinity'] = process.argv.slice(2);
const ledger = await openSqliteLedger(path);
for (let number = Number(from); number < Number(from) + Number(count); number += 1) {
  const { document, statements } = await ledger.add(numberedDocument(number), { retrieved: '2026-05-04T12:00:00Z' });
  // Not console.log: a pipe's buffer would die with the process.
  writeSync(1, `${number} ${document} ${statements.length}\n`);
}
await ledger.close();
