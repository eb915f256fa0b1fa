// Adds argv[4] documents to the ledger in argv[2], numbered from argv[3] on, each of which reports the same statement.
import { openSqliteLedger } from '../index.ts';
import { documentOf } from './documents.ts';

const [path = '', from = '0', count = '1'] = process.argv.slice(2);
const ledger = await openSqliteLedger(path);
for (let number = Number(from); number < Number(from) + Number(count); number += 1) {
  const words = 'The talks on the northern fishery are long overdue, and we will not wait for another winter';
  const own = { speaker: 'Ana Lima', words: `Our paper number ${number} has its own opinion of the matter` };
  const sketch = { url: `https://outlet${number}.example/`, outlet: `Outlet ${number}`, published: '2022-05-04' };
  const said = [{ speaker: 'Kari Nygård', words }, own];
  await ledger.add(documentOf({ ...sketch, said }), { retrieved: '2026-05-04T12:00:00Z' });
}
await ledger.close();
