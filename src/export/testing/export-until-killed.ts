// Exports argv[4] generated statements in the format argv[3] to the file argv[2]; it says 'begun' when some are on
// their way to the disk. It ends when it is killed.
import { writeSync } from 'node:fs';
import { DETAILS, FORMATS, type FormatName, writeWhole } from '../index.ts';
import { generatedStatements } from './statements.ts';

const [path = '', format = 'jsonl', count = '0'] = process.argv.slice(2);
const { write } = FORMATS[format as FormatName];

async function* announced(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  let first = true;
  for await (const piece of pieces) {
    yield piece;
    if (first) writeSync(1, 'begun\n');
    first = false;
  }
}

const pieces = write(generatedStatements(Number(count)), { ...DETAILS, made: '2026-05-04T12:00:00Z' });
await writeWhole(path, announced(pieces));
