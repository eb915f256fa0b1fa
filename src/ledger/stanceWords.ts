import { stemOf } from './opposites.ts';

// The words by which somebody takes a position, as stems. Names of groups say what a word does to what follows it.

/** What a word or phrase does: see `stanceOf`. */
export type StanceRole =
  | 'judges-well'
  | 'judges-badly'
  | 'for'
  | 'against'
  | 'refuses'
  | 'rules-out'
  | 'demands'
  | 'asserts'
  | 'reverses'
  | 'negates'
  | 'open'
  | 'neutral'
  | 'nothing';

const PHRASES: Readonly<Record<StanceRole, string>> = {
  // Idioms that hold a negative and deny nothing; longer phrases win, so these take the negative away.
  nothing: `no doubt, without doubt, not only, not just, not merely, no secret, no wonder, nothing but, no more than,
    more than ever, no matter, why not, without delay, thank you, whether or not, not least,
    by the end, in the end, at the end, before the end, until the end, till the end, towards the end, toward the end,
    end of the year, end of the month, end of the week, end of the day, end of the decade, end of the world, end of the road,
    end up, dead end, cease fire,
    a close,
    leave no doubt, will go to, will go on, will go into, will go through,
    on behalf, take back, taken back, no question that, no question about, no longer neutral, not neutral,
    not hesitate, not bow, not yield, not waver, not flinch, not budge, not rest until, not be intimidated, not be blackmailed, not be bullied,
    not wait for, not back down, not give in, not surrender`,
  'judges-well': `praise, commend, applaud, thank, thanks, grateful, salute, hail, laud, defend, congratulate, admire,
    courage, courageous, reliable, trustworthy, good partner, good friend, stand by, stands by, stood by, stand with,
    proud of, glad, pleased with, trust, best insurance, keeps us safe, does us good, good for us, deserves credit,
    appreciate, friend, ally, partner, brother, sister, count on us, is welcome, be welcome, are welcome, always be welcome,
    admiration, gratitude, solidarity, tribute`,
  'judges-badly': `accuse, blame, criticise, condemn, denounce, deplore, decry, slam, lambast, attack as, outrage, outrageous,
    disgrace, disgraceful, betray, betrayed, betrayal, lied, lying, lies, cheat, cheats, robbing, mistake, blunder, guilty,
    responsible for, to blame, is behind, was behind, were behind, harms, harmful, danger, greatest danger, threatens us,
    broken its word, broke its word, broken its promise, violate, violated, chide, scold, rebuke, fault for, aggressor,
    did it, failure, catastrophe, disaster, criminal, reckless, irresponsible, shameful,
    shamed itself, thief, liar, enemy, traitor, murderer, killer, bully, coward, hypocrite, occupier, menace, dangerous, threat,
    hypocrisy, treachery, insult, provocation, nothing to say to, complain, reproach, berate, chastise, lament, steal, broken its promises, broke its promises`,
  for: `support, favour, in favour, welcome, accept, agree, approve, endorse, back it, we back, i back, =backs, =backed, =backing,
    promised, promising, pledge, commit, committed, =ready, =willing, prepared to, embrace, consent, gives its consent, gave its consent,
    admit, acknowledge, concede, confess, confirm, recognise, offer, invite, allow, permit, let in, will join, want to join, to sign,
    will sign, go ahead, goes ahead, went ahead, go forward, advocate, stand for, right thing, our door is open, extend our hand, speak for, spoke for, spoke for a,
    time has come, time had come, is time to, was time to, it's time to, is the time to, was the time to, high time,
    insist that we, yes, in favor, stays in force, remains in force, stay in force, remain in force, green light, gives its blessing, gave its blessing, keen to, eager to, happy to,
    looks forward to, look forward to, apologise, apology, owned up, comes clean, came clean, can live with`,
  against: `oppose, opposed, reject, deny, dismiss, disavow, repudiate, veto, boycott, resist, object to, turn down,
    not tolerate, no longer tolerate, not stand for, not put up with, out of the question, under no circumstances, too early, too soon, premature, not the time, not the moment, no use, see no use,
    is against, are against, am against, was against, be against, vote against, voted against, argue against, argued against, speak against, spoke against, spoke out against, out against, come out against,
    stand against, unacceptable, unthinkable, void, not bound, there will be no, never again, not one more, no more, walk away from,
    rebuff, spurn, keep your, give up on, refute, dispute, is over, opposition to, rejection, refusal, objection, resistance, no future, no place for, no room for, no plans, no plan,
    no intention, not interested, red line, not negotiable, stay out of, want no, wants no, no longer want`,
  // What they are followed by says more: “refused to rule out talks”, “did not rule out talks”.
  refuses: 'refuse, decline',
  'rules-out': 'rule out, rules it out, ruled it out, exclude',
  demands: `demand, insist on, insist upon, call for, call on, urge, request, ask, require, must, has to, have to, had to, need, needs, should,
    appeal, plead, press for, press, overdue, ought to`,
  // What is asserted says more, if it takes a position: “insisted that the navy was behind it”.
  asserts: 'insist, claim',
  reverses: `lift, ease, end, ending, drop, scrap, stop, halt, remove, removal, abolish, abolition, cancel, cancellation, suspend, suspension, revoke, repeal, relax, waive, scale back,
    phase out, give up, given up, gave up, put off, postpone, delay, withdraw, withdrawal, abandon, has to go, have to go, must go, should go, has to fall, have to fall, must fall, should fall,
    get rid, cut, reduce, reduction, tear up, roll back, renounce, forgo, forego, cease, quit, leave, close, keep out, will go, send home, turn away, turned away, dissolve, disband, dismantle, shelve, freeze, undo`,
  negates:
    'not, no, never, =none, nobody, no one, nothing, neither, nor, could not, hardly, scarcely, no longer, not any more, not any longer, unlikely, improbable, doubtful',
  open: `consider, on the table, open to, open mind, may, might, could, possible, possibility, can imagine, could imagine, imagine, look at,
    looking at, look into, think about, thinking about, explore, examine, weigh, conceivable, not impossible, keep the option, leave open, left open, leaves open, keeps open, mull, second look, not closed the door`,
  neutral: `too early to say, too early to tell, too early to judge, too early to know, too soon to say, too soon to tell, premature to say,
    premature to judge, premature to speculate, take no view, no view, not know, wait for, await, neutral, no side, take no side, no position, no opinion, cannot say, open question,
    yet to decide, not decided, undecided, decline to say, decline to comment, decline to answer, refuse to say, refuse to comment, refuse to answer, not yet clear, unclear, nobody knows, not for me to judge, abstain, wait and see, reserve judgment, not take sides, not taking sides`,
};

interface Phrase {
  readonly words: readonly string[];
  readonly role: StanceRole;
}

const longestFirst = (one: Phrase, other: Phrase): number => other.words.length - one.words.length;

/** By the stem of the first word, the longest first. */
const BY_FIRST: ReadonlyMap<string, readonly Phrase[]> = Map.groupBy(
  Object.entries(PHRASES)
    .flatMap(([role, list]) =>
      list.split(',').map((phrase): Phrase => ({
        words: phrase
          .trim()
          .split(/\s+/u)
          .map((word) => (word.startsWith('=') ? word : stemOf(word))),
        role: role as StanceRole,
      })),
    )
    .toSorted(longestFirst),
  ({ words: [first = ''] }) => (first.startsWith('=') ? stemOf(first.slice(1)) : first),
);

export interface StanceWord {
  readonly role: StanceRole;
  /** Places among the words: from, and behind the last. */
  readonly from: number;
  readonly to: number;
}

/** “Won't”, “cannot” and “never” deny as “not” does. */
const isNot = (word: string): boolean => /^(?:not|cannot|never)$|n['’]t$/iu.test(word);

/** The phrases that may begin with a word, the longest first. */
function phrasesFrom(word: string, stem: string): readonly Phrase[] {
  const own = BY_FIRST.get(stem) ?? [];
  return isNot(word) ? [...own, ...(BY_FIRST.get('not') ?? [])].toSorted(longestFirst) : own;
}

/** A stem, or the very word where it begins with a sign: “willing” has the stem of “will”. */
const isWord = (wanted: string, word: string | undefined, stem: string | undefined): boolean => {
  if (wanted.startsWith('=')) return word?.toLowerCase() === wanted.slice(1);
  return wanted === 'not' ? isNot(word ?? '') : stem === wanted;
};

/** Who or what somebody is said to be: read only where it is said, as in “they are our allies” and not “with our allies”. */
const PREDICATES = new Set(
  `friend ally partner brother sister aggressor criminal thief liar enemy traitor murderer killer bully coward hypocrite
  occupier menace threat danger mistake blunder failure catastrophe disaster insult provocation`
    .split(/\s+/u)
    .map(stemOf),
);
const SAYING_WHAT_IS =
  /^(?:is|are|was|were|am|be|been|being|remains?|remained|as|becomes?|became|called|(?:it|that|he|she|they|we|you|i)['’](?:s|re|m))$/iu;
/** So many words may stand between: “is not a very good friend”. */
const BEFORE_PREDICATE = 5;

const isPredicate = (words: readonly string[], at: number): boolean =>
  words.slice(Math.max(0, at - BEFORE_PREDICATE), at).some((word) => SAYING_WHAT_IS.test(word));

/** What follows “close” as a verb; '' where nothing does. */
const CLOSED = new Set(['', ...'a an the this that these those its our his her their all down it them'.split(' ')]);

/** “The pressing challenges”, “close cooperation”: no verb. */
function isAdjective(words: readonly string[], at: number): boolean {
  const word = words[at]?.toLowerCase() ?? '';
  return word === 'pressing' || (word === 'close' && !CLOSED.has(words[at + 1]?.toLowerCase() ?? ''));
}

/** What goes on: “the visa stays”, and not “remains a threat”. */
const LASTING = new Set(['stay', 'remain'].map(stemOf));

/** The words of a stretch that take a position, in order; where two could be read, the longer one. */
export function stanceWordsIn(words: readonly string[]): StanceWord[] {
  const stems = words.map((word) => stemOf(word.toLowerCase()));
  const found: StanceWord[] = [];
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? '';
    const phrase = phrasesFrom(word, stems[at] ?? '').find(
      (one) =>
        one.words.every((stem, offset) => isWord(stem, words[at + offset], stems[at + offset])) &&
        !(word === 'May' && one.role === 'open'),
    );
    const isBare = phrase?.words.length === 1;
    const isOnlyNamed =
      isBare && ((PREDICATES.has(stems[at] ?? '') && !isPredicate(words, at)) || isAdjective(words, at));
    if (phrase && !isOnlyNamed) found.push({ role: phrase.role, from: at, to: at + phrase.words.length });
    else if (LASTING.has(stems[at] ?? '') && (at === words.length - 1 || words[at + 1] === 'in'))
      found.push({ role: 'for', from: at, to: at + 1 });
    at += phrase?.words.length ?? 1;
  }
  return found;
}
