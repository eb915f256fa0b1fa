// Fits the weights of the confidence of events, prints them and how far they can be trusted:
//   node bench/quality/calibrateEvents.ts MODEL [COMMIT]
// on real texts (corpus/real) from whose events the model has not learnt: those that were annotated twice, and with COMMIT
// those whose labels came after it. Right is an event of the same type that the coder marked at some of the same words.
import type { RealGold } from '../../src/evaluate/index.ts';
import { openLexicon } from '../../src/lexicon/index.ts';
import { openModel } from '../../src/model/index.ts';
import { parseArticle } from '../../src/stages/article/index.ts';
import { conclude } from '../../src/stages/events/confidence.ts';
import { spanOfWords } from '../../src/stages/events/decode.ts';
import { mentionReader } from '../../src/stages/mentions/index.ts';
import { segment } from '../../src/stages/segment/index.ts';
import { tag } from '../../src/stages/tag/index.ts';
import { overlaps } from '../../src/text/index.ts';
import { type Example, fit, reliability } from './logistic.ts';
import { unlearntTexts } from './realTexts.ts';

const [folder, commit] = process.argv.slice(2);
if (!folder) throw new Error('usage: node bench/quality/calibrateEvents.ts MODEL [COMMIT]');
const model = await openModel(folder);
const readMentions = mentionReader(openLexicon());

async function examplesOf({ input, events }: RealGold): Promise<Example[]> {
  const tagged = await tag(segment(await parseArticle(input)), model, readMentions);
  return tagged.events.flatMap((proposal): Example[] => {
    const { signals, type } = conclude(proposal, {});
    const anchor = spanOfWords(tagged, proposal.anchor);
    if (!anchor) return [];
    const right = events.some((event) => event.type === type && event.triggers.some((span) => overlaps(span, anchor)));
    return [{ signals: { ...signals }, right }];
  });
}

const examples: Example[][] = [];
for (const gold of unlearntTexts(commit)) examples.push(await examplesOf(gold));
await model.close();
console.log('confidence  count  right (each half by the weights of the other)');
for (const line of reliability(examples)) console.log(line);
console.log(JSON.stringify(fit(examples.flat())));
