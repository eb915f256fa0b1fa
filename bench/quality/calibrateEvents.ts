// Fits the weights of the confidence of events on texts that a model has not seen, prints them and how far they can be
// trusted: node bench/quality/calibrateEvents.ts FOLDS MODEL ARTICLES.txt …
// FOLDS is what training/crossvalidate.py wrote: the gold standard records, each with a model that has not seen it. Right is
// an event of the same type that the annotator marked at some of the same words.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GoldText, parseEventTexts, parseGsr } from '../../src/evaluate/eventGold.ts';
import { openModel } from '../../src/model/index.ts';
import { parseArticle } from '../../src/stages/article/index.ts';
import { conclude, isBrief } from '../../src/stages/events/confidence.ts';
import { segment } from '../../src/stages/segment/index.ts';
import { tag } from '../../src/stages/tag/index.ts';
import { overlaps } from '../../src/text/index.ts';
import { type Example, fit, reliability } from './logistic.ts';

const [folds, folder, ...files] = process.argv.slice(2);
if (!folds || !folder || files.length === 0)
  throw new Error('usage: node bench/quality/calibrateEvents.ts FOLDS MODEL ARTICLES.txt …');

async function examplesOf(texts: readonly GoldText[], from: string): Promise<Example[]> {
  const model = await openModel(from);
  const examples: Example[] = [];
  for (const { id, text, events } of texts) {
    const article = await parseArticle({ form: 'record', input: id, id, record: { text, language: 'en' } });
    const tagged = await tag(segment(article), model);
    for (const proposal of tagged.events) {
      const { signals, type } = conclude(proposal, isBrief(tagged), {});
      const [first, last] = [tagged.words[proposal.anchor[0]], tagged.words[proposal.anchor[1] - 1]];
      if (!signals || !first || !last) continue;
      const isThere = ({ trigger }: GoldText['events'][number]): boolean =>
        trigger.some((span) => overlaps(span, [first[0], last[1]]));
      examples.push({ signals: { ...signals }, right: events.some((event) => event.type === type && isThere(event)) });
    }
  }
  await model.close();
  return examples;
}

const ofArticles = await examplesOf(
  files.flatMap((file) => parseEventTexts(readFileSync(file, 'utf8'))),
  folder,
);
const ofRecords: Example[] = [];
for (const fold of readdirSync(folds).toSorted())
  ofRecords.push(
    ...(await examplesOf(parseGsr(readFileSync(join(folds, fold, 'gsr.json'), 'utf8')), join(folds, fold))),
  );
for (const [name, examples] of Object.entries({ articles: ofArticles, records: ofRecords })) {
  console.log(`${name}: confidence  count  right (each half by the weights of the other)`);
  for (const line of reliability(examples)) console.log(line);
}
console.log(JSON.stringify(fit([...ofArticles, ...ofRecords])));
