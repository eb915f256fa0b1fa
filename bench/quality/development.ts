import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentLine } from '../../src/export/index.ts';
import { openReader } from '../../src/pipeline/index.ts';
import type { Measured } from './measured.ts';

interface Gold {
  readonly id: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly published?: string;
  readonly text: string;
}

/** What score_real.py prints, in per cent. */
interface Scores {
  readonly statements: { readonly f1: number };
  readonly speaker: { readonly named: number; readonly right_of_named: number };
  readonly said: number;
  readonly addressee: number;
  readonly events: {
    readonly found: number;
    readonly precision: number;
    readonly both_of_found: number;
    readonly date: number;
  };
}

/**
 * The 13 development texts, scored by the scorer that comes with them (`score_real.py GOLD.json PRED.jsonl`, which needs
 * `python3`); null where texts, scorer or Python are absent.
 */
export async function scoreDevelopmentTexts(gold: string, scorer: string): Promise<Measured | null> {
  const python = spawnSync('python3', ['--version']);
  if (!existsSync(gold) || !existsSync(scorer) || python.status !== 0) return null;
  const bytes = readFileSync(gold);
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-development-'));
  const reader = await openReader();
  try {
    const lines: string[] = [];
    for (const { id, title, outlet, published, text } of JSON.parse(bytes.toString()) as Gold[]) {
      const record = { id, title, outlet, published, text };
      lines.push(JSON.stringify(documentLine(await reader.read({ form: 'record', input: id, id, record }))));
    }
    const predicted = join(folder, 'predicted.jsonl');
    writeFileSync(predicted, lines.join('\n'));
    const { stdout, stderr, status } = spawnSync('python3', [scorer, gold, predicted], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${scorer} failed: ${stderr}`);
    return {
      figures: figuresOf(JSON.parse(stdout) as Scores),
      sha256: [createHash('sha256').update(bytes).digest('hex')],
    };
  } finally {
    await reader.close();
    rmSync(folder, { recursive: true });
  }
}

const figuresOf = ({ statements, speaker, said, addressee, events }: Scores): Measured['figures'] => ({
  statements: statements.f1,
  named: speaker.named,
  right: speaker.right_of_named,
  said,
  addressees: addressee,
  eventsFound: events.found,
  eventsPrecision: events.precision,
  eventsParties: events.both_of_found,
  eventsDates: events.date,
});
