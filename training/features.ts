/**
 * What the pipeline computes of each word, for texts to train on: a JSON string a line in, a JSON object a line out with two
 * lists, `features` and `sentences` (the number of the word's sentence). So training sees quotation marks paired, and
 * sentences cut, by the code that will do it.
 */
import { createInterface } from 'node:readline';
import { segment } from '../src/stages/segment/index.ts';
import { featuresOf } from '../src/stages/tag/features.ts';
import { lastAtOrBefore, wordsOf } from '../src/text/index.ts';

for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line) as string;
  const segmented = segment({
    id: 'text',
    url: null,
    title: null,
    outlet: null,
    byline: [],
    language: 'en',
    published: null,
    text,
    blocks: Array.from(text.matchAll(/\S[^\n]*/g), (match) => ({
      kind: 'paragraph' as const,
      span: [match.index, match.index + match[0].length] as const,
    })),
    basis: {},
  });
  const words = wordsOf(text);
  const sentences = words.map(([start]) => lastAtOrBefore(segmented.sentences, start));
  process.stdout.write(`${JSON.stringify({ features: featuresOf(segmented, words), sentences })}\n`);
}
