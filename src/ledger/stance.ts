import type { Reference } from '../document/index.ts';
import type { Span } from '../text/index.ts';
import type { LedgerStatement } from './statement.ts';
import { type StanceRole, stanceWordsIn, type StanceWord } from './stanceWords.ts';
import { CONDITIONS, stemOf } from './opposites.ts';
import { nameOf, namesOf } from './nameStems.ts';
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
  /** Stems of the names in it, and the ids of those it is about. */
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
const OWN = new Set('i we he she it me us'.split(' '));

/** Words of many statements that tell nothing of what one is about. */
const GENERAL = setOf(
  `say said tell told add added note stress repeat repeated announce announced declare declared call called speak spoke according
   minister president premier chief leader envoy secretary chancellor official spokesman spokeswoman government ministry
   cabinet parliament reporter journalist radio television newspaper interview speech statement committee rally seminar visit
   country nation state republic world people man woman thing way time day week month year today yesterday tomorrow now still again
   monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
   november december morning evening foreign prime deputy interior part side case fact reason point question answer
   take make do go come get give keep put let see want wish know think believe find new more most much many other another
   good great big long first last any every own such very too also only even long back up down off out whoever whatever
   always ever two three four five ten hundred thousand million reach turn begin open`,
);

/** Names in what is said. A word that begins a sentence is one only where another follows: all sentences begin with a capital. */
const namesIn = (text: string): ReturnType<typeof namesOf> =>
  text.split(/[.!?,]["”’»]*\s+/u).flatMap((sentence) => {
    const words = wordsOf(sentence);
    const isName = (word: string | undefined): boolean =>
      word !== undefined &&
      /^\p{Lu}/u.test(word) &&
      !isFunction(word.toLowerCase()) &&
      !GENERAL.has(stemOf(word.toLowerCase()));
    return namesOf(words, (word, at) => isName(word) && (at > 0 || isName(words[1])));
  });

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
  const ownNames = [speaker?.name ?? '', speaker?.represents?.name ?? ''].flatMap((name) =>
    namesOf(wordsOf(name), () => true),
  );
  const own = new Set(ownNames.map(({ name }) => name));
  const ownWords = new Set(ownNames.flatMap((name) => name.words));
  const speaksFor = speaker?.represents != null;
  const isOwn = (before: string, last: string): boolean =>
    own.has(nameOf(last)) || own.has(`${nameOf(before)} ${nameOf(last)}`) || (speaksFor && BODIES.has(last));
  const mentions = [...targets, ...(act?.targets ?? [])].flatMap(({ name, mention }) => [
    name ?? '',
    ...mention
      .filter(([from, to]) => from >= context.span[0] && to <= context.span[1])
      .map(([from, to]) => points.slice(from - context.span[0], to - context.span[0]).join('')),
  ]);
  const targetNames = mentions.flatMap((mention) => namesOf(wordsOf(mention), (word) => /^\p{Lu}/u.test(word)));
  // That a state speaks of itself tells two of its positions neither apart nor together.
  const itself = speaker?.represents?.actor ?? speaker?.actor;
  const about = [...targets, ...(act?.targets ?? [])]
    .flatMap(({ actor, represents }) => [actor, represents?.actor])
    .filter((actor) => actor !== itself);
  return readingsOf(statement, cueWords)
    .filter((reading) => !isNotMeant(around, cueWords, reading, year, isOwn))
    .map(({ read, words, found, sentence, length }) => {
      // What a plain claim is about is not what its condition is about: “if we joined, it would cost us dear”.
      const saidWords = wordsOf(isPlain(read.side) ? withoutCondition(sentence) : sentence);
      const allWords = [...words.slice(0, length), ...saidWords];
      const named = namesIn(sentence).filter(({ name }) => !own.has(name));
      const naming = new Set([...named, ...targetNames].flatMap((name) => name.words));
      const taken = new Set(
        found.flatMap(({ from, to }) => words.slice(from, to).map((word) => stemOf(word.toLowerCase()))),
      );
      const subject = new Map(
        allWords
          .filter((word) => !/^\p{Lu}/u.test(word) || !naming.has(nameOf(word)))
          .filter((word) => !ownWords.has(nameOf(word)) && !isFunction(word.toLowerCase()) && !CONTRACTED.test(word))
          .map((word): [string, string] => [stemOf(word.toLowerCase()), word])
          .filter(([stem]) => stem.length > 2 && !GENERAL.has(stem) && !taken.has(stem) && !/^\d/u.test(stem)),
      );
      return {
        ...read,
        words: read.words === '' ? '' : words.slice(...(read.span ?? [0, 0])).join(' ') || read.words,
        decider: read.span ? stemOf(words[read.span[0]]?.toLowerCase() ?? '') : '',
        stems: new Set(allWords.map((word) => stemOf(word.toLowerCase()))),
        denied: denialsIn(found, read.span?.[0]) % 2 === 1,
        subject,
        names: new Set(named.map(({ name }) => name)),
        targets: new Set(about.filter((actor) => actor !== null && actor !== undefined)),
        posture: postureOf(statement, words),
      };
    });
}

/** “We’re”, “I’ve”: a pronoun and its verb. */
const CONTRACTED = /['’](?:re|ve|ll|m|d)$/iu;

const MODALS = setOf('will would shall should can could may might must want wants wanted');

/**
 * How often something is ended by whoever speaks or is spoken of: “would lift the ban”, “no reason to lift the ban”.
 * What has an end for its object ends nothing: “cooperation to end the war”.
 */
const endingsIn = (words: readonly string[], found: readonly StanceWord[]): number =>
  found.filter(({ role, from }) => {
    const isDone = words.slice(Math.max(0, from - 2), from + 1).some((word) => MODALS.has(stemOf(word.toLowerCase())));
    return role === 'reverses' && (isDone || /['’]ll$/u.test(words[from - 1] ?? '') || denialsIn(found, from) > 0);
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
  /** The words that take a position; null of plain ones. */
  readonly taking: readonly [from: number, to: number] | null;
  /** How many of the words are of the cue, and whether one of these takes the position. */
  readonly length: number;
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
    const length = at === 0 ? cue.length : 0;
    const words = [...(at === 0 ? cue : []), ...wordsOf(mainClause(sentence))];
    const found = stanceWordsIn(words).filter(({ role }) => role !== 'nothing');
    return [{ read: sideOf(words, found, length), words, found, sentence, length }];
  });
  const worded = sentences.filter(({ read }) => read !== null && !isPlain(read.side));
  const acted = fromAct(statement);
  return (worded.length > 0 ? worded : sentences.slice(0, 1)).map(({ read, length, ...rest }, at): Reading => {
    // What is done by saying it leads, unless a word of the cue says more exactly what, or nothing is decided.
    const inCue = (read?.span?.[0] ?? Infinity) < length;
    const undecided = read !== null && (read.side.startsWith('open') || read.side === 'neutral');
    const taking = read === null || isPlain(read.side) ? null : (read.span ?? null);
    const leads = read === null || (at === 0 && !isPlain(acted.side) && !inCue && !undecided);
    return { ...rest, length, inCue, taking, read: leads ? acted : read };
  });
}

/** Whether nothing but a denial, or none, tells the side. */
export const isPlain = (side: Side): boolean => side === 'claims' || side === 'denies';

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
  const leading =
    first('judges-well', 'judges-badly', 'for', 'against', 'refuses', 'rules-out', 'demands', 'open') ??
    first('asserts');
  const neutral = first('neutral');
  // “It is too early to say whether to leave”, and not “he must not stay neutral”.
  if (neutral && neutral.from < (leading?.from ?? Infinity)) return told('neutral', false, neutral);
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
    case 'refuses': {
      return told(...refusal(before, after, leading), leading);
    }
    case 'rules-out': {
      // Who does not rule something out considers it.
      if (before % 2 === 1) return told('open', false, leading);
      return told(turned(1 + after.filter(({ role }) => role === 'reverses').length), false, leading);
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

/** “Refused to rule out”, “refused to condemn”: what follows a refusal right away may turn it round. */
function refusal(before: number, after: readonly StanceWord[], { to }: StanceWord): [side: Side, judges: boolean] {
  // Who does not refuse has agreed to nothing yet.
  if (before % 2 === 1) return ['open', false];
  const [next] = after;
  // “To” may stand between.
  const object = next && next.from - to <= 1 ? next.role : null;
  if (object === 'rules-out' || object === 'against') return ['open', false];
  if (object === 'judges-badly') return ['for', true];
  if (object === 'judges-well') return ['against', true];
  const reversing = after.filter(({ role }) => role === 'reverses' || role === 'negates').length;
  return [reversing % 2 === 0 ? 'against' : 'for', false];
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

/** Whether the last two words of a subject name the speaker or whom it speaks for. */
type IsOwn = (before: string, last: string) => boolean;

/** Whether it is a joke, tells of former times, or gives another's words. A position that the cue takes is of its day. */
function isNotMeant(
  around: readonly string[],
  cue: readonly string[],
  reading: Reading,
  year: number,
  isOwn: IsOwn,
): boolean {
  const has = (words: readonly string[], list: ReadonlySet<string>): boolean =>
    words.some((word) => list.has(stemOf(word.toLowerCase())));
  if (has(around, NOT_MEANT) || has(cue, RECALLED)) return true;
  return !reading.inCue && (isFormer(reading, year) || isOfOthers(reading, isOwn));
}

/** A year behind one of these is a time (“in 2015”), and not part of a name (“the 2015 deal”) or a number. */
const TIMES = new Set(
  `in during from until till before early late mid spring summer autumn winter january february march april may june july
   august september october november december`.split(/\s+/u),
);
const BEING = new Set('is are was were be been being get got'.split(' '));
const PAST = new Set('was were had did gave spoke stood broke came went'.split(' '));

/** Told of a time that is over: “in 1999 she was against it”, “they used to refuse”. What must be now is of today. */
function isFormer({ sentence, words, taking }: Reading, year: number): boolean {
  const lower = wordsOf(sentence.toLowerCase());
  if (taking) {
    const [from, to] = taking;
    if (words[from - 1] === 'to' && words[from - 2] === 'used') return true;
    const isPast = words.slice(Math.max(0, from - 2), to).some((word, at) => {
      return PAST.has(word.toLowerCase()) || (word.endsWith('ed') && at >= Math.min(2, from));
    });
    if (!isPast) return false;
  }
  return lower.some((word, at) => {
    const before = lower[at - 1] ?? '';
    if (/^(?:1[89]|20)\d\d$/u.test(word)) return TIMES.has(before) && Number(word) <= year - 2;
    if (word === 'ago') return before === 'years' || before === 'year';
    return word === 'used' && lower[at + 1] === 'to' && !BEING.has(before);
  });
}

/** Words between a subject and its verb, and before a noun. */
const AUXILIARY = new Set(
  'had has have also now still again often always never can could must should may might shall will would do does did not'.split(
    ' ',
  ),
);
const NO_SUBJECT = new Set('to be is are was were the a an his her its their what as'.split(' '));
/** Who speaks for one of these means it. */
const BODIES = new Set('government cabinet ministry administration country side party delegation'.split(' '));

/**
 * Whether a verb of saying with another subject tells it: “critics called it a mistake”; not behind what the speaker
 * says of itself (“we reject what critics call a mistake”).
 */
function isOfOthers({ words, length, taking }: Reading, isOwn: IsOwn): boolean {
  const said = words.slice(length).map((word) => word.toLowerCase());
  const subjectOf = (at: number): string[] => said.slice(0, at).filter((one) => !AUXILIARY.has(one));
  const isOwnSubject = (subject: readonly string[]): boolean => {
    const [before = '', last = ''] = ['', ...subject].slice(-2);
    return OWN.has(last) || isOwn(before, last) || (BODIES.has(last) && (before === 'our' || before === 'my'));
  };
  const own = taking === null ? -1 : taking[0] - length;
  const end = own >= 0 && isOwnSubject(subjectOf(own)) ? own : Infinity;
  return said.some((word, at) => {
    if (at === 0 || at > 8 || at > end || !REPORTING.has(stemOf(word))) return false;
    const subject = subjectOf(at);
    const [before = '', last = ''] = ['', ...subject].slice(-2);
    return last !== '' && !NO_SUBJECT.has(last) && !isNoun(word, last, before) && !isOwnSubject(subject);
  });
}

/** “Israel's call”, “repeated claims”: nouns. */
function isNoun(word: string, last: string, before: string): boolean {
  if (/['’]s$/u.test(last)) return true;
  if (!NOUNS.has(word) || ARTICLES.has(before)) return false;
  return QUALIFYING.has(last) || ADJECTIVAL.some((ending) => last.endsWith(ending));
}
const NOUNS = new Set('call calls claim claims'.split(' '));
const ARTICLES = new Set('a an the one'.split(' '));
const QUALIFYING = new Set(
  'all any more many some such no new fresh public false other these those our my your'.split(' '),
);
const ADJECTIVAL = 'al ed ing ous ive ful less ern ian ean ican ese ish ic'.split(' ');

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
