import type { Reference } from '../document/index.ts';
import type { Span } from '../text/index.ts';
import type { LedgerStatement } from './statement.ts';
import { nameOf, namesOf } from './nameStems.ts';
import { BODIES, isNotMeant } from './notMeant.ts';
import { stemOf } from './opposites.ts';
import { denialsIn, isPlain, readingsOf, type Side, withoutCondition } from './stanceReading.ts';
import { stemsOf, wordsOf } from './stanceStems.ts';
import { isFunction } from './wordChanges.ts';
import { isState } from '../lexicon/index.ts';

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

/** Words of many statements that tell nothing of what one is about. */
const GENERAL = stemsOf(
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

/** Whether somebody who takes a side tells what another says: a speaker or a state; an outlet only carries it. */
const isTeller = ({ via, actor }: Reference): boolean =>
  via === 'turn' || (actor !== null && (via !== 'organisation' || isState(actor)));

const OFFERS = stemsOf('talk talks meeting dialogue negotiation relations invite door hand reconcile');

function postureOf({ act }: LedgerStatement, words: readonly string[]): Stance['posture'] {
  if (act?.negated) return null;
  if (act?.type === 'THREATEN') return 'threat';
  const isOffer = act?.type === 'AGREE' || act?.type === 'SUPPORT' || act?.type === 'CONCEDE';
  return isOffer && words.some((word) => OFFERS.has(stemOf(word.toLowerCase()))) ? 'offer' : null;
}
