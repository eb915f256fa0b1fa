// Fits the weights that tell which date of its document an event has, prints them and how far their probabilities can be trusted:
//   node bench/quality/calibrateDates.ts MODEL
// on all labelled real texts (corpus/real) that are not held out: hardly a signal comes from the model. Right is the date of
// the label; where it has none, no date is.
import { isOn } from '../../src/evaluate/realEvents.ts';
import { datesFor } from '../../src/stages/events/dateChoice.ts';
import { type Example, fit, reliability } from './logistic.ts';
import { labelledEvents, learnableTexts } from './realTexts.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: node bench/quality/calibrateDates.ts MODEL');

const texts: Example[][] = [];
for await (const { document, events } of labelledEvents(folder, learnableTexts()))
  texts.push(
    events.flatMap(({ event, label }) =>
      datesFor(event, document).map(({ value, signals }) => ({
        signals: { ...signals },
        right: isOn(value, label.date),
      })),
    ),
  );
console.log(`confidence  count  right (each half of ${texts.length} texts by the weights of the other)`);
for (const line of reliability(texts)) console.log(line);
console.log(JSON.stringify(fit(texts.flat())));
