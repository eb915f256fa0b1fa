import { overlaps } from '../text/index.ts';
import type { StatementHit } from './entries.ts';
import type { LedgerStatement } from './statement.ts';
import type { Position, PositionChange } from './position.ts';
import { type Stance, stancesOf } from './stance.ts';
import { isPlain, type Side } from './stanceReading.ts';
import { sharedWords, type Subject, subjectOf } from './subject.ts';

/** A statement as it is compared, and as it is shown. */
export interface Compared {
  readonly statement: LedgerStatement;
  readonly hit: StatementHit;
}

/** Among so many statements before it something to compare with is looked for. */
const FARTHEST = 200;

/** One of the positions of a statement. */
interface Line extends Compared {
  readonly stance: Stance;
  /** Where its own words name nobody, those whom the speaker names in the document beside it. */
  readonly names: ReadonlySet<string>;
  readonly subject: Subject;
  readonly voices: ReadonlySet<string>;
}

/**
 * Marks in a speaker's statements, which come in order, where the position changes. Like is compared with like: each
 * position of a statement with the latest before it, of another day, by the same voice, on the same matter and about the
 * same parties. Statements that take no position of today (jokes, history, the words of others) are compared with nothing.
 */
export function markChanges(statements: readonly Compared[]): Position[] {
  const stances = statements.map(({ statement }) => (dayOf(statement) === null ? [] : stancesOf(statement)));
  const named = namesByDocument(statements, stances);
  /** The positions of each statement, the latest first. */
  const line: (readonly Line[])[] = [];
  const changed: Line[] = [];
  return statements.map(({ statement, hit }, at): Position => {
    const undated = dayOf(statement) === null;
    const voices = voicesOf(statement);
    const own = (stances[at] ?? []).map((stance): Line => {
      const names = stance.names.size > 0 ? stance.names : (named.get(statement.document.id) ?? stance.names);
      return { statement, hit, stance, names, subject: subjectOf(stance.subject), voices };
    });
    const earlier = line.slice(-FARTHEST).toReversed().flat();
    let change: PositionChange | null = null;
    for (const here of own) {
      const before = comparedWith(here, earlier);
      if (before === null || !isChange(before.stance, here.stance) || isTold(here, changed)) continue;
      change ??= changeFrom(before, here);
      changed.push(here);
    }
    line.push(own.toReversed());
    return { statement: hit, undated, change };
  });
}

/** Whether the same day or document tells the change already. */
const isTold = (here: Line, changed: readonly Line[]): boolean =>
  changed.some(
    (other) => !isElsewhere(other, here) && isSameSide(other.stance, here.stance) && areComparable(other, here),
  );

const dayOf = ({ said, document }: LedgerStatement): string | null => (said ?? document.published)?.from ?? null;

function namesByDocument(
  statements: readonly Compared[],
  stances: readonly (readonly Stance[])[],
): Map<string, ReadonlySet<string>> {
  const named = new Map<string, Set<string>>();
  for (const [at, { statement }] of statements.entries()) {
    const names = named.get(statement.document.id) ?? new Set<string>();
    for (const name of stances[at]?.flatMap((stance) => [...stance.names]) ?? []) names.add(name);
    named.set(statement.document.id, names);
  }
  return named;
}

/** The latest position with which this one can be compared; one of the same side before others of that day or document. */
function comparedWith(here: Line, earlier: readonly Line[]): Line | null {
  const found: Line[] = [];
  for (const other of earlier) {
    if (!isElsewhere(other, here) || !meet(other.voices, here.voices)) continue;
    if (found[0] && isElsewhere(found[0], other)) break;
    if (areComparable(other, here)) found.push(other);
  }
  return found.find(({ stance }) => !areOpposed(stance, here.stance)) ?? found[0] ?? null;
}

/**
 * By whom a statement is said: the persons and bodies that are named, and whom they speak for. Where two have one of these
 * in common the same one speaks, or somebody else for the same body; of two whom nobody names each may be anybody.
 */
const voicesOf = ({ speaker }: LedgerStatement): Set<string> =>
  new Set(
    [speaker, ...(speaker?.members ?? [])].flatMap((voice) =>
      voice === null || voice.name === null ? [] : [voice.actor ?? voice.name, voice.represents?.actor ?? []].flat(),
    ),
  );

/** Of another day, and not within the same words; a quotation is not elsewhere than in the transcript where its words were found. */
const isElsewhere = ({ statement: one }: Line, { statement: other }: Line): boolean =>
  dayOf(one) !== dayOf(other) &&
  !(one.document.id === other.document.id && overlaps(one.context.span, other.context.span)) &&
  !isSource(one, other) &&
  !isSource(other, one);

const isSource = ({ document }: LedgerStatement, { verification }: LedgerStatement): boolean =>
  verification?.places.some(({ transcript }) => transcript === document.id) ?? false;

const meet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => !one.isDisjointFrom(other);

/**
 * So much of what either is about has to be common, by the number of words and names of the longer one. It takes nine in
 * ten of the marks in 778 real documents away, nearly all of them wrong, and none of the changes in corpus/positions.
 */
const IN_COMMON = 0.4;
/** The same where one of them only claims or denies something: that it has other words is no other position. */
const IN_COMMON_OF_CLAIMS = 0.6;
/** A judgement of somebody without a matter is held against one that has hardly a matter either. */
const HARDLY_A_MATTER = 3;

/** Whether both are about the same parties and the same matter, so that one side can be held against the other. */
function areComparable(one: Line, other: Line): boolean {
  const [a, b] = [one.stance, other.stance];
  const sameParty = meet(a.targets, b.targets) || meet(one.names, other.names);
  // Who both are about is known, by the reading or by their words, and it is not the same.
  const aboutOthers = a.targets.size > 0 && b.targets.size > 0;
  const namingOthers = one.names.size > 0 && other.names.size > 0;
  if (!sameParty && (aboutOthers || namingOthers)) return false;
  // Threats and offers to talk are of the relation, whatever the matter.
  const sameTargets = a.targets.size > 0 && a.targets.symmetricDifference(b.targets).size === 0;
  if (sameTargets && a.posture !== null && b.posture !== null) return true;
  const larger = Math.max(a.subject.size + a.names.size, b.subject.size + b.names.size);
  const words = sharedWords(one.subject, other.subject).length;
  const isClaim = isPlain(a.side) || isPlain(b.side);
  const part = isClaim ? IN_COMMON_OF_CLAIMS : IN_COMMON;
  if (words > 0) return words + a.names.intersection(b.names).size >= larger * part;
  // A judgement without a matter is of the party as a whole.
  const bare =
    Math.min(a.subject.size, b.subject.size) === 0 && Math.max(a.subject.size, b.subject.size) <= HARDLY_A_MATTER;
  return a.judges && b.judges && bare && sameTargets && a.names.symmetricDifference(b.names).size === 0;
}

const YES: ReadonlySet<Side> = new Set(['for', 'claims']);
const NO: ReadonlySet<Side> = new Set(['against', 'denies']);

const isSameSide = ({ side: one }: Stance, { side: other }: Stance): boolean =>
  one === other || (YES.has(one) && YES.has(other)) || (NO.has(one) && NO.has(other));

const isChange = (before: Stance, here: Stance): boolean => areOpposed(before, here) && isSaidOtherwise(before, here);

/**
 * Whether words that only one of the two has make the difference. Of two that call for a ceasefire one reads as against
 * it only because of what else its sentence has in it.
 */
function isSaidOtherwise(one: Stance, other: Stance): boolean {
  if (one.denied !== other.denied) return true;
  const isIn = ({ decider }: Stance, { stems }: Stance): boolean => decider !== '' && stems.has(decider);
  return !isIn(one, other) && !isIn(other, one);
}

/** For and against; from ruling out to considering and back; from taking no side to taking one. */
function areOpposed({ side: one }: Stance, { side: other }: Stance): boolean {
  const either = (first: ReadonlySet<Side>, second: ReadonlySet<Side>): boolean =>
    (first.has(one) && second.has(other)) || (second.has(one) && first.has(other));
  const neutral: ReadonlySet<Side> = new Set(['neutral']);
  const taken: ReadonlySet<Side> = new Set(['for', 'against']);
  return (
    either(YES, NO) || either(new Set(['open']), NO) || either(new Set(['open-against']), YES) || either(neutral, taken)
  );
}

const COOPERATION = new Set(['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT']);

function changeFrom(before: Line, here: Line): PositionChange {
  const [a, b] = [before.statement, here.statement];
  const side = (act: string | undefined): boolean | null =>
    act === undefined || act === 'REQUEST' ? null : COOPERATION.has(act);
  const [sideBefore, sideHere] = [side(a.act?.type), side(b.act?.type)];
  const acts = sideBefore !== null && sideHere !== null && sideBefore !== sideHere;
  const differsIn = [
    ...(acts ? (['act'] as const) : []),
    ...(a.polarity === b.polarity ? [] : (['polarity'] as const)),
  ];
  const matter = sharedWords(before.subject, here.subject);
  return {
    differsIn: differsIn.length > 0 ? differsIn : ['stance'],
    from: before.hit,
    why: `${toldSide(before)} before, ${toldSide(here)} here${matter.length > 0 ? `; both have “${matter.slice(0, 3).join('”, “')}”` : ''}`,
  };
}

const toldSide = ({ stance: { side, words } }: Line): string => (words === '' ? side : `${side} (“${words}”)`);
