import type { Attributed, DateMention, DateValue } from '../document/index.ts';
import { parseArticle } from '../stages/article/index.ts';
import { dateMentions, timeStatements } from '../stages/dates/index.ts';
import { segment } from '../stages/segment/index.ts';
import { overlaps, wordsOf } from '../text/index.ts';
import { readDateGold } from './dateGold.ts';
import type { DateGold, GoldValue } from './datePassages.ts';
import { addCounts, type Counts, noCounts, type Score, scoreOf } from './scores.ts';

/** Figures in per cent. Definitions: docs/evaluation.md, “dates”. */
export interface DateReport {
  readonly texts: number;
  readonly expressions: number;
  /** Expressions found: any character in common, one to one. */
  readonly found: Score;
  /** The same with both ends right. */
  readonly exact: Score;
  /** Of the gold expressions: found, and from, to and granularity are right (or no value, where gold has none). */
  readonly resolved: number;
  readonly statements: number;
  /** Of the labelled statements: the day of saying is right. */
  readonly said: number;
}

export interface DateEvaluation {
  readonly all: DateReport;
  /** Texts that the writers of the rules did not look at. */
  readonly heldBack: DateReport;
  readonly errors: readonly string[];
  readonly sha256: readonly string[];
  readonly millisecondsPerText: number;
}

interface Tally {
  readonly found: Counts;
  readonly exact: Counts;
  resolved: number;
  statements: number;
  said: number;
}

/**
 * Reads each gold text with the attributions that gold gives, so that the figures are of dates alone, and compares.
 * `errors` tells what differs, without the texts that are held back.
 */
export async function evaluateDates(paths: readonly string[]): Promise<DateEvaluation> {
  const files = await Promise.all(paths.map(readDateGold));
  const gold = files.flatMap(({ texts }) => texts);
  const errors: string[] = [];
  const tallies: Tally[] = [];
  let milliseconds = 0;
  for (const text of gold) {
    const attributed = await attributedOf(text);
    const began = performance.now();
    const { dates, said } = timeStatements(dateMentions(attributed));
    milliseconds += performance.now() - began;
    tallies.push(tallyOf(text, dates, said, text.heldBack ? [] : errors));
  }
  return {
    all: reportOf(tallies),
    heldBack: reportOf(tallies.filter((_, index) => gold[index]?.heldBack)),
    errors,
    sha256: files.map(({ sha256 }) => sha256),
    millisecondsPerText: milliseconds / (gold.length || 1),
  };
}

async function attributedOf({ id, text, published, attributions }: DateGold): Promise<Attributed> {
  const article = await parseArticle({ form: 'record', input: id, id, record: { text, published, language: 'en' } });
  return {
    ...segment(article),
    words: wordsOf(text),
    mentions: [],
    proposals: [],
    events: [],
    attributions: attributions.map((roles, index) => ({ ...roles, id: `a${index + 1}`, confidence: 1, basis: 'gold' })),
  };
}

function tallyOf(
  gold: DateGold,
  mentions: readonly DateMention[],
  said: readonly (DateValue | null)[],
  errors: string[],
): Tally {
  const words = ([start, end]: DateMention['span']): string => `“${gold.text.slice(start, end)}”`;
  const report = (...parts: readonly string[]): number => errors.push([gold.id, ...parts].join('\t'));
  const free = new Set(mentions);
  const tally: Tally = { found: noCounts(), exact: noCounts(), resolved: 0, statements: 0, said: 0 };
  for (const date of gold.dates) {
    const exact = [...free].find(({ span }) => span[0] === date.span[0] && span[1] === date.span[1]);
    const mention = exact ?? [...free].find(({ span }) => overlaps(span, date.span));
    if (!mention) {
      report('missed', words(date.span), shown(date.value));
      continue;
    }
    free.delete(mention);
    tally.found.hits += 1;
    if (exact) tally.exact.hits += 1;
    if (same(date.value, mention.value)) tally.resolved += 1;
    else
      report('value', words(mention.span), `gold ${shown(date.value)}`, shown(mention.value), mention.value?.why ?? '');
    if (!exact) report('span', `gold ${words(date.span)}`, words(mention.span));
  }
  for (const { span, value } of free) report('invented', words(span), shown(value));
  for (const counts of [tally.found, tally.exact]) {
    counts.gold = gold.dates.length;
    counts.predicted = mentions.length;
  }
  for (const [index, label] of gold.said.entries()) {
    if (label === undefined) continue;
    tally.statements += 1;
    const value = said[index] ?? null;
    if (sameDays(label, value)) tally.said += 1;
    else {
      const { cue = [], content = [] } = gold.attributions[index] ?? {};
      const told = [...cue, ...content].map((span) => gold.text.slice(...span)).join(' … ');
      report('said', `“${told.slice(0, 70)}”`, `gold ${shown(label)}`, shown(value), value?.why ?? '');
    }
  }
  return tally;
}

function same(gold: GoldValue | null, value: DateValue | null): boolean {
  if (gold === null || value === null) return gold === value;
  const { granularity = value.granularity } = gold;
  return gold.from === value.from && gold.to === value.to && granularity === value.granularity;
}

/** A day of saying is right whether or not the hour is told. */
function sameDays(gold: GoldValue | null, value: DateValue | null): boolean {
  if (gold === null || value === null) return gold === value;
  return gold.from === value.from.slice(0, 10) && gold.to === value.to.slice(0, 10);
}

const shown = (value: GoldValue | null): string =>
  value === null
    ? '-'
    : `${value.from === value.to ? value.from : `${value.from}/${value.to}`} ${value.granularity ?? ''}`;

function reportOf(tallies: readonly Tally[]): DateReport {
  const sum = (key: 'resolved' | 'statements' | 'said'): number =>
    tallies.reduce((total, tally) => total + tally[key], 0);
  const counts = (key: 'found' | 'exact'): Counts =>
    tallies.reduce((total, tally) => addCounts(total, tally[key]), noCounts());
  const { gold } = counts('found');
  return {
    texts: tallies.length,
    expressions: gold,
    found: scoreOf(counts('found')),
    exact: scoreOf(counts('exact')),
    resolved: gold > 0 ? (100 * sum('resolved')) / gold : 0,
    statements: sum('statements'),
    said: sum('statements') > 0 ? (100 * sum('said')) / sum('statements') : 0,
  };
}
