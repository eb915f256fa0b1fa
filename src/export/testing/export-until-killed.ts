// Exports argv[4] generated statements in the format argv[3] to the file argv[2]; it says 'begun' when some are on
// their way to the disk. The format by-month writes a folder. It ends when it is killed.
import { writeSync } from 'node:fs';
import { DETAILS, FORMATS, type FormatName, writeStatementsByMonth, writeWhole } from '../index.ts';
import { generatedStatements } from './statements.ts';

const [path = '', format = 'jsonl', count = '0'] = process.argv.slice(2);

async function* announced<T>(pieces: AsyncIterable<T>, after: number): AsyncGenerator<T> {
  let number = 0;
  for await (const piece of pieces) {
    yield piece;
    if ((number += 1) === after) writeSync(1, 'begun\n');
  }
}

const statements = generatedStatements(Number(count));
if (format === 'by-month') await writeStatementsByMonth(path, announced(statements, 1_000), { waiting: 100_000 });
else {
  const { write } = FORMATS[format as FormatName];
  const pieces: AsyncIterable<string | Uint8Array> = write(statements, { ...DETAILS, made: '2026-05-04T12:00:00Z' });
  await writeWhole(path, announced(pieces, 1));
}
