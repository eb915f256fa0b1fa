import { headNoun } from './roleNouns.ts';
import { wordSet } from '../text/index.ts';

/** Nouns for others than those who have them. */
const APART: ReadonlySet<string> = new Set(
  (
    'neighbour neighbours neighbor neighbors ally allies enemy enemies foe foes adversary adversaries rival rivals ' +
    'nemesis'
  ).split(' '),
);
const NEIGHBOURING: ReadonlySet<string> = new Set(['neighbouring', 'neighboring']);
/** Words that end the head of a phrase. */
const ENDS = wordSet('of in on at from to for with by including such like who which that and or');

/**
 * Whether a phrase that begins with a state or its adjective is for others than it and its people: “Norway's neighbours”,
 * “Iranian allies in the region”, “Chad's neighbouring states, including Niger”.
 */
export function standsApart(phrase: string): boolean {
  let last = '';
  for (const word of phrase.toLowerCase().split(' ')) {
    if (ENDS.has(word)) break;
    last = word.endsWith(',') ? word.slice(0, -1) : word;
    if (NEIGHBOURING.has(last)) return true;
    if (last !== word) break;
  }
  return APART.has(last);
}

const SENT: ReadonlySet<string> = new Set(['envoy', 'ambassador', 'rapporteur', 'coordinator']);

/** Those who work on a state for another one: “the senior adviser for Peru”. */
const ON_STATE: ReadonlySet<string> = new Set(['director', 'adviser', 'advisor', 'secretary']);

const WHERE: ReadonlySet<string> = new Set(['for', 'to', 'in', 'at']);

/**
 * Whether the words before the name of a state say that somebody is sent there, who is then not of it: “the special envoy for
 * [Syria]”.
 */
export function leadsToWhereSent(before: string): boolean {
  const words = before.toLowerCase().trim().split(' ');
  if (words.at(-1) === 'the') words.pop();
  const link = words.pop() ?? '';
  if (!WHERE.has(link)) return false;
  const noun = headNoun(words.join(' '))?.noun ?? '';
  return (
    SENT.has(noun) ||
    (link === 'for' && ON_STATE.has(noun)) ||
    (noun === 'representative' && words.at(-2) === 'special')
  );
}

/** “Pro-[Syrian] President Vale”, “anti-[French] attacks”: whom something is for or against, it is not of. */
export const isStance = (text: string, state: number): boolean =>
  /\b(?:pro|anti|non)-$/iu.test(text.slice(Math.max(0, state - 5), state));
