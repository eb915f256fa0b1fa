// Fits the weights of the confidence of events on articles that a model has not seen, prints them and how far they can be
// trusted: node bench/quality/calibrateEvents.ts MODEL ARTICLES.txt …
// Right is an event of the same type that the annotator marked at some of the same words.
import { readFileSync } from 'node:fs';
import { parseEventTexts } from '../../src/evaluate/eventGold.ts';
import { openModel } from '../../src/model/index.ts';
import { parseArticle } from '../../src/stages/article/index.ts';
import { conclude } from '../../src/stages/events/confidence.ts';
import { segment } from '../../src/stages/segment/index.ts';
import { tag } from '../../src/stages/tag/index.ts';
import { overlaps } from '../../src/text/index.ts';
import { type Example, fit, reliability } from './logistic.ts';

const [folder, ...files] = process.argv.slice(2);
if (!folder || files.length === 0) throw new Error('usage: node bench/quality/calibrateEvents.ts MODEL ARTICLES.txt …');
const model = await openModel(folder);
const examples: Example[] = [];
for (const { id, text, events } of files.flatMap((file) => parseEventTexts(readFileSync(file, 'utf8')))) {
  const article = await parseArticle({ form: 'record', input: id, id, record: { text, language: 'en' } });
  const tagged = await tag(segment(article), model);
  for (const proposal of tagged.events) {
    const { signals, type } = conclude(proposal, {});
    const [first, last] = [tagged.words[proposal.anchor[0]], tagged.words[proposal.anchor[1] - 1]];
    if (!signals || !first || !last) continue;
    const isThere = ({ trigger }: (typeof events)[number]): boolean =>
      trigger.some((span) => overlaps(span, [first[0], last[1]]));
    const right = events.some((event) => event.type === type && isThere(event));
    examples.push({ signals: { ...signals }, right });
  }
}
await model.close();
console.log('confidence  count  right (each half by the weights of the other)');
for (const line of reliability(examples)) console.log(line);
console.log(JSON.stringify(fit(examples)));
