import type { Reference } from '../document/index.ts';
import type { Span } from '../text/index.ts';
import type { LedgerStatement } from './statement.ts';
import { type StanceRole, stanceWordsIn, type StanceWord } from './stanceWords.ts';
import { CONDITIONS, stemOf } from './opposites.ts';
import { isFunction } from './wordChanges.ts';

/** Where somebody stands; `claims` and `denies` are of plain words that affirm or deny without a word for a position. */
export type Side = 'for' | 'against' | 'open' | 'open-against' | 'neutral' | 'claims' | 'denies';

/** A statement as its speaker's position is read from it. */
export interface Stance {
  readonly side: Side;
  /** Whether it judges somebody, or wants, does or claims something. */
  readonly judges: boolean;
  /** The words that decided. */
  readonly words: string;
  /** The stem of the first word that decided, '' where what the statement does decided; and the stems of all its words. */
  readonly decider: string;
  readonly stems: ReadonlySet<string>;
  /** Whether an odd number of words before the word that decided, or all that took a side, deny. */
  readonly denied: boolean;
  /** What it is about, without names and the words that take the position: words by their stems. */
  readonly subject: ReadonlyMap<string, string>;
  /** First letters of names in it, folded; and the ids of those it is about. */
  readonly names: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
  /** A threat, or an offer to talk: of the relation to somebody, whatever the matter. */
  readonly posture: 'threat' | 'offer' | null;
}

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

const wordsOf = (text: string): string[] => text.match(WORD) ?? [];
const setOf = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/u).map(stemOf));

/** Told as a joke, or of former times: no position of today. */
const NOT_MEANT = setOf(
  'joke joked joking jest jested quip quipped tease teased laugh laughter wink ironically sarcastically',
);
const RECALLED = setOf('recall recalled remember remembered recount recounted reminisce reminisced');
const REPORTING = setOf(
  'say says said call calls called claim claims claimed argue argues argued tell tells told insist insists insisted assert asserts maintain maintains',
);
/** Whose reported words are the speaker's own. */
const OWN = new Set('i we he she'.split(' '));

/** Words of many statements that tell nothing of what one is about. */
const GENERAL = setOf(
  `say said tell told add added note stress repeat repeated announce announced declare declared call called speak spoke according
   minister president premier chief leader envoy secretary chancellor official spokesman spokeswoman government ministry
   cabinet parliament reporter journalist radio television newspaper interview speech statement committee rally seminar visit
   country nation state world people man woman thing way time day week month year today yesterday tomorrow now still again
   monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
   november december morning evening foreign prime deputy interior part side case fact reason point question answer
   take make do go come get give keep put let see want wish know think believe find new more most much many other another
   good great big long first last any every own such very too also only even long back up down off out whoever whatever
   always ever two three four five ten hundred thousand million reach turn begin open`,
);

/**
 * Names in what is said, by their first letters. A word that begins a sentence is one only where another follows: all
 * sentences begin with a capital.
 */
function namesIn(text: string): string[] {
  return text.split(/[.!?,]["”’»]*\s+/u).flatMap((sentence) => {
    const words = wordsOf(sentence);
    const isName = (word: string | undefined): boolean =>
      word !== undefined &&
      /^\p{Lu}/u.test(word) &&
      !isFunction(word.toLowerCase()) &&
      !GENERAL.has(stemOf(word.toLowerCase()));
    return words.filter((word, at) => isName(word) && (at > 0 || isName(words[1]))).map(nameOf);
  });
}

/** Words around a statement in which laughter is of it; a long turn has others. */
const NEAR_BY = 80;

/**
 * Reads the positions that a statement takes, sentence by sentence; none where it takes none of today: a joke, history,
 * a question, another's words, or words that another puts into the speaker's mouth.
 */
export function stancesOf(statement: LedgerStatement): Stance[] {
  const { context, attribution, targets, act, speaker, said, document } = statement;
  if (statement.chain.some(isTeller)) return [];
  const points = Array.from(context.text);
  const cue = attribution.cue.map(([from, to]: Span) =>
    points.slice(from - context.span[0], to - context.span[0]).join(''),
  );
  const year = Number((said ?? document.published)?.from.slice(0, 4) ?? Number.NaN);
  const cueWords = wordsOf(cue.join(' '));
  const around = wordsOf(context.text).slice(0, NEAR_BY);
  const mentions = [...targets, ...(act?.targets ?? [])].flatMap(({ name, mention }) => [
    name ?? '',
    ...mention
      .filter(([from, to]) => from >= context.span[0] && to <= context.span[1])
      .map(([from, to]) => points.slice(from - context.span[0], to - context.span[0]).join('')),
  ]);
  const own = new Set(wordsOf(`${speaker?.name ?? ''} ${speaker?.represents?.name ?? ''}`).map((word) => nameOf(word)));
  const targetNames = new Set(
    mentions
      .flatMap(wordsOf)
      .filter((word) => /^\p{Lu}/u.test(word))
      .map(nameOf),
  );
  // That a state speaks of itself tells two of its positions neither apart nor together.
  const itself = speaker?.represents?.actor ?? speaker?.actor;
  const about = [...targets, ...(act?.targets ?? [])]
    .flatMap(({ actor, represents }) => [actor, represents?.actor])
    .filter((actor) => actor !== itself);
  return readingsOf(statement, cueWords)
    .filter(({ sentence, inCue }) => !isNotMeant(around, cueWords, wordsOf(sentence), year, inCue))
    .map(({ read, words, found, sentence, isFirst }) => {
      // What a plain claim is about is not what its condition is about: “if we joined, it would cost us dear”.
      const saidWords = wordsOf(isPlain(read.side) ? withoutCondition(sentence) : sentence);
      const names = new Set(namesIn(sentence).filter((name) => !own.has(name)));
      const taken = new Set(
        found.flatMap(({ from, to }) => words.slice(from, to).map((word) => stemOf(word.toLowerCase()))),
      );
      const subject = new Map(
        [...(isFirst ? cueWords : []), ...saidWords]
          .filter((word) => !/^\p{Lu}/u.test(word) || !(names.has(nameOf(word)) || targetNames.has(nameOf(word))))
          .filter((word) => !own.has(nameOf(word)) && !isFunction(word.toLowerCase()))
          .map((word): [string, string] => [stemOf(word.toLowerCase()), word])
          .filter(([stem]) => stem.length > 2 && !GENERAL.has(stem) && !taken.has(stem) && !/^\d/u.test(stem)),
      );
      return {
        ...read,
        words: read.words === '' ? '' : words.slice(...(read.span ?? [0, 0])).join(' ') || read.words,
        decider: read.span ? stemOf(words[read.span[0]]?.toLowerCase() ?? '') : '',
        stems: new Set([...(isFirst ? cueWords : []), ...wordsOf(sentence)].map((word) => stemOf(word.toLowerCase()))),
        denied: denialsIn(found, read.span?.[0]) % 2 === 1,
        subject,
        names,
        targets: new Set(about.filter((actor) => actor !== null && actor !== undefined)),
        posture: postureOf(statement, words),
      };
    });
}

const MODALS = setOf('will would shall should can could may might must');

/**
 * How often something is ended by whoever speaks or is spoken of: “would lift the ban”, “no reason to lift the ban”.
 * What has an end for its object ends nothing: “cooperation to end the war”.
 */
const endingsIn = (words: readonly string[], found: readonly StanceWord[]): number =>
  found.filter(({ role, from }) => {
    const before = words[from - 1]?.toLowerCase() ?? '';
    const isDone = MODALS.has(stemOf(before)) || /['’]ll$/u.test(before);
    return role === 'reverses' && (isDone || denialsIn(found, from) > 0);
  }).length;

const denialsIn = (found: readonly StanceWord[], until = Infinity): number =>
  found.filter(({ role, from }) => role === 'negates' && from <= until).length;

/** Whether somebody who takes a side tells what another says: a speaker or a state; an outlet only carries it. */
const isTeller = ({ via, actor }: Reference): boolean =>
  via === 'turn' || (actor !== null && (via !== 'organisation' || actor.startsWith('country:')));

interface Reading {
  readonly read: Read;
  readonly words: readonly string[];
  readonly found: readonly StanceWord[];
  /** From which it is read. */
  readonly sentence: string;
  /** Whether it is the statement's first, which the cue leads in. */
  readonly isFirst: boolean;
  /** Whether a word of the cue takes the position. */
  readonly inCue: boolean;
}

const sentencesOf = (text: string): string[] => text.replace(/([.!?]["”’»]*)\s+/gu, '$1\u2029').split('\u2029');
const isQuestion = (sentence: string): boolean => /\?["”’»]*$/u.test(sentence);

/**
 * Each sentence that takes a position in words, with the cue before the first one; where none does, the first. What the
 * statement does leads in the first of them. Nothing is read of questions.
 */
function readingsOf(statement: LedgerStatement, cue: readonly string[]): Reading[] {
  const sentences = sentencesOf(statement.text).flatMap((sentence, at) => {
    if (isQuestion(sentence)) return [];
    const isFirst = at === 0;
    const words = [...(isFirst ? cue : []), ...wordsOf(mainClause(sentence))];
    const found = stanceWordsIn(words).filter(({ role }) => role !== 'nothing');
    const read = sideOf(words, found, isFirst ? cue.length : 0);
    return [{ read, words, found, sentence, isFirst, inCue: isFirst && (read?.span?.[0] ?? Infinity) < cue.length }];
  });
  const worded = sentences.filter(({ read }) => read !== null && !isPlain(read.side));
  const acted = fromAct(statement);
  return (worded.length > 0 ? worded : sentences.slice(0, 1)).map(({ read, inCue, ...rest }, at): Reading => {
    // What is done by saying it leads, unless a word of the cue says more exactly what, or nothing is decided.
    const undecided = read !== null && (read.side.startsWith('open') || read.side === 'neutral');
    const leads = read === null || (at === 0 && !isPlain(acted.side) && !inCue && !undecided);
    return { ...rest, inCue, read: leads ? acted : read };
  });
}

/** Whether nothing but a denial, or none, tells the side. */
export const isPlain = (side: Side): boolean => side === 'claims' || side === 'denies';

const nameOf = (word: string): string =>
  word
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .slice(0, 4);

interface Read {
  readonly side: Side;
  readonly judges: boolean;
  readonly words: string;
  readonly span?: readonly [from: number, to: number];
}

/** From the words that take a position, in order. The first one leads; what follows may turn round what it is about. */
function sideOf(words: readonly string[], found: readonly StanceWord[], cueLength: number): Read | null {
  const first = (...roles: readonly StanceRole[]): StanceWord | undefined =>
    found.find(({ role }) => roles.includes(role));
  const neutral = first('neutral');
  if (neutral) return told('neutral', false, neutral);
  const leading = first('judges-well', 'judges-badly', 'for', 'against', 'demands', 'open');
  if (!leading) {
    const denied = (denialsIn(found) + endingsIn(words, found)) % 2 === 1;
    return found.length === 0 ? null : told(denied ? 'denies' : 'claims', false, found[0]);
  }
  const before = found.filter(
    ({ to, role }) => to <= leading.from && (role === 'negates' || role === 'reverses'),
  ).length;
  const after = found.filter(({ from }) => from >= leading.to);
  const turned = (sign: number): Side => (sign % 2 === 0 ? 'for' : 'against');
  switch (leading.role) {
    case 'judges-well': {
      return told(turned(before), true, leading);
    }
    case 'judges-badly': {
      return told(turned(before + 1), true, leading);
    }
    case 'open': {
      if (before % 2 === 1) return told('against', false, leading);
      // Who may lift a ban doubts it.
      const doubts = after.filter(({ role }) => role === 'reverses').length % 2 === 1;
      return told(doubts ? 'open-against' : 'open', false, leading);
    }
    default: {
      // A verb of the cue has all that is said as its object: “denied that …”, “called for lifting …”.
      const reversing = after.filter(
        ({ role, from }) => role === 'reverses' || (role === 'negates' && from >= cueLength),
      );
      const own = leading.role === 'against' ? 1 : 0;
      return told(turned(before + own + reversing.length), false, leading);
    }
  }
}

const told = (side: Side, judges: boolean, word: StanceWord | undefined): Read => ({
  side,
  judges,
  words: word ? word.role : '',
  ...(word ? { span: [word.from, word.to] as const } : {}),
});

const FOR = new Set(['AGREE', 'SUPPORT', 'COOPERATE', 'AID', 'CONCEDE']);
const AGAINST = new Set(['ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION']);

/** From what the statement does, else from whether it affirms. */
function fromAct({ act, polarity }: LedgerStatement): Read {
  const type = act?.type ?? '';
  const judges = type === 'ACCUSE' || type === 'SUPPORT';
  // Who rejects denies; who denies and yet supports does not support.
  const denied = act?.negated || polarity === 'negated';
  if (FOR.has(type)) return { side: denied ? 'against' : 'for', judges, words: type };
  if (AGAINST.has(type)) return { side: act?.negated ? 'for' : 'against', judges, words: type };
  return { side: polarity === 'negated' ? 'denies' : 'claims', judges: false, words: '' };
}

const OFFERS = setOf('talk talks meeting dialogue negotiation relations invite door hand reconcile');

function postureOf({ act }: LedgerStatement, words: readonly string[]): Stance['posture'] {
  if (act?.negated) return null;
  if (act?.type === 'THREATEN') return 'threat';
  const isOffer = act?.type === 'AGREE' || act?.type === 'SUPPORT' || act?.type === 'CONCEDE';
  return isOffer && words.some((word) => OFFERS.has(stemOf(word.toLowerCase()))) ? 'offer' : null;
}

/** Whether it is a joke, tells of former times, or gives another's words; those are only the object of a cue that takes a position. */
function isNotMeant(
  around: readonly string[],
  cue: readonly string[],
  said: readonly string[],
  year: number,
  inCue: boolean,
): boolean {
  const has = (words: readonly string[], list: ReadonlySet<string>): boolean =>
    words.some((word) => list.has(stemOf(word.toLowerCase())));
  if (has(around, NOT_MEANT) || has(cue, RECALLED)) return true;
  const lower = said.map((word) => word.toLowerCase());
  const former = lower.some((word, at) => {
    if (/^(?:1[89]|20)\d\d$/u.test(word)) return Number(word) <= year - 2;
    return (word === 'ago' && /^years?$/u.test(lower[at - 1] ?? '')) || (word === 'used' && lower[at + 1] === 'to');
  });
  if (former || inCue) return former;
  return lower.some((word, at) => {
    if (at === 0 || at > 8 || !REPORTING.has(stemOf(word))) return false;
    const subject = lower
      .slice(Math.max(0, at - 3), at)
      .filter((one) => !/^(?:had|has|have|also|now|still|often|always)$/u.test(one));
    const last = subject.at(-1) ?? '';
    return (
      last !== '' &&
      !OWN.has(last) &&
      !/^(?:to|be|is|are|was|were|will|would|not|the|a|an|his|her|its|their|what|as)$/u.test(last)
    );
  });
}

/** Conditions before the main clause, and clauses that hang on it or follow it, say nothing of which side it takes. */
const LEADING = /^(?:if|when|while|although|though|because|since|once|unless|should|as long as|provided)\b[^,]*,\s*/iu;
const HANGING =
  /(?:,? (?:but|because|although|though|while|unless|if|provided|once|until|as long as|so that|lest)|, and)\b/iu;

/** A sentence without the condition before its main clause. */
function withoutCondition(sentence: string): string {
  const [first = ''] = wordsOf(sentence);
  return CONDITIONS.has(first.toLowerCase()) ? bareOf(sentence).replace(LEADING, '') : sentence;
}

const bareOf = (text: string): string => text.replace(/^[\s"“‘'«]+/u, '').replace(/^that\s+/iu, '');

function mainClause(text: string): string {
  const main = bareOf(text).replace(LEADING, '');
  const end = main.search(HANGING);
  return end > 10 ? main.slice(0, end) : main;
}
