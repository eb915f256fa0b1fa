// What models find in the held-out real texts, from which nobody has learned and which nobody has read, in turns:
//   npm run bench:models -- [MODEL…]     folders; models/en and models/en-large if none is named
import { evaluateReal } from '../../src/evaluate/index.ts';
import { labelledTexts, LABELS } from './realTexts.ts';

const named = process.argv.slice(2);
const models = named.length > 0 ? named : ['models/en', 'models/en-large'];
for (const set of LABELS) {
  const held = labelledTexts(set).filter(({ heldBack }) => heldBack);
  for (const model of models) {
    const began = performance.now();
    const { statements, events, failed } = await evaluateReal(held, { model });
    const { speakerNamed, speakerRight, addressees, nestedNamed } = statements.heldBack;
    const ofStatements = { speakerNamed, speakerRight, nestedNamed, addressees: addressees.f1 };
    const { found, precision, f1, bothParties, date } = events.heldBack;
    const ofEvents = { found, precision, f1, bothParties, date };
    const figures = held.some(({ labels }) => labels.length > 0) ? { ...ofStatements, ...ofEvents } : ofEvents;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const rounded = Object.entries(figures).map(([name, figure]) => `${name} ${figure.toFixed(1)}`);
    console.log(
      `${set[0]}, ${held.length} texts, ${model}, ${seconds} s, ${failed.length} failed: ${rounded.join(', ')}`,
    );
  }
}
