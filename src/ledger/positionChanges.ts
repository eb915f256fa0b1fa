import type { StatementHit } from './entries.ts';
import type { LedgerStatement } from './statement.ts';
import type { Position, PositionChange } from './position.ts';
import { isPlain, type Side, type Stance, stanceOf } from './stance.ts';
import { sharedWords, type Subject, subjectOf } from './subject.ts';

/** A statement as it is compared, and as it is shown. */
export interface Compared {
  readonly statement: LedgerStatement;
  readonly hit: StatementHit;
}

/** How far back something to compare with is looked for. */
const FARTHEST = 200;

interface Line extends Compared {
  readonly stance: Stance;
  /** Where its own words name nobody, those whom the speaker names in the document beside it. */
  readonly names: ReadonlySet<string>;
  readonly subject: Subject;
}

/**
 * Marks in a speaker's statements, which come in order, where the position changes. Like is compared with like: a
 * statement with the latest before it, of another document, that has a position on the same matter and about the same
 * parties. Statements that take no position of today (jokes, history, the words of others) are compared with nothing.
 */
export function markChanges(statements: readonly Compared[]): Position[] {
  const stances = statements.map(({ statement }) => (dayOf(statement) === null ? null : stanceOf(statement)));
  const named = namesByDocument(statements, stances);
  const line: Line[] = [];
  const changed: Line[] = [];
  return statements.map(({ statement, hit }, at): Position => {
    const stance = stances[at] ?? null;
    const undated = dayOf(statement) === null;
    if (stance === null) return { statement: hit, undated, change: null };
    const names = stance.names.size > 0 ? stance.names : (named.get(statement.document.id) ?? stance.names);
    const here: Line = { statement, hit, stance, names, subject: subjectOf(stance.subject) };
    const before = comparedWith(here, line);
    const isChange = before !== null && areOpposed(before.stance, stance) && !isTold(here, changed);
    const change = isChange ? changeFrom(before, here) : null;
    line.push(here);
    if (change) changed.push(here);
    return { statement: hit, undated, change };
  });
}

/** Whether the same document tells the change already. */
const isTold = (here: Line, changed: readonly Line[]): boolean =>
  changed.some(
    (other) => !isElsewhere(other, here) && isSameSide(other.stance, here.stance) && areComparable(other, here),
  );

const dayOf = ({ said, document }: LedgerStatement): string | null => (said ?? document.published)?.from ?? null;

function namesByDocument(
  statements: readonly Compared[],
  stances: readonly (Stance | null)[],
): Map<string, ReadonlySet<string>> {
  const named = new Map<string, Set<string>>();
  for (const [at, { statement }] of statements.entries()) {
    const names = named.get(statement.document.id) ?? new Set<string>();
    for (const name of stances[at]?.names ?? []) names.add(name);
    named.set(statement.document.id, names);
  }
  return named;
}

/** The latest statement with which this one can be compared, of another document or day; one of the same side before others of that document. */
function comparedWith(here: Line, line: readonly Line[]): Line | null {
  const found: Line[] = [];
  for (const other of line.slice(-FARTHEST).toReversed()) {
    if (!isElsewhere(other, here)) continue;
    if (found[0] && isElsewhere(found[0], other)) break;
    if (areComparable(other, here)) found.push(other);
  }
  return found.find(({ stance }) => !areOpposed(stance, here.stance)) ?? found[0] ?? null;
}

/** In another document, or of another day; a quotation is not elsewhere than in the transcript where its words were found. */
const isElsewhere = ({ statement: one }: Line, { statement: other }: Line): boolean =>
  (one.document.id !== other.document.id || dayOf(one) !== dayOf(other)) &&
  !isSource(one, other) &&
  !isSource(other, one);

const isSource = ({ document }: LedgerStatement, { verification }: LedgerStatement): boolean =>
  verification?.places.some(({ transcript }) => transcript === document.id) ?? false;

const meet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => !one.isDisjointFrom(other);

/** Whether both are about the same parties and the same matter, so that one side can be held against the other. */
function areComparable(one: Line, other: Line): boolean {
  const [a, b] = [one.stance, other.stance];
  const sameParty = meet(a.targets, b.targets) || meet(one.names, other.names);
  // Who both are about is known, by the reading or by their words, and it is not the same.
  const aboutOthers = a.targets.size > 0 && b.targets.size > 0;
  const namingOthers = one.names.size > 0 && other.names.size > 0;
  if (!sameParty && (aboutOthers || namingOthers)) return false;
  // Threats and offers to talk are of the relation, whatever the matter.
  if (sameParty && a.posture !== null && b.posture !== null) return true;
  const words = sharedWords(one.subject, other.subject).length;
  // A plain claim is compared with one that has its words, another noun in common is not enough.
  if (isPlain(a.side) || isPlain(b.side))
    return words >= 2 || (words === 1 && Math.min(a.subject.size, b.subject.size) === 1);
  if (words > 0) return true;
  if (!sameParty) return false;
  // A judgement without a matter is of the party as a whole.
  return a.judges && b.judges && (a.subject.size === 0 || b.subject.size === 0);
}

const YES: ReadonlySet<Side> = new Set(['for', 'claims']);
const NO: ReadonlySet<Side> = new Set(['against', 'denies']);

const isSameSide = ({ side: one }: Stance, { side: other }: Stance): boolean =>
  one === other || (YES.has(one) && YES.has(other)) || (NO.has(one) && NO.has(other));

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
