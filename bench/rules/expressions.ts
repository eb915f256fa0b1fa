/**
 * What each regular expression of the stages after the network is worth on labelled texts: for each that matches anything,
 * in how many texts, in how many the output changes when it matches nothing, and by how much the output gets worse.
 * Texts of our own, real ones that writers of rules have read, and real ones held out are told apart.
 *
 *   npm run bench:expressions > worth.json
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { matched, places, switchOff } from './watched.ts';
import type { RealGold } from '../../src/evaluate/index.ts';
import type { Perceived } from '../../src/pipeline/read.ts';

// The hooks of watched.ts are in place only now.
const { readRealGold, readStatementGold } = await import('../../src/evaluate/index.ts');
const { tallyEvents } = await import('../../src/evaluate/realEvents.ts');
const { tallyStatements } = await import('../../src/evaluate/speakers.ts');
const { openLexicon } = await import('../../src/lexicon/index.ts');
const { openReader } = await import('../../src/pipeline/read.ts');
const { dateMentions } = await import('../../src/stages/dates/index.ts');
const { DATA, LABELS, ROOT } = await import('../quality/realTexts.ts');

type Gold = Awaited<ReturnType<typeof readStatementGold>>['documents'][number] | RealGold;
type Part = 'own' | 'read' | 'heldOut';
/** How many answers are right, less those that are wrong, by what is asked. */
type Points = Readonly<Record<string, number>>;

interface Text {
  readonly gold: Gold;
  readonly part: Part;
  readonly perceived: Perceived;
}

interface Worth {
  /** Texts in which it matches, and those whose output it changes. */
  texts: number;
  changed: number;
  /** The points lost without it. */
  readonly lost: Record<string, number>;
}

const lexicon = openLexicon();
const reader = await openReader();
const texts: Text[] = [];
const add = async (gold: Gold, part: Part): Promise<void> => {
  texts.push({ gold, part, perceived: await reader.perceive(gold.input) });
};
for (const gold of (await readStatementGold(join(ROOT, 'corpus', 'documents'))).documents) await add(gold, 'own');
for (const [name, sources] of LABELS) {
  const folders = sources.map((source) => join(DATA, source)).filter((folder) => existsSync(folder));
  for (const gold of readRealGold(join(ROOT, 'corpus', 'real', name), ...folders).documents)
    await add(gold, gold.heldBack ? 'heldOut' : 'read');
}

const conclude = ({ perceived }: Text) => reader.conclude(dateMentions(perceived));

/** The output without reasons and confidences. */
const outputOf = ({ statements, events, dates }: ReturnType<typeof conclude>): string =>
  JSON.stringify([statements, events, dates], (key, value: unknown) =>
    key === 'why' || key === 'confidence' ? undefined : value,
  );

function pointsOf({ gold, part }: Text, recorded: ReturnType<typeof conclude>): Points {
  const known = { lexicon, date: gold.published };
  const statements = tallyStatements(gold, recorded, known, []);
  const { addressees, targets, actType, topics } = statements;
  const surplus = ({ hits, predicted }: { hits: number; predicted: number }): number => 2 * hits - predicted;
  const points = {
    speakers: 2 * statements.right - statements.named,
    said: statements.said,
    addressees: surplus(addressees),
    targets: surplus(targets),
  };
  // Only our own labels have these.
  if (part === 'own')
    return { ...points, acts: surplus(actType), topics: surplus(topics), polarity: statements.polarity };
  if (!('events' in gold)) return points;
  const { right, told, both, only, dateRight, doubled } = tallyEvents(gold, recorded.events, known);
  return { ...points, events: 2 * right - told, parties: both + only, dates: dateRight, once: -doubled };
}

const before = texts.map((text) => {
  matched.clear();
  const recorded = conclude(text);
  return { text, matched: new Set(matched), output: outputOf(recorded), points: pointsOf(text, recorded) };
});

const worths: Record<string, Record<Part, Worth>> = {};
for (const place of [...places].toSorted()) {
  const empty = (): Worth => ({ texts: 0, changed: 0, lost: {} });
  const worth = { own: empty(), read: empty(), heldOut: empty() };
  switchOff(place);
  for (const { text, output, points, matched: inText } of before) {
    if (!inText.has(place)) continue;
    const part = worth[text.part];
    part.texts += 1;
    const recorded = conclude(text);
    if (outputOf(recorded) === output) continue;
    part.changed += 1;
    for (const [name, now] of Object.entries(pointsOf(text, recorded)))
      if (now !== points[name]) part.lost[name] = (part.lost[name] ?? 0) + (points[name] ?? 0) - now;
  }
  switchOff(null);
  if (worth.own.texts + worth.read.texts + worth.heldOut.texts > 0) worths[place] = worth;
}
await reader.close();
process.stdout.write(`${JSON.stringify({ texts: texts.length, worths }, null, 2)}\n`);
