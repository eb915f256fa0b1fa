// Fits the weights that tell which date of its document an event has, prints them and how far their probabilities can be trusted:
//   node bench/quality/calibrateDates.ts MODEL
// on all labelled real texts (corpus/real) that are not held out: hardly a signal comes from the model. Right is the date of
// the label; where it has none, no date is.
import { openModel } from '../../src/model/index.ts';
import { datesFor } from '../../src/stages/events/dateChoice.ts';
import { decodeEvents } from '../../src/stages/events/decode.ts';
import { overlaps } from '../../src/text/index.ts';
import { type Example, fit, reliability } from './logistic.ts';
import { beforeEvents, learnableTexts } from './realTexts.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node bench/quality/calibrateDates.ts MODEL');
const model = await openModel(folder);
const weights = model.eventWeights.confidence;
await model.close();

const texts: Example[][] = [];
for await (const { gold, document } of beforeEvents(folder, learnableTexts())) {
  const examples = decodeEvents(document, weights).flatMap((event): Example[] => {
    const label = gold.events.find(
      ({ type, triggers }) =>
        type === event.type && triggers.some((own) => event.trigger.some((span) => overlaps(own, span))),
    );
    if (!label) return [];
    return datesFor(event, document).map(({ value, signals }) => ({
      signals: { ...signals },
      right: value.from.slice(0, 10) === label.date?.from && value.to.slice(0, 10) === label.date.to,
    }));
  });
  texts.push(examples);
}
console.log(`confidence  count  right (each half of ${texts.length} texts by the weights of the other)`);
for (const line of reliability(texts)) console.log(line);
console.log(JSON.stringify(fit(texts.flat())));
