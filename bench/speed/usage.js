// Loaded into a process before its program (node --import), to write down at its end what it took. Plain JavaScript:
// to load TypeScript would take time and memory that are then counted as the program's.
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const path = process.env['ONRECORD_USAGE'];
if (isMainThread && path)
  process.on('exit', () => appendFileSync(path, `${JSON.stringify(process.resourceUsage())}\n`));
