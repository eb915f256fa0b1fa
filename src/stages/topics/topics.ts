import type { Attribution, Topic } from '../../document/index.ts';
import type { Issues, IssueWeights } from '../../lexicon/index.ts';
import type { PlacedPhrase, Readable } from './evidence.ts';
import { type DocumentFeatures, featuresOf, type StatementFeatures } from './features.ts';

/** A statement has no more topics than this, and a third or fourth has to be likelier than not. */
const MOST = 4;
const FIRST_TWO = 2;
const LIKELIER_THAN_NOT = 0.5;

/**
 * The topics of each attribution, the most probable first. What is said is read in its place: beside the phrases of its own
 * words count those of its sentence, of the sentences and paragraphs around, and what the document is about.
 */
export function topicsOf(
  document: Readable,
  issues: Issues,
  weights: IssueWeights,
): (attribution: Pick<Attribution, 'content'>) => Topic[] {
  const read = featuresOf(document, issues, { weightOf: weights.of, expected: weights.expected });
  const notable = NOTABLE * Math.max(...read.scores.values());
  return ({ content }) => {
    const statement = read.of(content);
    const probabilities = probabilitiesOf(statement.features, weights).filter(
      ([topic]) => (read.scores.get(topic) ?? 0) >= notable || hasWords(topic, statement),
    );
    return chosen(probabilities, weights).map(([topic, score]) => {
      const [words, where] = basisOf(topic, statement, read);
      return { topic, score, words: words.map(({ span }) => span), why: `${where}; probability ${score.toFixed(2)}` };
    });
  };
}

/** A topic without words of the statement's own needs this share of its document's weightiest one. */
const NOTABLE = 0.2;

/** Whether a topic has words in the statement or its sentence. */
const hasWords = (topic: string, { own, sentence }: StatementFeatures): boolean =>
  own.some((phrase) => phrase.topic === topic) || sentence.some((phrase) => phrase.topic === topic);

/** How likely a careful reader gives each topic to the statement. */
export function probabilitiesOf(
  features: StatementFeatures['features'],
  { bias, features: weights }: Pick<IssueWeights, 'bias' | 'features'>,
): [topic: string, probability: number][] {
  return [...features].map(([topic, values]) => {
    const logit = values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), bias(topic));
    return [topic, 1 / (1 + Math.exp(-logit))];
  });
}

/** At most four, each probable enough by itself and beside the first. */
export function chosen(
  probabilities: readonly (readonly [topic: string, probability: number])[],
  { least, ofBest }: Pick<IssueWeights, 'least' | 'ofBest'>,
): (readonly [topic: string, probability: number])[] {
  const ranked = probabilities.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const best = ranked[0]?.[1] ?? 0;
  return ranked
    .slice(0, MOST)
    .filter(
      ([, probability], rank) =>
        probability >= (rank < FIRST_TWO ? least : LIKELIER_THAN_NOT) && probability >= ofBest * best,
    );
}

/** The words nearest to the statement that speak for a topic, and where they stand. */
function basisOf(
  topic: string,
  { own, sentence }: StatementFeatures,
  { leading, scores }: DocumentFeatures,
): [readonly PlacedPhrase[], string] {
  const ofTopic = (found: readonly PlacedPhrase[]): PlacedPhrase[] => found.filter((phrase) => phrase.topic === topic);
  const inContent = ofTopic(own);
  if (inContent.length > 0) return [inContent, 'words in its content'];
  const inSentence = ofTopic(sentence);
  if (inSentence.length > 0) return [inSentence, 'words in its sentence'];
  const share = Math.round((100 * (scores.get(topic) ?? 0)) / Math.max(...scores.values()));
  return [leading(topic), `the document is about it (${share}% of its weightiest topic)`];
}
