// Exports generated statements by month, each of another month than the one before it, and prints, as JSON, how long it
// takes, how large it is and what memory it needs: node bench/ledger/months.ts [--statements 200000] [--months 240]
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeStatementsByMonth } from '../../src/export/index.ts';
import { generatedStatements } from '../../src/export/testing/statements.ts';
import type { LedgerStatement } from '../../src/ledger/index.ts';

const { values } = parseArgs({
  options: { statements: { type: 'string', default: '200000' }, months: { type: 'string', default: '240' } },
});
const [count, months] = [Number(values.statements), Number(values.months)];

/** Months in an order that leaves none of them alone for long. */
async function* scattered(): AsyncGenerator<LedgerStatement> {
  let number = 0;
  for await (const statement of generatedStatements(count)) {
    const month = (number * 7919) % months;
    const day = `${2000 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-15`;
    number += 1;
    yield { ...statement, said: { from: day, to: day, granularity: 'day', basis: 'known', span: null, why: '' } };
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;
const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
try {
  const [began, cpu, before] = [performance.now(), process.cpuUsage(), process.memoryUsage.rss()];
  await writeStatementsByMonth(join(folder, 'statements'), scattered());
  const { user, system } = process.cpuUsage(cpu);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  console.log(
    JSON.stringify({
      statements: count,
      months,
      files: files.length,
      seconds: round((performance.now() - began) / 1000),
      cpuSeconds: round((user + system) / 1e6),
      megabytes: round(bytes / 1e6),
      residentMegabytes: { before: round(before / 1e6), most: round(process.resourceUsage().maxRSS / 1e3) },
    }),
  );
} finally {
  rmSync(folder, { recursive: true });
}
