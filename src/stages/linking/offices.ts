import type { Mention } from '../../document/index.ts';
import { contains } from '../../text/index.ts';

/** “[The President]'s [Office]”: an office whose owner is a mention. */
export interface Owned {
  readonly at: number;
  readonly owner: number;
}

/** An office and what its owner is called. */
interface Called {
  readonly at: number;
  readonly words: string;
  /** Whether the owner is a mention, which may turn out to be called otherwise elsewhere. */
  readonly owner: number | null;
}

/** Pairs of offices that are two because their owners have two names; and those whose owners are mentions. */
interface Offices {
  readonly apart: readonly (readonly [one: number, other: number])[];
  readonly owned: ReadonlyMap<number, Owned>;
}

/** “The Prime Minister's Office”, “Attorney General's office”, and what its owner is called there. */
const WITH_OWNER =
  /^(?:[Tt]he\s)?(?!(?:his|her|its|their|our|my|your)\s)(\p{L}[\p{L}. -]{1,60}\p{L})[’']s?\s[Oo]ffice$/u;
/** Two offices are told apart if not more than so many others stand between them. */
const NEAR = 8;

/** The offices of a text by whose they are. */
export function officesIn(text: string, mentions: readonly Mention[]): Offices {
  const called = mentions.flatMap((_, index) => officeAt(text, mentions, index) ?? []);
  const apart = called.flatMap((one, index) =>
    called
      .slice(Math.max(0, index - NEAR), index)
      .filter((other) => (one.owner === null || other.owner === null) && one.words !== other.words)
      .map((other) => [one.at, other.at] as const),
  );
  const owned = called.flatMap(({ at, owner }) => (owner === null ? [] : [[at, { at, owner }] as const]));
  return { apart, owned: new Map(owned) };
}

/** The office that a mention is; null if its owner is a pronoun, of which nobody knows yet whom it means. */
function officeAt(text: string, mentions: readonly Mention[], index: number): Called | null {
  const [before, office] = [mentions[index - 1], mentions[index]];
  if (!office || office.form === 'pronoun') return null;
  const own = text.slice(...office.span);
  const named = WITH_OWNER.exec(own)?.[1];
  if (named !== undefined) return { at: index, words: named.toLowerCase(), owner: null };
  if (!before || before.form === 'pronoun' || !/^office$/iu.test(own)) return null;
  // The “Office” of “Attorney General's Office”, marked by itself, too.
  if (contains(before.span, office.span)) {
    const whole = WITH_OWNER.exec(text.slice(...before.span))?.[1];
    return whole === undefined ? null : { at: index, words: whole.toLowerCase(), owner: null };
  }
  if (!/^[’']s?\s$/u.test(text.slice(before.span[1], office.span[0]))) return null;
  const words = text
    .slice(...before.span)
    .toLowerCase()
    .replace(/^the\s/u, '');
  return { at: index, words, owner: index - 1 };
}
