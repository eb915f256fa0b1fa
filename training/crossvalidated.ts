/**
 * Measures all folds that crossvalidate.py made together: every record and sentence is read with the model that has not
 * seen it, and the figures are those of `onrecord evaluate events`.
 *
 *   npx node training/crossvalidated.ts FOLDER
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseGsr, parsePair } from '../src/evaluate/eventGold.ts';
import { answerPairs, scorePairs } from '../src/evaluate/eventPairs.ts';
import { scoreEvents } from '../src/evaluate/eventScores.ts';
import { readTexts } from '../src/evaluate/events.ts';

const [root = ''] = process.argv.slice(2);
const texts = [];
const answers = [];
for (const fold of readdirSync(root).toSorted()) {
  const model = join(root, fold);
  const { compared, failed } = await readTexts(parseGsr(readFileSync(join(model, 'gsr.json'), 'utf8')), { model });
  if (failed.length > 0) throw new Error(`fold ${fold}: ${failed.length} records not read`);
  texts.push(...compared);
  const lines = readFileSync(join(model, 'pairs.jsonl'), 'utf8').split('\n');
  answers.push(...(await answerPairs(lines.filter((line) => line !== '').map(parsePair), model)));
}
process.stdout.write(`${JSON.stringify({ texts: scoreEvents(texts), pairs: scorePairs(answers) }, null, 2)}\n`);
