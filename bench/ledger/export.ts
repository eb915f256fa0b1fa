// Exports generated statements in every format and prints, as JSON, how long each takes, how large it is and what
// memory it needs: node bench/ledger/export.ts [--statements 50000] [--ledger FILE|postgres://…]
// Each format runs in a process of its own, so that one's memory is not another's. With --ledger the statements are
// those of that ledger: what it takes to read them counts then too.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generatedStatements } from '../../src/export/testing/statements.ts';
import { DETAILS, FORMATS, type FormatName, type LedgerStatement, openLedger, writeWhole } from '../../src/index.ts';

const { values } = parseArgs({
  options: {
    statements: { type: 'string', default: '50000' },
    ledger: { type: 'string' },
    format: { type: 'string' },
    output: { type: 'string' },
  },
});
const count = Number(values.statements);

/** The first `count` statements, and how many there were. */
async function* counted(all: AsyncIterable<LedgerStatement>, seen: { count: number }): AsyncGenerator<LedgerStatement> {
  for await (const statement of all) {
    if (seen.count === count) return;
    seen.count += 1;
    yield statement;
  }
}

async function measure(name: FormatName, output: string) {
  const { write, reports } = FORMATS[name];
  const began = performance.now();
  const cpu = process.cpuUsage();
  const ledger = values.ledger === undefined ? null : await openLedger(values.ledger, { mode: 'read' });
  const seen = { count: 0 };
  const statements = counted(ledger?.statements({ reports }) ?? generatedStatements(count), seen);
  const before = process.memoryUsage.rss();
  await writeWhole(output, write(statements, { ...DETAILS, made: new Date().toISOString() }));
  await ledger?.close();
  const { user, system } = process.cpuUsage(cpu);
  return {
    statements: seen.count,
    seconds: round((performance.now() - began) / 1000),
    cpuSeconds: round((user + system) / 1e6),
    megabytes: round(statSync(output).size / 1e6),
    residentMegabytes: { before: round(before / 1e6), most: round(process.resourceUsage().maxRSS / 1e3) },
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

if (values.format !== undefined) {
  console.log(JSON.stringify(await measure(values.format as FormatName, values.output ?? '')));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
  try {
    const results = Object.keys(FORMATS).map((name) => {
      const words = ['--format', name, '--output', join(folder, name), '--statements', String(count)];
      if (values.ledger !== undefined) words.push('--ledger', values.ledger);
      const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...words], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(`${name}: ${stderr}`);
      return [name, JSON.parse(stdout) as object];
    });
    console.log(JSON.stringify({ from: values.ledger ?? 'generated', formats: Object.fromEntries(results) }, null, 2));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
