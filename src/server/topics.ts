import { openIssues, userIssues } from '../lexicon/index.ts';

/** A topic that a statement can have. */
export interface Topic {
  readonly topic: string;
  readonly name: string;
  readonly about: string;
  readonly kind: 'context' | 'issue' | 'own';
}

/** All topics, the user's own among them. @throws OnrecordError OR6001, OR6002 where a table cannot be read */
export const allTopics = (): Topic[] =>
  [...openIssues(userIssues()).issues.values()].map(({ topic, label, about, kind }) => ({
    topic,
    name: label,
    about,
    kind,
  }));
