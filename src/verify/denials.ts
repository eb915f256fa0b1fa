import { isNegation } from '../ledger/index.ts';
import { bitsOf, RARE_BITS } from '../text/index.ts';

/*
 * The words by which a sentence tells that something is not so, or was not done, in what stands on one side of a comparison:
 * negations, and what denies only together with the words beside it (“far from”, “failed to”, “little evidence”).
 */

/** Words of a stretch that was said or quoted, and those that stand beside it. */
export interface Stretch {
  readonly keys: readonly string[];
  readonly before?: string;
  /** Two words: “have warned” behind “should”. */
  readonly after?: readonly string[];
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** With “to” behind them: what follows is not done. */
const NOT_DOING = words(
  `refuse refuses refused refusing refusal fail fails failed failing failure decline declines declined declining neglect
  neglects neglected neglecting omit omits omitted omitting cease ceases ceased ceasing forget forgets forgot forgotten
  unable unwilling inability unwillingness powerless`,
);
/** The same with another word behind them. */
const PHRASES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['far', words('from')],
  ['short', words('of')],
  ['instead', words('of')],
  ['rather', words('than')],
  ['anything', words('but')],
  ['absence', words('of')],
  ...['refrain', 'refrains', 'refrained', 'refraining', 'abstain', 'abstained', 'desist', 'desisted'].map(
    (verb) => [verb, words('from')] as const,
  ),
]);
const LACKING = words('lack lacks lacked lacking');
/** What is lacking is needed: one for the other is no reversal. */
const NEEDING = /^(?:need|want|requir|miss)/;
/** As good as none, unless an article or an owner before them makes them a small number or size (“a little”, “our few”). */
const ALMOST_NONE = words('little few seldom rarely');
const COUNTED = words(
  'a an the this that these those my our your his her its their any every each some 1 another quite last next first past poor pretty nice',
);
const SMALL = words('small smaller tiny short young slight minor less fewer several some rare hardly scarcely barely');
/** Not quite: what they stand before did not happen. */
const NOT_QUITE = words('almost nearly');
const SUBJECTS = words('i we you he she they it who have has had');
/** Figures of which “almost” takes away little. */
const MULTIPLIED = words('doubled tripled trebled quadrupled halved');
/** Before “have” and a participle: it was not so. */
const UNREAL = words('should would could ought');
const MODALS = words('will would shall should can could may might must ought');
const IRREGULAR = words(
  `been had done gone went made took taken gave given saw seen knew known said told won lost left sent met kept held brought bought
  built came come become broke broken chose chosen paid fell fallen felt fought got heard led meant sold spent thought
  understood wrote written spoke spoken stood found ran shot hit sank quit`,
);
const isParticiple = (key: string): boolean => IRREGULAR.has(key) || (key.length > 3 && key.endsWith('ed'));

/**
 * The places of the words that deny; `others` are the words of the other side. Where that has none, words were left out, and
 * what was left out together with all that it denies (“instead of paying them”) bears on nothing that was kept.
 */
export function denialsIn({ keys, before = '', after = [] }: Stretch, others: readonly string[]): number[] {
  const all = [before, ...keys, ...after];
  return keys.flatMap((key, index) => {
    const at = index + 1;
    if (key === 'without' && others.length === 0 && keys.slice(index + 1).some(isTelling)) return [];
    if (isNegation(key)) return isPlain(all, at, keys.length) ? [index] : [];
    const length = denialAt(all, at, others);
    const bears = others.length > 0 || at + length > keys.length;
    return length > 0 && bears ? [index] : [];
  });
}

/** Whether a word is one that something can be without: “without delay” denies the delay alone. */
const isTelling = (key: string): boolean => bitsOf(key) >= RARE_BITS;

/**
 * A negation, but not that of “no fewer than 500”, “no doubt”, nor of “They not only paid”, “nothing but rain”, unless their
 * second word was kept.
 */
function isPlain(all: readonly string[], at: number, last: number): boolean {
  const next = all[at + 1] ?? '';
  const key = all[at] ?? '';
  const isMeasure =
    /^(?:no|not|nothing)$/.test(key) && /^(?:more|less|\p{L}{2,}er)$/u.test(next) && all[at + 2] === 'than';
  if (isMeasure || (key === 'no' && SURELY.has(next))) return false;
  const taken = (key === 'not' && ONLY.has(next)) || (key === 'nothing' && next === 'but');
  return !taken || at + 1 > last;
}
const ONLY = words('only just merely simply solely');
const SURELY = words('doubt question wonder');

/** How many words deny together from this place on; 0 where none does. */
function denialAt(all: readonly string[], at: number, others: readonly string[]): number {
  const [key = '', next = ''] = all.slice(at);
  const previous = all[at - 1] ?? '';
  if (NOT_DOING.has(key) || PHRASES.has(key)) return isDenyingPair(key, next) ? 2 : 0;
  if (LACKING.has(key)) return others.some((other) => NEEDING.test(other)) ? 0 : next === 'of' ? 2 : 1;
  if (ALMOST_NONE.has(key)) {
    const isSize = COUNTED.has(previous) || previous.endsWith("'s") || others.some((other) => SMALL.has(other));
    return isSize ? 0 : 1;
  }
  if (NOT_QUITE.has(key)) {
    const done = isParticiple(next) && !MULTIPLIED.has(next);
    return done && (SUBJECTS.has(previous) || !IRREGULAR.has(next)) ? 1 : 0;
  }
  return UNREAL.has(key) && !others.some((other) => MODALS.has(other)) ? unrealLength(all.slice(at)) : 0;
}

/** “[should have] warned”, “[ought to have] warned”, “[should never have] warned”. */
function unrealLength([, ...behind]: readonly string[]): number {
  const start = behind[0] === 'to' || isNegation(behind[0] ?? '') ? 1 : 0;
  return behind[start] === 'have' && isParticiple(behind[start + 1] ?? '') ? start + 2 : 0;
}

/** “refuse to”, “far from”: two words that deny what is behind them. */
export const isDenyingPair = (key: string, next: string): boolean =>
  (NOT_DOING.has(key) && next === 'to') || (LACKING.has(key) && next === 'of') || PHRASES.get(key)?.has(next) === true;
