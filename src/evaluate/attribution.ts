import type { Attribution } from '../document/index.ts';
import { type Span, wordsOf } from '../text/index.ts';
import { isNested, type Piece, pieceStarts } from './cofenet.ts';
import { betweenMarks } from './quotationMarks.ts';
import { sentenceStarts } from './sentenceStarts.ts';
import { addCounts, bootstrap, type Counts, type Interval, noCounts, type Score, scoreOf } from './scores.ts';
import { wordFinder, wordRuns } from './wordRuns.ts';

export const ROLES = ['source', 'cue', 'content'] as const;
export type Role = (typeof ROLES)[number];

/** The spans of one attribution, gold or predicted, in UTF-16 offsets into the document's text. */
export type RoleSpans = Pick<Attribution, Role> & Partial<Pick<Attribution, 'basis' | 'confidence' | 'signals'>>;

/** A document's gold and predicted attributions. */
export interface Compared {
  readonly id: string;
  readonly outlet: string | null;
  readonly text: string;
  readonly gold: readonly RoleSpans[];
  readonly predicted: readonly RoleSpans[];
}

type PerRole = Record<Role | 'all', Score>;

/** See docs/evaluation.md for every definition. Figures in per cent. */
export interface AttributionReport {
  readonly documents: number;
  readonly attributions: { readonly gold: number; readonly predicted: number };
  readonly exact: PerRole;
  readonly token: PerRole;
  readonly linkedExact: PerRole;
  readonly linkedToken: PerRole;
  readonly citron: PerRole;
  readonly cofenet: Record<Piece, PerRole>;
  readonly byKind: Record<'direct' | 'indirect' | 'mixed', { gold: number; found: number; sourceRight: number }>;
  /** `exact`, `token` and `linkedExact` without the attributions that are nested in others, on either side. */
  readonly outermost: Readonly<Record<'exact' | 'token' | 'linkedExact', PerRole>>;
  readonly nested: { gold: number; found: number; sourceRight: number };
  readonly intervals: Record<'exact' | 'token' | 'linkedExact', Interval>;
  readonly byOutlet: Record<string, { documents: number; exact: number; token: number; linkedExact: number }>;
}

type RoleCounts = Record<Role | 'all', Counts>;
type WordSets = Record<Role, ReadonlySet<number>>;
type CountedRoles =
  'exact' | 'token' | 'linkedExact' | 'linkedToken' | 'citron' | 'outerToken' | 'outerLinkedExact' | Piece;

/** Counts of one document, from which every figure of any set of documents follows. */
interface DocumentCounts {
  readonly outlet: string;
  readonly exact: RoleCounts;
  readonly token: RoleCounts;
  readonly linkedExact: RoleCounts;
  readonly linkedToken: RoleCounts;
  readonly citron: RoleCounts;
  readonly paragraphs: RoleCounts;
  readonly sentences: RoleCounts;
  readonly outerToken: RoleCounts;
  readonly outerLinkedExact: RoleCounts;
  readonly kinds: Record<
    'direct' | 'indirect' | 'mixed' | 'nested',
    { gold: number; found: number; sourced: number; sourceRight: number }
  >;
}

/** A quoted attribution is found when a prediction's content has at least this share of its words. */
const FOUND = 0.8;

export function evaluateAttributions(documents: readonly Compared[]): AttributionReport {
  const counted = documents.map(countDocument);
  const total = (name: CountedRoles, from = counted): RoleCounts =>
    from.reduce((sum, counts) => addRoles(sum, counts[name]), noRoles());
  const scores = (name: CountedRoles): PerRole => mapRoles(total(name), scoreOf);
  const f1 = (name: 'exact' | 'token' | 'linkedExact', from: readonly DocumentCounts[]): number =>
    scoreOf(total(name, [...from]).all).f1;
  const kind = (name: 'direct' | 'indirect' | 'mixed' | 'nested') => {
    const sum = { gold: 0, found: 0, sourced: 0, sourceRight: 0 };
    for (const { kinds } of counted)
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += kinds[name][key];
    return { gold: sum.gold, found: percent(sum.found, sum.gold), sourceRight: percent(sum.sourceRight, sum.sourced) };
  };
  const outlets = Map.groupBy(counted, ({ outlet }) => outlet);
  return {
    documents: documents.length,
    attributions: {
      gold: documents.reduce((sum, { gold }) => sum + gold.length, 0),
      predicted: documents.reduce((sum, { predicted }) => sum + predicted.length, 0),
    },
    exact: scores('exact'),
    token: scores('token'),
    linkedExact: scores('linkedExact'),
    linkedToken: scores('linkedToken'),
    citron: scores('citron'),
    cofenet: { paragraphs: scores('paragraphs'), sentences: scores('sentences') },
    byKind: { direct: kind('direct'), indirect: kind('indirect'), mixed: kind('mixed') },
    outermost: {
      exact: scores('sentences'),
      token: scores('outerToken'),
      linkedExact: scores('outerLinkedExact'),
    },
    nested: kind('nested'),
    intervals: {
      exact: bootstrap(counted, (sample) => f1('exact', sample)),
      token: bootstrap(counted, (sample) => f1('token', sample)),
      linkedExact: bootstrap(counted, (sample) => f1('linkedExact', sample)),
    },
    byOutlet: Object.fromEntries(
      [...outlets].map(([outlet, of]) => [
        outlet,
        { documents: of.length, exact: f1('exact', of), token: f1('token', of), linkedExact: f1('linkedExact', of) },
      ]),
    ),
  };
}

function countDocument({ outlet, text, gold, predicted }: Compared): DocumentCounts {
  const words = wordsOf(text);
  const starts = sentenceStarts(text, words);
  const wordsIn = wordFinder(words);
  const sets = (spans: RoleSpans): WordSets => ({
    source: wordsIn(spans.source),
    cue: wordsIn(spans.cue),
    content: wordsIn(spans.content),
  });
  const goldSets = gold.map(sets);
  const predictedSets = predicted.map(sets);
  const outer = {
    gold: gold.filter((_, index) => !isNested(index, goldSets)),
    predicted: predicted.filter((_, index) => !isNested(index, predictedSets)),
  };
  const inPieces = (piece: Piece): RoleCounts =>
    runCounts(outer.gold, outer.predicted, pieceStarts(piece, text, words), wordsIn);
  return {
    outlet: outlet ?? 'unknown',
    exact: runCounts(gold, predicted, starts, wordsIn),
    token: tokenCounts(gold, predicted, wordsIn),
    outerToken: tokenCounts(outer.gold, outer.predicted, wordsIn),
    outerLinkedExact: linkedCounts(outer.gold.map(sets).filter(isFull), outer.predicted.map(sets).filter(isFull))
      .linkedExact,
    ...linkedCounts(goldSets.filter(isFull), predictedSets.filter(isFull)),
    citron: citronCounts(goldSets.filter(isFull), predictedSets.filter(isFull)),
    paragraphs: inPieces('paragraphs'),
    sentences: inPieces('sentences'),
    kinds: kindCounts(text, goldSets, predictedSets, wordsIn),
  };
}

/** For each role the words of any attribution, as a set. */
function tokenCounts(
  gold: readonly RoleSpans[],
  predicted: readonly RoleSpans[],
  wordsIn: (spans: readonly Span[]) => ReadonlySet<number>,
): RoleCounts {
  const counts = noRoles();
  for (const role of ROLES) {
    const truth = wordsIn(gold.flatMap((a) => a[role]));
    const guess = wordsIn(predicted.flatMap((a) => a[role]));
    counts[role] = { hits: truth.intersection(guess).size, predicted: guess.size, gold: truth.size };
    addCounts(counts.all, counts[role]);
  }
  return counts;
}

/** For each role the spans of any attribution, cut where a piece of the text starts, as a set. */
function runCounts(
  gold: readonly RoleSpans[],
  predicted: readonly RoleSpans[],
  starts: ReadonlySet<number>,
  wordsIn: (spans: readonly Span[]) => ReadonlySet<number>,
): RoleCounts {
  const counts = noRoles();
  for (const role of ROLES) {
    const runs = (of: readonly RoleSpans[]): Set<string> =>
      wordRuns(
        of.flatMap((attribution) => attribution[role]),
        wordsIn,
        starts,
      );
    const [truth, guess] = [runs(gold), runs(predicted)];
    counts[role] = { hits: truth.intersection(guess).size, predicted: guess.size, gold: truth.size };
    addCounts(counts.all, counts[role]);
  }
  return counts;
}

/** One to one by cue overlap, in the order of the predictions; attributions that lack a role on either side are left out. */
function linkedCounts(
  gold: readonly WordSets[],
  predicted: readonly WordSets[],
): { linkedExact: RoleCounts; linkedToken: RoleCounts } {
  const linkedExact = noRoles();
  const linkedToken = noRoles();
  const used = new Set<number>();
  for (const guess of predicted) {
    const match = gold.findIndex((truth, index) => !used.has(index) && !truth.cue.isDisjointFrom(guess.cue));
    const truth = gold[match];
    if (!truth) continue;
    used.add(match);
    const same = ROLES.filter((role) => sameSet(truth[role], guess[role]));
    for (const role of same) linkedExact[role].hits += 1;
    if (same.length === ROLES.length) linkedExact.all.hits += 1;
    for (const role of ROLES) linkedToken[role].hits += truth[role].intersection(guess[role]).size;
  }
  for (const role of [...ROLES, 'all'] as const)
    addCounts(linkedExact[role], { hits: 0, predicted: predicted.length, gold: gold.length });
  for (const role of ROLES) {
    linkedToken[role].predicted = predicted.reduce((sum, sets) => sum + sets[role].size, 0);
    linkedToken[role].gold = gold.reduce((sum, sets) => sum + sets[role].size, 0);
    addCounts(linkedToken.all, linkedToken[role]);
  }
  return { linkedExact, linkedToken };
}

/**
 * Citron's own way: every prediction that shares words of its content with a gold one is compared with each such gold
 * attribution, so that one may be counted more than once.
 */
function citronCounts(gold: readonly WordSets[], predicted: readonly WordSets[]): RoleCounts {
  const counts = noRoles();
  for (const guess of predicted) {
    for (const truth of gold) {
      if (truth.content.isDisjointFrom(guess.content)) continue;
      const same = ROLES.filter((role) => sameSet(truth[role], guess[role]));
      for (const role of same) counts[role].hits += 1;
      if (same.length === ROLES.length) counts.all.hits += 1;
    }
  }
  for (const role of [...ROLES, 'all'] as const)
    addCounts(counts[role], { hits: 0, predicted: predicted.length, gold: gold.length });
  return counts;
}

function kindCounts(
  text: string,
  gold: readonly WordSets[],
  predicted: readonly WordSets[],
  wordsIn: (spans: readonly Span[]) => ReadonlySet<number>,
): DocumentCounts['kinds'] {
  const kinds = {
    direct: { gold: 0, found: 0, sourced: 0, sourceRight: 0 },
    indirect: { gold: 0, found: 0, sourced: 0, sourceRight: 0 },
    mixed: { gold: 0, found: 0, sourced: 0, sourceRight: 0 },
    nested: { gold: 0, found: 0, sourced: 0, sourceRight: 0 },
  };
  const inside = wordsIn(betweenMarks(text));
  for (const truth of gold) {
    if (truth.content.size === 0) continue;
    const quoted = truth.content.intersection(inside).size;
    const kind = quoted * 2 > truth.content.size ? 'direct' : quoted > 0 ? 'mixed' : 'indirect';
    const isNested = gold.some(
      (other) => other !== truth && other.content.size > truth.content.size && truth.content.isSubsetOf(other.content),
    );
    const covering = predicted.filter(
      ({ content }) => content.intersection(truth.content).size >= FOUND * truth.content.size,
    );
    const closest = covering.toSorted((a, b) => a.content.size - b.content.size)[0];
    const names: (keyof typeof kinds)[] = isNested ? [kind, 'nested'] : [kind];
    for (const name of names) {
      // Around a nested content stands the outer one's, which covers it too.
      const hit = name === 'nested' ? closest : covering[0];
      kinds[name].gold += 1;
      if (!hit) continue;
      kinds[name].found += 1;
      if (truth.source.size === 0) continue;
      kinds[name].sourced += 1;
      if (!truth.source.isDisjointFrom(hit.source)) kinds[name].sourceRight += 1;
    }
  }
  return kinds;
}

const isFull = (sets: WordSets): boolean => ROLES.every((role) => sets[role].size > 0);
const sameSet = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => a.size === b.size && a.isSubsetOf(b);
const percent = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 0);
const noRoles = (): RoleCounts => ({ source: noCounts(), cue: noCounts(), content: noCounts(), all: noCounts() });

function addRoles(to: RoleCounts, from: RoleCounts): RoleCounts {
  for (const role of [...ROLES, 'all'] as const) addCounts(to[role], from[role]);
  return to;
}

function mapRoles<Result>(counts: RoleCounts, map: (counts: Counts) => Result): Record<Role | 'all', Result> {
  return { source: map(counts.source), cue: map(counts.cue), content: map(counts.content), all: map(counts.all) };
}
