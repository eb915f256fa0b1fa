import { overlaps } from '../text/index.ts';
import type { StatementHit } from './entries.ts';
import type { Position, PositionChange } from './position.ts';
import { type Stand, standsOf } from './stands.ts';
import type { LedgerStatement } from './statement.ts';
import { quadOf } from './timeline.ts';

/** A statement as it is compared, and as it is shown. */
export interface Compared {
  readonly statement: LedgerStatement;
  readonly hit: StatementHit;
}

/** Among so many statements before it something to compare with is looked for. */
const FARTHEST = 200;

/** One of the stands of a statement. */
interface Line extends Compared {
  readonly stand: Stand;
  readonly targets: ReadonlySet<string>;
  readonly voices: ReadonlySet<string>;
}

/**
 * Marks in a speaker's statements, which come in order, where the words say the opposite of earlier words: each stand of a
 * statement is held against the latest before it, of another day, by the same voice, on the same object. Whether the
 * position has changed is for who reads both.
 */
export function markChanges(statements: readonly Compared[]): Position[] {
  /** The stands of each statement, the latest first. */
  const line: (readonly Line[])[] = [];
  const changed: Line[] = [];
  const speaksFor = speakingFor(statements);
  return statements.map(({ statement, hit }): Position => {
    const undated = dayOf(statement) === null;
    const voices = voicesOf(statement);
    const targets = targetsOf(statement);
    const own = (undated ? [] : standsOf(statement, speaksFor.get(statement.speaker?.actor ?? '') ?? [])).map(
      (stand): Line => ({ statement, hit, stand, targets, voices }),
    );
    const earlier = line.slice(-FARTHEST).toReversed().flat();
    let change: PositionChange | null = null;
    for (const here of own) {
      const before = comparedWith(here, earlier);
      if (before === null || !areOpposed(before.stand, here.stand) || isTold(here, changed)) continue;
      change ??= changeFrom(before, here);
      changed.push(here);
    }
    line.push(own.toReversed());
    return { statement: hit, undated, change };
  });
}

/** For whom each speaker speaks in any of the statements: a reading that does not tell it is filled in by the others. */
function speakingFor(statements: readonly Compared[]): Map<string, string[]> {
  const names = new Map<string, Set<string>>();
  for (const { statement } of statements) {
    const { actor = null, represents = null } = statement.speaker ?? {};
    if (actor !== null && represents !== null)
      names.set(actor, (names.get(actor) ?? new Set()).add(represents.name ?? ''));
  }
  return new Map([...names].map(([actor, of]) => [actor, [...of]]));
}

/** Whether the same day or document tells it already. */
const isTold = (here: Line, changed: readonly Line[]): boolean =>
  changed.some(
    (other) => !isElsewhere(other, here) && !areOpposed(other.stand, here.stand) && areComparable(other, here),
  );

const dayOf = ({ said, document }: LedgerStatement): string | null => (said ?? document.published)?.from ?? null;

/** The latest stand with which this one can be compared; one of the same side before others of that day or document. */
function comparedWith(here: Line, earlier: readonly Line[]): Line | null {
  const found: Line[] = [];
  for (const other of earlier) {
    if (!isElsewhere(other, here) || !meet(other.voices, here.voices)) continue;
    if (found[0] && isElsewhere(found[0], other)) break;
    if (areComparable(other, here)) found.push(other);
  }
  return found.find(({ stand }) => !areOpposed(stand, here.stand)) ?? found[0] ?? null;
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

/** Whom it is about, by id; that a state speaks of itself tells two stands neither apart nor together. */
function targetsOf({ speaker, targets, act }: LedgerStatement): Set<string> {
  const itself = new Set([speaker?.actor, speaker?.represents?.actor]);
  const ids = [...targets, ...(act?.targets ?? [])].flatMap(({ actor, represents }) => [actor, represents?.actor]);
  return new Set(ids.filter((actor) => actor !== null && actor !== undefined && !itself.has(actor)) as string[]);
}

/** Of another day, and not within the same words; a quotation is not elsewhere than in the transcript where its words were found. */
const isElsewhere = ({ statement: one }: Line, { statement: other }: Line): boolean =>
  dayOf(one) !== dayOf(other) &&
  !(one.document.id === other.document.id && overlaps(one.context.span, other.context.span)) &&
  !isSource(one, other) &&
  !isSource(other, one);

const isSource = ({ document }: LedgerStatement, { verification }: LedgerStatement): boolean =>
  verification?.places.some(({ transcript }) => transcript === document.id) ?? false;

const meet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean => !one.isDisjointFrom(other);

/** So much of the shorter and of the longer object has to be common, by the number of words and names. */
const OF_SHORTER = 2 / 3;
const OF_LONGER = 0.5;

/** Whether both are on the same object, and not about other parties. */
function areComparable(one: Line, other: Line): boolean {
  const [a, b] = [one.stand, other.stand];
  if (one.targets.size > 0 && other.targets.size > 0 && !meet(one.targets, other.targets)) return false;
  // Names narrow what an object is: the treaty with Norway is not the treaty with Iceland.
  const names = a.names.intersection(b.names).size;
  if (names === 0 && a.names.size > 0 && b.names.size > 0) return false;
  if (a.head.size > 0 && b.head.size > 0 && !meet(a.head, b.head)) return false;
  const words = sharedOf(one.stand, other.stand).length;
  const shared = words + names;
  const [sizeOfOne, sizeOfOther] = [a.object.size + a.names.size, b.object.size + b.names.size];
  // Of one word in common (“the quota”) the party tells whether it is the same one.
  if (words === 0 || (shared < 2 && !meet(one.targets, other.targets))) return false;
  return (
    shared >= Math.min(sizeOfOne, sizeOfOther) * OF_SHORTER && shared >= Math.max(sizeOfOne, sizeOfOther) * OF_LONGER
  );
}

/** What both are on, in the words of the second. */
const sharedOf = ({ object: one }: Stand, { object: other }: Stand): string[] =>
  [...other].filter(([stem]) => one.has(stem)).map(([, word]) => word);

/** For and against; from ruling out to considering and back. Going from considering to deciding is no opposite. */
const areOpposed = ({ side: one }: Stand, { side: other }: Stand): boolean =>
  one !== other && (one === 'against' || other === 'against');

function changeFrom(before: Line, here: Line): PositionChange {
  const [a, b] = [before.statement, here.statement];
  const [sideBefore, sideHere] = [sideOf(a), sideOf(b)];
  const acts = sideBefore !== null && sideHere !== null && sideBefore !== sideHere;
  const differsIn = [
    ...(acts ? (['act'] as const) : []),
    ...(a.polarity === b.polarity ? [] : (['polarity'] as const)),
  ];
  const matter = sharedOf(before.stand, here.stand);
  return {
    differsIn: differsIn.length > 0 ? differsIn : ['stance'],
    from: before.hit,
    why: `${toldSide(before)} before, ${toldSide(here)} here${matter.length > 0 ? `; both have “${matter.slice(0, 3).join('”, “')}”` : ''}`,
  };
}

/** Whether what a statement does is cooperation; null where it does nothing, or asks for something, which tells no side. */
function sideOf({ act }: LedgerStatement): boolean | null {
  const quad = act === null || act.type === 'REQUEST' ? null : quadOf(act.type);
  return quad === null ? null : quad <= 2;
}

const toldSide = ({ stand: { side, words } }: Line): string => `${side} (“${words}”)`;
