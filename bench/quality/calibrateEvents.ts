// Fits the weights of the confidence of events on texts that a model has not seen, prints them and how far they can be
// trusted: node bench/quality/calibrateEvents.ts FOLDS MODEL ARTICLES.txt …
// FOLDS is what training/crossvalidate.py wrote: the gold standard records, each with a model that has not seen it. Right is
// an event of the same type that the annotator marked at some of the same words.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GoldText, parseEventTexts, parseGsr } from '../../src/evaluate/eventGold.ts';
import { asRecord } from '../../src/evaluate/readings.ts';
import { openModel } from '../../src/model/index.ts';
import { parseArticle } from '../../src/stages/article/index.ts';
import { conclude, isBrief } from '../../src/stages/events/confidence.ts';
import { spanOfWords } from '../../src/stages/events/decode.ts';
import { segment } from '../../src/stages/segment/index.ts';
import { tag } from '../../src/stages/tag/index.ts';
import { openLexicon } from '../../src/lexicon/index.ts';
import { mentionReader } from '../../src/stages/mentions/index.ts';
import { overlaps } from '../../src/text/index.ts';
import { type Example, fit, reliability } from './logistic.ts';

const [folds, folder, ...files] = process.argv.slice(2);
if (!folds || !folder || files.length === 0)
  throw new Error('usage: node bench/quality/calibrateEvents.ts FOLDS MODEL ARTICLES.txt …');

/** The examples of each text. */
async function examplesOf(texts: readonly GoldText[], from: string): Promise<Example[][]> {
  const model = await openModel(from);
  const readMentions = mentionReader(openLexicon());
  const examples: Example[][] = [];
  for (const gold of texts) {
    const tagged = await tag(segment(await parseArticle(asRecord(gold))), model, readMentions);
    examples.push(
      tagged.events.flatMap((proposal): Example[] => {
        const { signals, type } = conclude(proposal, isBrief(tagged), {});
        const anchor = spanOfWords(tagged, proposal.anchor);
        if (!signals || !anchor) return [];
        const right = gold.events.some(
          (event) => event.type === type && event.trigger.some((span) => overlaps(span, anchor)),
        );
        return [{ signals: { ...signals }, right }];
      }),
    );
  }
  await model.close();
  return examples;
}

const ofArticles = await examplesOf(
  files.flatMap((file) => parseEventTexts(readFileSync(file, 'utf8'))),
  folder,
);
const ofRecords: Example[][] = [];
for (const fold of readdirSync(folds).toSorted())
  ofRecords.push(
    ...(await examplesOf(parseGsr(readFileSync(join(folds, fold, 'gsr.json'), 'utf8')), join(folds, fold))),
  );
for (const [name, examples] of Object.entries({ articles: ofArticles, records: ofRecords })) {
  console.log(`${name}: confidence  count  right (each half by the weights of the other)`);
  for (const line of reliability(examples)) console.log(line);
}
console.log(JSON.stringify(fit([...ofArticles, ...ofRecords].flat())));
