// What --min-confidence gives and takes: of the events of the held-out real texts (corpus/real) the per cent found, and of
// those told the per cent right, where only events of at least a confidence are kept, as a table:
//   node bench/quality/confidence.ts [MODEL]
import { scoreRealEvents } from '../../src/evaluate/realEvents.ts';
import { readGoldDocuments } from '../../src/evaluate/readings.ts';
import { LABELS, labelledTexts } from './realTexts.ts';

const LEAST = [0.5, 0.6, 0.7, 0.8, 0.9] as const;

const [model] = process.argv.slice(2);
const gold = LABELS.flatMap(labelledTexts).filter(({ heldBack }) => heldBack);
const { read } = await readGoldDocuments(gold, ({ input }) => input, { model });
const rows = LEAST.map((least) => {
  const kept = read.map(({ gold: labels, recorded }) => ({
    gold: labels,
    recorded: recorded && { ...recorded, events: recorded.events.filter(({ confidence }) => confidence >= least) },
  }));
  const told = kept.reduce((sum, { recorded }) => sum + (recorded?.events.length ?? 0), 0);
  const { found, precision, bothParties, codes } = scoreRealEvents(kept).heldBack;
  return { least, told, ...percent({ found, right: precision, bothParties, codes }) };
});
console.table(rows);

function percent(figures: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, Math.round(figure * 10) / 10]));
}
