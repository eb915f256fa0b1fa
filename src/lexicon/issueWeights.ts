import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OnrecordError } from '../errors/index.ts';
import type { IssueMention } from './issueMatcher.ts';
import { DATA } from './tables.ts';

/**
 * How much a phrase speaks for its topic: −ln(1 − p), where p is the share of the labelled documents with the phrase that
 * are about the topic, and of the labelled statements that have it among their own words.
 */
export interface PhraseWeights {
  readonly document: number;
  readonly own: number;
}

const share = z.number().min(0).max(1);
/** Shares of documents and of statements. */
const shares = z.tuple([share, share]);

const table = z.object({
  /** Of phrases about which nothing was learned, of topics about which nothing was learned. */
  strong: shares,
  weak: shares,
  topics: z.record(
    z.string(),
    z.object({
      strong: shares,
      weak: shares,
      expected: z.number(),
      bias: z.number(),
      phrases: z.record(z.string(), shares),
    }),
  ),
  /** For a topic of the user's own. */
  expected: z.number(),
  bias: z.number(),
  features: z.array(z.number()),
  least: share,
  ofBest: share,
});

/** Shares and weights as they stand in data/issue-weights.json. */
export type IssueWeightTable = z.infer<typeof table>;

export interface IssueWeights {
  readonly of: (phrase: Pick<IssueMention, 'topic' | 'strong'> & { readonly words: string }) => PhraseWeights;
  /** The score that a topic has in a document on average (stages/topics/features.ts). */
  readonly expected: (topic: string) => number;
  /** The logit of a topic before anything is known of a statement. */
  readonly bias: (topic: string) => number;
  /** What each feature adds to the logit, in the order of `FEATURES` (stages/topics/features.ts). */
  readonly features: readonly number[];
  /** The least probability of a topic. */
  readonly least: number;
  /** What a second, third or fourth topic needs, as a share of the probability of the first. */
  readonly ofBest: number;
}

export const OUR_WEIGHTS = join(DATA, 'issue-weights.json');

/**
 * The weights that were learned from labelled texts: npm run calibrate:topics. Of our own only a test looks at every value,
 * which takes longer than all else; of another file this does. Throws OR6020 where they are missing or broken.
 */
export function openIssueWeights(file?: string): IssueWeights {
  const path = file ?? OUR_WEIGHTS;
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return weightsOf(file === undefined ? (read as IssueWeightTable) : table.parse(read));
  } catch (error) {
    const fault =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    throw new OnrecordError('OR6020', { input: path, fault }, { cause: error });
  }
}

/** The same from a table in memory. */
export function weightsOf({
  strong,
  weak,
  topics,
  expected,
  bias,
  features,
  least,
  ofBest,
}: IssueWeightTable): IssueWeights {
  const known = new Map(
    Object.entries(topics).map(([topic, { phrases, ...rest }]) => [
      topic,
      { ...rest, phrases: new Map(Object.entries(phrases).map(([words, of]) => [words, evidence(of)])) },
    ]),
  );
  const others = { strong: evidence(strong), weak: evidence(weak) };
  return {
    of({ topic, strong: isStrong, words }) {
      const own = known.get(topic);
      if (!own) return isStrong ? others.strong : others.weak;
      return own.phrases.get(phraseKey(words, isStrong)) ?? evidence(isStrong ? own.strong : own.weak);
    },
    expected: (topic) => known.get(topic)?.expected ?? expected,
    bias: (topic) => known.get(topic)?.bias ?? bias,
    features,
    least,
    ofBest,
  };
}

/** No share counts as certain. */
const MOST = 0.98;

const evidence = ([document, own]: readonly [number, number]): PhraseWeights => ({
  document: -Math.log(1 - Math.min(document, MOST)),
  own: -Math.log(1 - Math.min(own, MOST)),
});

/** The same for a word in capitals and small letters, singular and plural, with and without a hyphen; `!` ends a strong one. */
export function phraseKey(words: string, strong: boolean): string {
  const plain = words.toLowerCase().replaceAll('-', ' ').replaceAll('’', "'").replaceAll(/\s+/gu, ' ');
  const single = plain.length > 4 && /(?<![sui])s$/u.test(plain) ? plain.slice(0, -1) : plain;
  return strong ? `${single}!` : single;
}
