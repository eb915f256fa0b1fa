/**
 * The features that the pipeline computes, for texts to train on: a JSON string a line in, a JSON list of numbers a line
 * out, one number for each word of the text. So training sees quotation marks paired by the code that will pair them.
 */
import { createInterface } from 'node:readline';
import { segment } from '../src/stages/segment/index.ts';
import { featuresOf } from '../src/stages/tag/features.ts';
import { wordsOf } from '../src/text/index.ts';

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
  process.stdout.write(`${JSON.stringify(featuresOf(segmented, wordsOf(text)))}\n`);
}
