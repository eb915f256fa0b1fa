// Learns data/issue-weights.json from the labelled texts that are not held back and prints how well the topics of texts
// are found that were not learned from: npm run calibrate:topics
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openIssues, weightsOf } from '../../src/lexicon/index.ts';
import { documentsToLearnFrom, type Learned } from './topicLessons.ts';
import { fitTopics } from './topicWeights.ts';
import { featuresOf } from '../../src/stages/topics/features.ts';
import { chosen, probabilitiesOf } from '../../src/stages/topics/topics.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDS = 5;

const issues = openIssues();
const lessons = await documentsToLearnFrom(ROOT, issues);

interface Guess extends Learned {
  readonly source: string;
  readonly half: number;
}

/** What each statement may be about, by weights that its document had no part in. */
function guesses(): Guess[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const weights = weightsOf(
      fitTopics(
        lessons.filter((lesson) => lesson.fold % FOLDS !== fold),
        issues,
      ),
    );
    return lessons
      .filter((lesson) => lesson.fold % FOLDS === fold)
      .flatMap((lesson) => {
        const read = featuresOf(lesson.document, issues, { weightOf: weights.of, expected: weights.expected });
        return lesson.statements.map(({ content, topics }): Guess => ({
          probabilities: probabilitiesOf(read.of(content).features, weights),
          topics,
          source: lesson.source,
          half: lesson.half,
        }));
      });
  }).flat();
}

/** A topic is assigned from this probability on, if it has this share of the first topic's. Around them F1 is nearly flat. */
const [LEAST, OF_BEST] = [0.2, 0.3];

function scoreOf(of: readonly Learned[]): { precision: number; recall: number; f1: number } {
  let [hits, given, gold] = [0, 0, 0];
  for (const { probabilities, topics } of of) {
    const found = chosen(probabilities, { least: LEAST, ofBest: OF_BEST });
    hits += found.filter(([topic]) => topics.includes(topic)).length;
    given += found.length;
    gold += topics.length;
  }
  return { precision: (100 * hits) / given, recall: (100 * hits) / gold, f1: (200 * hits) / (given + gold) };
}

const all = guesses();
console.log(`${all.length} statements, each by the weights of other documents`);
for (const source of ['corpus', 'real'])
  for (const half of [0, 1]) {
    const { precision, recall, f1 } = scoreOf(all.filter((guess) => guess.source === source && guess.half === half));
    console.log(
      `${source}, half ${half}: precision ${precision.toFixed(1)} recall ${recall.toFixed(1)} F1 ${f1.toFixed(1)}`,
    );
  }

const file = join(ROOT, 'data', 'issue-weights.json');
writeFileSync(file, `${JSON.stringify({ ...fitTopics(lessons, issues), least: LEAST, ofBest: OF_BEST })}\n`);
console.log(`${file}: ${readFileSync(file).length} bytes`);
