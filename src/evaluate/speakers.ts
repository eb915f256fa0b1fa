import type { Attributed, Recorded, Reference } from '../document/index.ts';
import { openLexicon } from '../lexicon/index.ts';
import type { Span } from '../text/index.ts';
import { isNested, type SaidWords } from './cofenet.ts';
import { type FailedReading, type GoldOptions, readGoldDocuments } from './readings.ts';
import { type Known, means } from './labelNames.ts';
import { addCounts, type Counts, noCounts, type Score, scoreOf, type Sure } from './scores.ts';
import { readStatementGold, type StatementGold } from './statementGold.ts';
import { wordPlaces, wordPlacesIn } from './wordPlaces.ts';

/** Figures in per cent. Definitions: docs/evaluation.md, “speakers”. */
export interface StatementReport {
  readonly documents: number;
  readonly statements: number;
  /** Of the statements whose speaker the labels name: the speaker is named and right. */
  readonly speakerNamed: number;
  /** Of the speakers that were named: right. A speaker whom the labels leave without a name is named wrongly. */
  readonly speakerRight: number;
  readonly counts: { readonly withSpeaker: number; readonly named: number; readonly right: number };
  /** Of the statements inside the longer content of another whose speaker the labels name: the speaker is named and right. */
  readonly nestedNamed: number;
  readonly nested: { readonly withSpeaker: number; readonly right: number };
  /** Of statements that were found: status, represented state or body, polarity and act (its type) as labelled. */
  readonly status: number;
  readonly represents: number;
  readonly polarity: number;
  readonly actType: Score;
  readonly actTargets: Score;
  readonly addressees: Score;
  readonly targets: Score;
  readonly topics: Score;
  readonly said: number;
  /** Of the speakers, targets and days of which the program is sure: how many there are, and how many of them are right. */
  readonly sureSpeakers: Sure;
  readonly sureTargets: Sure;
  readonly sureDays: Sure;
}

/** A speaker is sure from this confidence on, a target, and a day. */
const SURE_SPEAKER = 0.9;
const SURE_TARGET = 0.8;
const SURE_DAY = 0.7;

export interface StatementEvaluation {
  readonly all: StatementReport;
  /** Documents that the writers of the rules did not look at. */
  readonly heldBack: StatementReport;
  readonly errors: readonly string[];
  readonly failed: readonly FailedReading[];
  readonly sha256: readonly string[];
}

/** Reads the documents of labelled corpora with the whole pipeline and compares each statement with its label. */
export async function evaluateStatements(
  folders: readonly string[],
  options: GoldOptions = {},
): Promise<StatementEvaluation> {
  const files = await Promise.all(folders.map(readStatementGold));
  const gold = files.flatMap(({ documents }) => documents);
  const { read, failed } = await readGoldDocuments(gold, ({ input }) => input, options);
  return { ...scoreStatements(read), failed, sha256: files.map(({ sha256 }) => sha256) };
}

/** The same for documents that have been read; null counts with no prediction. */
export function scoreStatements(
  read: readonly { readonly gold: StatementGold; readonly recorded: Recorded | null }[],
): Omit<StatementEvaluation, 'sha256' | 'failed'> {
  const lexicon = openLexicon();
  const errors: string[] = [];
  const tallies = read.map(({ gold: document, recorded }) =>
    tallyStatements(document, recorded, { lexicon, date: document.published }, errors),
  );
  return {
    all: reportOf(tallies),
    heldBack: reportOf(tallies.filter((_, index) => read[index]?.gold.heldBack)),
    errors,
  };
}

interface Tally {
  statements: number;
  withSpeaker: number;
  named: number;
  right: number;
  nestedWithSpeaker: number;
  nestedRight: number;
  found: number;
  status: number;
  represents: number;
  polarity: number;
  said: number;
  speakersSure: number;
  speakersSureRight: number;
  targetsSure: number;
  targetsSureRight: number;
  daysSure: number;
  daysSureRight: number;
  readonly actType: Counts;
  readonly actTargets: Counts;
  readonly addressees: Counts;
  readonly targets: Counts;
  readonly topics: Counts;
}

const emptyTally = (): Tally => ({
  statements: 0,
  withSpeaker: 0,
  named: 0,
  right: 0,
  nestedWithSpeaker: 0,
  nestedRight: 0,
  found: 0,
  status: 0,
  represents: 0,
  polarity: 0,
  said: 0,
  speakersSure: 0,
  speakersSureRight: 0,
  targetsSure: 0,
  targetsSureRight: 0,
  daysSure: 0,
  daysSureRight: 0,
  actType: noCounts(),
  actTargets: noCounts(),
  addressees: noCounts(),
  targets: noCounts(),
  topics: noCounts(),
});

export function tallyStatements(gold: StatementGold, read: Recorded | null, known: Known, errors: string[]): Tally {
  const tally = emptyTally();
  const text = gold.text;
  const said = placesOf(gold);
  const pairs = read ? pairsOf(gold, read, said) : [];
  for (const [index, label] of gold.labels.entries()) {
    const statement = read?.statements[pairs[index] ?? -1] ?? null;
    const speaker = statement?.speaker ?? null;
    tally.statements += 1;
    const predicted = namesOf(speaker);
    const isRight = label.speakers.length > 0 && sameNames(label.speakers, speaker, known);
    if (label.speakers.length > 0) tally.withSpeaker += 1;
    if (predicted.length > 0) tally.named += 1;
    if (isRight) tally.right += 1;
    if (label.speakers.length > 0 && isNested(index, said)) {
      tally.nestedWithSpeaker += 1;
      if (isRight) tally.nestedRight += 1;
    }
    if ((label.speakers.length > 0 || predicted.length > 0) && !isRight)
      errors.push(
        [
          gold.id,
          `statement ${index + 1}`,
          statement ? '' : 'not found',
          `gold ${label.speakers.join('; ') || '-'}`,
          `got ${predicted.join('; ') || '-'} (${speaker?.status ?? 'none'}, ${speaker?.via ?? ''})`,
          `“${textOf(text, gold.attributions[index]?.source ?? [])}” … “${textOf(text, gold.attributions[index]?.content ?? []).slice(0, 50)}”`,
          speaker?.why ?? '',
        ].join(' | '),
      );
    if (!statement) continue;
    tally.found += 1;
    if ((speaker?.status ?? 'unresolved') === label.status) tally.status += 1;
    if (sameSet(label.represents, representsOf(speaker), known)) tally.represents += 1;
    if (statement.polarity === label.polarity) tally.polarity += 1;
    const day = statement.said;
    const isSaid = label.said === null ? day === null : day?.from === label.said.from && day.to === label.said.to;
    if (isSaid) tally.said += 1;
    if ((day?.confidence ?? 0) >= SURE_DAY) {
      tally.daysSure += 1;
      if (isSaid) tally.daysSureRight += 1;
    }
    if ((speaker?.confidence ?? 0) >= SURE_SPEAKER) {
      tally.speakersSure += 1;
      if (isRight) tally.speakersSureRight += 1;
    }
    const sureTargets = statement.targets.filter(({ confidence = 0 }) => confidence >= SURE_TARGET);
    tally.targetsSure += sureTargets.length;
    tally.targetsSureRight += sureTargets.filter((one) => isAmong(label.about, one, known)).length;
    addCounts(tally.actType, countsOf(label.act ? [label.act.type] : [], statement.act ? [statement.act.type] : []));
    addCounts(tally.actTargets, overlapOf(label.act?.targets ?? [], statement.act?.targets ?? [], known));
    addCounts(tally.addressees, overlapOf(label.to, statement.addressees, known));
    addCounts(tally.targets, overlapOf(label.about, statement.targets, known));
    addCounts(tally.topics, countsOf(label.topics, statement.topics));
  }
  return tally;
}

function reportOf(tallies: readonly Tally[]): StatementReport {
  const sum = tallies.reduce((total, tally) => {
    for (const key of Object.keys(total) as (keyof Tally)[]) {
      const [into, from] = [total[key], tally[key]];
      if (typeof into === 'object' && typeof from === 'object') addCounts(into, from);
      else if (typeof from === 'number') (total as unknown as Record<string, number>)[key] = Number(into) + from;
    }
    return total;
  }, emptyTally());
  const share = (part: number, whole: number): number => (whole > 0 ? (100 * part) / whole : 0);
  return {
    documents: tallies.length,
    statements: sum.statements,
    speakerNamed: share(sum.right, sum.withSpeaker),
    speakerRight: share(sum.right, sum.named),
    counts: { withSpeaker: sum.withSpeaker, named: sum.named, right: sum.right },
    nestedNamed: share(sum.nestedRight, sum.nestedWithSpeaker),
    nested: { withSpeaker: sum.nestedWithSpeaker, right: sum.nestedRight },
    status: share(sum.status, sum.found),
    represents: share(sum.represents, sum.found),
    polarity: share(sum.polarity, sum.found),
    said: share(sum.said, sum.found),
    sureSpeakers: { count: sum.speakersSure, right: share(sum.speakersSureRight, sum.speakersSure) },
    sureTargets: { count: sum.targetsSure, right: share(sum.targetsSureRight, sum.targetsSure) },
    sureDays: { count: sum.daysSure, right: share(sum.daysSureRight, sum.daysSure) },
    actType: scoreOf(sum.actType),
    actTargets: scoreOf(sum.actTargets),
    addressees: scoreOf(sum.addressees),
    targets: scoreOf(sum.targets),
    topics: scoreOf(sum.topics),
  };
}

const placesOf = ({ text, attributions }: StatementGold): SaidWords[] => {
  const places = wordPlaces(text);
  return attributions.map(({ cue, content }) => ({ cue: places(cue), content: places(content) }));
};

/**
 * For each labelled attribution the index of the one that was read; null for none. One to one, the pairs with the largest
 * share of common words first; they need a third of the words in common.
 */
export function pairsOf(
  gold: StatementGold,
  read: Pick<Attributed, 'text' | 'attributions'>,
  said = placesOf(gold),
): (number | null)[] {
  const places = wordPlacesIn(gold.text, read.text);
  const ours = read.attributions.map(({ content, cue }) => ({ content: places(content), cue: places(cue) }));
  const candidates = said.flatMap(({ content: wanted, cue: wantedCue }, at) => {
    return ours.map((own, index) => {
      const common = wanted.intersection(own.content).size;
      const share = common / (wanted.size + own.content.size - common || 1);
      // Of two sayings with the same content (“urged … and said …”) the cue decides.
      return { at, index, share: share + (wantedCue.intersection(own.cue).size > 0 ? 0.2 : 0), enough: share >= 1 / 3 };
    });
  });
  const result: (number | null)[] = said.map(() => null);
  const used = new Set<number>();
  for (const { at, index } of candidates.filter(({ enough }) => enough).toSorted((a, b) => b.share - a.share)) {
    if (typeof result[at] === 'number' || used.has(index)) continue;
    used.add(index);
    result[at] = index;
  }
  return result;
}

const textOf = (text: string, spans: readonly Span[]): string => spans.map((span) => text.slice(...span)).join(' … ');

/** Names that a reference gives; those of a group's members, or what the text calls the group. */
function namesOf(reference: Reference | null): string[] {
  if (!reference || reference.status === 'unresolved' || reference.status === 'anonymous') return [];
  const members = reference.members.flatMap(({ name }) => name ?? []);
  return members.length > 0 ? members : reference.name ? [reference.name] : [];
}

const actorsOf = (reference: Reference): (string | null)[] =>
  reference.members.length > 0 ? reference.members.map(({ actor }) => actor) : [reference.actor];

/** Whether a reference gives those whom the labels name, and nobody else. */
export function sameNames(labels: readonly string[], reference: Reference | null, known: Known): boolean {
  if (!reference) return false;
  const names = namesOf(reference);
  const actors = actorsOf(reference);
  if (labels.length !== names.length) return false;
  return labels.every((label) => names.some((name, index) => means(label, name, actors[index] ?? null, known)));
}

/** Whether labels name whom a reference means; of a group, each member. */
export function isAmong(labels: readonly string[], reference: Reference, known: Known): boolean {
  const all = reference.members.length > 0 ? reference.members : [reference];
  return all.every(({ name, actor }) => name !== null && labels.some((label) => means(label, name, actor, known)));
}

const representsOf = (reference: Reference | null): { name: string; actor: string; code: string | null }[] =>
  (reference?.members.length ? reference.members : reference ? [reference] : []).flatMap(
    ({ represents }) => represents ?? [],
  );

function sameSet(
  labels: readonly string[],
  got: readonly { name: string; actor: string; code: string | null }[],
  known: Known,
): boolean {
  if (labels.length !== new Set(got.map(({ actor }) => actor)).size) return false;
  return labels.every((label) =>
    got.some(({ name, actor, code }) => code === label || means(label, name, actor, known)),
  );
}

function overlapOf(labels: readonly string[], got: readonly Reference[], known: Known): Counts {
  const ours = got.flatMap((reference) =>
    reference.members.length > 0 ? reference.members : reference.name ? [reference] : [],
  );
  const hits = labels.filter((label) => ours.some(({ name, actor }) => means(label, name, actor, known))).length;
  return { hits, predicted: ours.length, gold: labels.length };
}

function countsOf(labels: readonly string[], got: readonly string[]): Counts {
  return { hits: labels.filter((label) => got.includes(label)).length, predicted: got.length, gold: labels.length };
}
