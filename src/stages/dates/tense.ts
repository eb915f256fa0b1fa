import type { Tense } from './candidate.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const FUTURE = setOf(
  'will shall would may might could should must can cannot due expected scheduled slated planned planning plans plan ' +
    'hopes hope intends intend wants want expects expect upcoming forthcoming likely ahead wo ca',
);
const PAST = setOf("was were had did has have been wasn't weren't hadn't didn't hasn't haven't having ago");
const PRESENT = setOf("is are am isn't aren't");
/** Past forms without -ed that are common in news. */
const IRREGULAR = setOf(
  'said told met held left came went took gave made began won lost fell rose led sent saw found became broke brought ' +
    'built bought chose cut drew drove fought flew forgot froze got grew heard hit kept knew lay let paid put ran sang sank ' +
    'sat sold shot shut spoke spent stood stole struck swore taught tore thought threw understood withdrew wrote written ' +
    'burnt died fled hung laid read rang set shook spread stuck swept won overthrew overtook undertook held given taken ' +
    'shown seen known done gone spoken broken chosen woke slept bore beat felt meant dealt sought caught',
);
/** Forms in -ed that are not verbs. */
const NO_VERB = setOf(
  'united hundred indeed need speed allied seed embed unprecedented so-called proceed exceed succeed',
);
/** Verbs that put a future date into the plain present or follow “to”. */
const PLANS = setOf(
  'meet meets open opens close closes start starts begin begins end ends return returns resume resumes expire expires take ' +
    'takes go goes gather gathers reopen reopens hold holds host hosts visit visits travel travels arrive arrives leave ' +
    'leaves vote votes convene convenes face faces stand stands run runs come comes be decide decides sign signs release ' +
    'publish submit reach hear report reports give join attend discuss announce launch launches rise fall pay complete ' +
    'withdraw send speak speaks appear appears elect replace move march ask enter enters apply applies celebrate celebrates remain stay stays',
);
/** After these, “to” or “until” introduces what is asked for or promised. */
const ASKED = setOf(
  'asked called urged demanded proposed promised offered agreed vowed pledged postponed delayed adjourned invited ordered ' +
    'sought extended moved threatened decided planned hoped wanted intended prepared chose committed arranged resolved',
);
/** After these, an infinitive says what did or did not happen. */
const ENDED = setOf(
  'declined refused failed managed used forced began started came continued helped had unable needed',
);

/** What ends when its day comes, which is therefore ahead: “held until a hearing on 5 April”. Whose it is tells of the past (“until her death on 5 April”). */
const UNTIL = setOf('until till pending awaiting');
const OWNERS = setOf('his her its their my our your');
/** With “for” and a day after them, they tell for when something is arranged: “a vote called for the evening of 5 April”. */
const ARRANGED = setOf(
  'set called fixed booked billed pencilled listed tabled arranged announced rescheduled timed convened',
);
const TIME_OF_DAY = setOf('the early late morning afternoon evening night of on in');

const BREAKS =
  /[;:()“”"]|[—–]|(?:^|\s)(?:that|which|who|whose|while|but|although|though|because)\s|,\s(?:and|as|where|when)\s/giu;
/** “, Chile, and Bolivia ”: the last name of a list begins no clause. */
const LIST_END = /,\s(?:the\s)?\p{Lu}[^,]{0,40},\sand\s(?:(?:\p{Lu}[^\s,]*|the|of|in|on|from)\s)+$/u;
/** “Norway-led” is one word. */
const WORD = /\p{L}+(?:['’-]\p{L}+)*/gu;
const SIGHT = 200;

const DEEDS =
  'attacks?|(?:air|drone|missile|rocket)[ -]?strikes?|bombings?|shootings?|blasts?|explosions?|killings?|hijackings?|crash|(?:earth)?quake|clashes|raids?|massacre|coup|riots?|ruling|agreement';
/** “Sunday's bombing”, “the 5 April bombing” have been, whatever is done about them, */
const DEED_BEHIND = ` (?:\\p{L}+ ){0,2}?(?:${DEEDS})\\b`;
const HAPPENED = new RegExp(`^['’]s?${DEED_BEHIND}`, 'u');
const HAPPENED_THEN = new RegExp(`^${DEED_BEHIND}`, 'u');
/** and so has that for which somebody vows revenge: “to strike back for an attack Friday”. */
const HAPPENED_BEFORE = new RegExp(
  `\\b(?:for|after|following|over|to) (?:an?|the) (?:[\\p{L}-]+ ){0,2}?(?:${DEEDS}) (?:on )?$`,
  'u',
);
const LONGEST_DEED = 40;

/**
 * “Ada May said”, “when Will Reed left”: behind another word a capital tells a name, or the month; “May said” opens no wish. “Face the
 * Nation” is a programme.
 */
const NAMES =
  /(?<=[\p{L}\p{N},.’”] )(?:May|Will)(?!\p{L})|\b(?:Face the Nation|Meet the Press)\b|^May(?! (?:I|he|she|it|we|you|they|the|this|that|your|God|all)\b)(?!\p{L})/gu;

/**
 * Whether the clause around an expression is about the past or the future, judged by the nearest verb: before it in its
 * clause, otherwise after it, otherwise before the clause. It knows auxiliaries, -ed, the commonest irregular verbs and
 * the present tense for planned events. It does not parse, so a noun that looks like one of these misleads it. Offsets
 * refer to the sentence. Null if no verb shows the tense.
 */
export function tenseAt(sentence: string, start: number, end: number): Tense | null {
  const text = sentence.replace(NAMES, (name) => '_'.repeat(name.length));
  const before = text.slice(Math.max(0, start - SIGHT), start);
  const behind = text.slice(end, end + LONGEST_DEED);
  if (HAPPENED.test(behind) || HAPPENED_BEFORE.test(before)) return 'past';
  if (/\bthe \S/iu.test(text.slice(Math.max(0, start - 4), start + 5)) && HAPPENED_THEN.test(behind)) return 'past';
  if (
    /(?:^|\W)(?:since|than|than in) (?:the )?$/i.test(before) ||
    /(?:^|\W)(?:since|than)\b/i.test(text.slice(start, end))
  )
    return 'past';
  if (
    /(?:^|\W)(?:until|till|by|to|pending|effective(?: from| on)?|with effect from) (?:the )?$/i.test(before) &&
    !/\b(?:had|lasted|continued|raged|stretched|back to|compared to|relative to|prior to|dat(?:es|ed|ing) to) ?/i.test(
      before,
    ) &&
    !(/\bby (?:the )?$/i.test(before) && /^[^.;:]{0,80}?\bhad\b/.test(text.slice(end)))
  )
    return 'future';
  const clause = clauseAround(text, start, end);
  return nearest(clause.before, 'last') ?? nearest(clause.after, 'first') ?? nearest(clause.earlier, 'last');
}

/** The words before and after an expression in its clause, and those before the clause. */
function clauseAround(text: string, start: number, end: number): Record<'before' | 'after' | 'earlier', string[]> {
  const before = text.slice(Math.max(0, start - SIGHT), start);
  let clauseStart = 0;
  const list = LIST_END.exec(before)?.index ?? before.length;
  for (const match of before.slice(0, list).matchAll(BREAKS)) clauseStart = match.index + match[0].length;
  const after = text.slice(end, end + SIGHT);
  const clauseEnd = Array.from(after.matchAll(BREAKS), (match) => match.index).find((at) => at > 0) ?? after.length;
  return {
    before: wordsIn(before.slice(clauseStart)),
    after: wordsIn(after.slice(0, clauseEnd)),
    earlier: wordsIn(before.slice(0, clauseStart)),
  };
}

/** Whether the clause around an expression tells what was before the rest: “had said on Monday”, “on Monday it had said”. */
export function isPluperfect(text: string, start: number, end: number): boolean {
  const { before, after } = clauseAround(text, start, end);
  const isHad = (words: readonly string[], at: number): boolean => helpersBefore(words, at).includes('had');
  const last = before.findLastIndex(isPastForm);
  return last >= 0
    ? isHad(before, last)
    : isHad(
        after,
        after.findIndex((word) => isPastForm(word) && word !== 'had'),
      );
}

/**
 * Whether the expression ends what the clause before it tells (“was held until a hearing on 5 April”): in news such a day
 * lies ahead, but a narrative of long ago goes on over it.
 */
export function isAwaited(text: string, start: number): boolean {
  const words = wordsIn(text.slice(Math.max(0, start - SIGHT), start));
  const at = words.findLastIndex((word) => UNTIL.has(word));
  return at >= 0 && nearest(words.slice(at + 1), 'last') === null;
}

const wordsIn = (text: string): string[] =>
  (text.match(WORD) ?? []).map((word) => word.toLowerCase().replace('’', "'"));

function nearest(words: readonly string[], which: 'first' | 'last'): Tense | null {
  for (let step = 0; step < words.length; step += 1) {
    const tense = tenseOfWord(words, which === 'first' ? step : words.length - 1 - step, which);
    if (tense) return tense;
  }
  return null;
}

function tenseOfWord(words: readonly string[], at: number, which: 'first' | 'last'): Tense | null {
  const word = words[at] ?? '';
  const helpers = helpersBefore(words, at);
  if (which === 'last' && UNTIL.has(word) && !isOwned(words[at + 1] ?? '')) return 'future';
  if (which === 'last' && ARRANGED.has(word) && isForDay(words.slice(at + 1))) return 'future';
  // “The talks went ahead on Monday.”
  if (word === 'ahead' && /^(?:went|gone)$/.test(words[at - 1] ?? '')) return 'past';
  // “They looked forward to the visit in July.”
  if (word === 'forward' && /^look(?:s|ed|ing)?$/.test(words[at - 1] ?? '')) return 'future';
  // “His peace plan”, “due to the storm”.
  if (/^(?:plans?|hopes?)$/.test(word) && !isVerb(word, words[at - 1])) return null;
  if (word === 'due' && words[at + 1] === 'to' && CAUSE.test(words[at + 2] ?? '')) return null;
  if (FUTURE.has(word) || word.endsWith("'ll") || word === "won't") return 'future';
  if (word === 'set' && words[at + 1] === 'to') return 'future';
  if (word.endsWith("'d") && /^(?:like|love|prefer|want|rather)$/.test(words[at + 1] ?? '')) return 'future';
  if (PAST.has(word)) return helpers.some((helper) => FUTURE.has(helper)) ? 'future' : 'past';
  if (PLANS.has(word)) return planned(words, at, helpers);
  // What is announced is in the future: “announced a second round of talks in May”, but “announced on Tuesday” and “in
  // May they announced …”.
  if (which === 'last' && /^announc(?:ed|es|ing)$/.test(word) && words.length - at > 4) return 'future';
  // “agreed to meet on Tuesday”, but “on Tuesday they agreed to meet”.
  if (which === 'last' && ASKED.has(word) && words.slice(at + 1).some((next) => /^(?:to|until|till)$/.test(next)))
    return 'future';
  if (isPastVerb(word)) return told(helpers);
  return PRESENT.has(word) ? 'future' : null;
}

/** What may stand between an auxiliary and its verb. */
const BETWEEN = setOf('be been being to not also never now soon then still first again just only later both all');

/** The auxiliaries before a verb: “will also be [held]”, but none in “must pay, the minister [said]”. */
function helpersBefore(words: readonly string[], at: number): readonly string[] {
  const isHelper = (word: string): boolean =>
    BETWEEN.has(word) || FUTURE.has(word) || PAST.has(word) || PRESENT.has(word) || /(?:ly|n't|'ll)$/.test(word);
  let start = at;
  while (start > Math.max(0, at - 3) && isHelper(words[start - 1] ?? '')) start -= 1;
  return words.slice(start, at);
}

const CAUSE = /^(?:the|an?|its|his|her|their|this|bad|heavy|lack|\p{L}+(?:ing|tion|s))$/u;

const isOwned = (word: string): boolean => OWNERS.has(word) || word.endsWith("'s");

/** What stands between a participle and the day for which something is arranged. */
function isForDay(words: readonly string[]): boolean {
  const at = words.indexOf('for');
  return at >= 0 && at <= 1 && words.slice(at + 1).every((word) => TIME_OF_DAY.has(word));
}

/** “will be held”, “is to be held” and “is held” are future; “was held” and “held” are not. */
function told(helpers: readonly string[]): Tense {
  const isPast = helpers.some((helper) => PAST.has(helper) && helper !== 'been' && helper !== 'have');
  if (isPast) return 'past';
  return helpers.some((helper) => FUTURE.has(helper) || PRESENT.has(helper) || helper === 'be') ? 'future' : 'past';
}

function planned(words: readonly string[], at: number, helpers: readonly string[]): Tense | null {
  if (helpers.some((helper) => helper === 'did' || helper === "didn't")) return 'past';
  if (words[at - 1] !== 'to') return isVerb(words[at] ?? '', words[at - 1]) ? 'future' : null;
  return words.slice(Math.max(0, at - 4), at - 1).some((word) => ENDED.has(word)) ? 'past' : 'future';
}

const DETERMINERS = setOf(
  'a an the this that these those his her its their our my your no any every each some one of in on for by at',
);

/** “the vote”, “a final report”: most plain verb forms are nouns too. A form without -s needs a plural before it. */
function isVerb(word: string, before: string | undefined): boolean {
  if (before === undefined) return word.endsWith('s');
  if (DETERMINERS.has(before)) return false;
  if (word.endsWith('s')) return !before.endsWith("'s");
  return /[^s]s$|^(?:they|we|you|i|people|and|who|not|also|both|all|n't)$/.test(before);
}

/** Whether a cue is in the past: “said”, “have agreed”, “did not ask”. */
export function isPastForm(cue: string): boolean {
  const words = wordsIn(cue).filter((word) => !/ly$|^(?:also|only|just|still|even)$/.test(word));
  const [first = ''] = words;
  return PAST.has(first) || isPastVerb(first);
}

/** “re-elected” too, but not “UN-backed”. */
function isPastVerb(word: string): boolean {
  const verb = word.replace(/^(?:re|co|pre|over|out)-/u, '');
  return IRREGULAR.has(verb) || (verb.length > 4 && verb.endsWith('ed') && !verb.includes('-') && !NO_VERB.has(verb));
}
