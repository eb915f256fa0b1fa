import { existsSync } from 'node:fs';
import { join } from 'node:path';
import envPaths from 'env-paths';
import { type IssueMention, matcherOf } from './issueMatcher.ts';
import { type Issue, readIssues, readOurIssues } from './issueTables.ts';

export type { IssueMention } from './issueMatcher.ts';
export type { Issue } from './issueTables.ts';

export interface Issues {
  readonly issues: ReadonlyMap<string, Issue>;
  /** The phrases of a text, in its order; those of one topic do not overlap, and of two the longer one counts. */
  readonly mentions: (text: string) => IssueMention[];
}

export interface IssuesOptions {
  /** A file of the user's own topics and phrases (.json or .csv); none is read where it is not given. */
  readonly own?: string;
}

/**
 * Opens the taxonomy of topics: data/issues.json and, joined with it, the user's file. Takes some milliseconds; open it
 * once. Throws OR6001 where our table is broken, OR1001 or OR6004 where the user's file is missing or broken.
 */
export function openIssues({ own }: IssuesOptions = {}): Issues {
  const issues = new Map<string, Issue>();
  for (const issue of readOurIssues()) issues.set(issue.topic, issue);
  for (const issue of own === undefined ? [] : readIssues(own)) {
    const known = issues.get(issue.topic);
    issues.set(issue.topic, known ? joined(known, issue) : issue);
  }
  return { issues, mentions: matcherOf(issues.values()) };
}

/** The file of the user's own topics: the one that ONRECORD_ISSUES names, or issues.json or issues.csv in the XDG data folder. */
export function userIssues(): IssuesOptions {
  const named = process.env.ONRECORD_ISSUES;
  if (named) return { own: named };
  const folder = envPaths('onrecord', { suffix: '' }).data;
  const own = ['issues.json', 'issues.csv'].map((name) => join(folder, name)).find((file) => existsSync(file));
  return own === undefined ? {} : { own };
}

/** A topic that a statement can have, for people. */
export interface Topic {
  readonly topic: string;
  readonly name: string;
  readonly about: string;
  readonly kind: Issue['kind'];
}

/** All topics, the user's own among them. @throws OnrecordError as openIssues */
export const allTopics = (): Topic[] =>
  [...openIssues(userIssues()).issues.values()].map(({ topic, label, about, kind }) => ({
    topic,
    name: label,
    about,
    kind,
  }));

/** The user's phrases beside ours; what the user calls weak or takes out (`not`) is so, whatever our table says. */
const joined = (ours: Issue, theirs: Issue): Issue => {
  const said = new Set([...theirs.strong, ...theirs.weak, ...theirs.not]);
  const rest = (phrases: readonly string[]): string[] => phrases.filter((phrase) => !said.has(phrase));
  return {
    ...ours,
    label: theirs.label || ours.label,
    about: theirs.about || ours.about,
    related: [...new Set([...ours.related, ...theirs.related])],
    strong: [...rest(ours.strong), ...theirs.strong],
    weak: [...rest(ours.weak), ...theirs.weak],
    not: [...rest(ours.not), ...theirs.not],
  };
};
