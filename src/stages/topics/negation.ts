import { wordSet } from '../../text/index.ts';
/** What is left of a stretch of words when we ask whether its main claim is denied. */
export interface Claim {
  readonly negated: boolean;
  /** The words that decided, for `why`; '' where nothing denies. */
  readonly words: string;
}

const AUXILIARY = 'am is are was were be been being has have had do does did will would shall should can could may might must need ought get got'.split(' '); // prettier-ignore
const auxiliaries = new Set(AUXILIARY);

/** Expressions that hold a negative and deny nothing. */
const IDIOMS =
  /\b(?:no doubt|without (?:a |any )?doubt|(?:little|scant|beyond) doubt|no question(?! of\b)|no secret(?: that)?|no wonder|no matter (?:what|how|who|when|where)|not (?:only|just|merely|simply|solely|least|to mention|to say)|(?:is|are|was|were)n['’]t (?:only|just|merely)|whether or not|if not|why not|(?:nothing|none|nobody|no one) (?:but|less than|short of|other than)|no (?:less|fewer|more) than|nothing less|(?:nothing|none|nobody|no one) (?:is |was )?(?:more|better|less|worse|greater|as|so)|can(?:not| ?not|['’]t) (?:but|help(?: but)?|wait|overstate|stress enough|be overstated)|never mind|no sooner|nothing (?:\S+ ){0,4}but|sooner or later|no-(?!one)\w+|non-\w+)\b/giu;

/** Verbs and adjectives that turn a claim round; with a negation before them they affirm (“cannot deny”). */
const TURNING =
  /\b(?:den(?:y|ies|ied|ying)|doubt\w*|disput(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|fail(?:s|ed|ing)?|rul(?:e|es|ed|ing) (?:\S+ )?out|without|impossible|unable|unwilling|exclud(?:e|es|ed|ing)|object(?:s|ed|ing)?|oppos(?:e|es|ed|ing)|dismiss\w*|decline[sd]?|unaware|rebut\w*|refut\w*|contradict\w*)\b/iu;

/** Cue verbs that deny, doubt or refuse. */
const DENYING =
  /\b(?:den(?:y|ies|ied|ying)|doubt(?:s|ed|ing)?|disput(?:e|es|ed|ing)|refus(?:e|es|ed|ing|al)|reject(?:s|ed|ing|ion)?|dismiss(?:es|ed|ing)?|declin(?:e|es|ed|ing)|rul(?:e|es|ed|ing) (?:\S+ )?out|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|repudiat\w+|disavow\w*|disclaim\w*|contradict\w*|stop(?:s|ped)? short of|fail(?:s|ed)? to|rebuff\w*|spurn\w*|scoff\w*|brush\w* (?:off|aside)|turn\w* down|debunk\w*|contest(?:s|ed|ing)?|unwilling|unable|unconvinced|forbid\w*|forbade|ban(?:s|ned)?|disbeliev\w*|reluctant)\b/iu;

const NEGATIVE = wordSet('not never no nobody none nothing neither nowhere hardly scarcely cannot');
/** Words that open a clause inside the first one; what they deny is not its predicate. */
const OPENS = wordSet('because if when while whereas although though unless until since than lest');
const RELATIVE = wordSet('where who whom whose which what how why so');
const LEADING =
  /^(?:(?:if|when|while|although|though|because|since|as|after|before|until|unless|once|whenever|even if|by the time)\b[^,]*|(?:for|in|on|at)\b[^,]{0,40}),\s*(?=\S)/iu;
/** “The plan, while old, is not …”: an aside after the first words. */
const ASIDE =
  /^([^\s,]+(?:\s[^\s,]+){0,6}\s?),\s(?:while|although|though|which|who|whose|where|if|when|as)\b[^,]{2,90},/iu;
/** “Ottawa says there can be no …”: what somebody else is told to say is not the claim. */
const REPORTS = wordSet(
  'says said claims claimed argues argued believes thinks tells told insists insisted warns warned',
);
/** Never right after the verb they deny, unlike “not”. */
const NOBODY = wordSet('nobody none nothing nowhere no-one');
/** “a pledge not to …” */
const NOUNS = wordSet('pledge promise decision reason way order plan choice vote agreement warning right');
const SUBJECTS = wordSet('i we you he she it they there this that');

const plainOf = (words: string): string => words.replace(IDIOMS, (found) => found.replaceAll(/[^\s]/gu, '·'));

const wordsIn = (words: string): string[] =>
  words.match(/[\p{L}\p{N}·]+(?:['’-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu) ?? [];

const isNegative = (word: string): boolean => NEGATIVE.has(word) || /n['’]t$/u.test(word) || word === 'no-one';

/** Whether a cue (“did not say”, “denied”, “has no intention”) or its source (“neither side”) denies. Two denials affirm. */
export function cueClaim(cue: string, source: string): Claim {
  const plain = plainOf(cue);
  const negative = wordsIn(plain.toLowerCase()).find(isNegative);
  // “Does not oppose” is no denial, and neither is “opposes” alone, which has an object of its own.
  const denying = (DENYING.exec(plain) ?? (negative === undefined ? null : TURNING.exec(plain)))?.[0];
  const nobody = /^(?:neither|no one|nobody|none|not (?:a single|one)|no)\b/iu.exec(plainOf(source))?.[0];
  const found = [nobody, negative, denying].filter((word) => word !== undefined);
  return { negated: found.length % 2 === 1, words: found.join(' + ') };
}

/** Whether the main claim of the first sentence of somebody's words is denied. */
export function contentClaim(content: string): Claim {
  const sentence = firstSentence(content);
  const answer = /^["“‘'«\s]*(no|nope|never)[.,!;]/iu.exec(sentence)?.[1];
  if (answer) return { negated: true, words: answer };
  // “Aren't you provoking that?” expects a yes.
  if (/\?["”’'»]*$/u.test(sentence.trim()) && /^[^\p{L}\p{N}_]*\p{L}+n['’]t\b/iu.test(sentence)) return AFFIRMED;
  const clause = plainOf(
    sentence
      .replace(/^[\s"“‘'«([]+/u, '')
      .replace(/^(?:that|whether)\s+/iu, '')
      .replace(LEADING, '')
      .replace(ASIDE, '$1'),
  );
  const words = wordsIn(clause.toLowerCase());
  let hasVerb = false;
  for (const [at, word] of words.entries()) {
    if (isNegative(word) && denies(words, at)) {
      const rest = words.slice(at + 1, at + 6).join(' ');
      const turned = TURNING.exec(rest)?.[0];
      return turned ? { negated: false, words: `${word} + ${turned}` } : { negated: true, words: word };
    }
    if (ends(words, at, hasVerb)) break;
    hasVerb ||=
      auxiliaries.has(word) || (at > 0 && (word.endsWith('ed') || isThird(words, at))) || (at === 0 && word === 'to');
  }
  return AFFIRMED;
}

/** “undermines the rule”: a verb in -s has an article behind it and none before it. */
const isThird = (words: readonly string[], at: number): boolean =>
  /(?<![su'’])s$/u.test(words[at] ?? '') && ARTICLES.has(words[at + 1] ?? '') && !ARTICLES.has(words[at - 1] ?? '');
const ARTICLES = wordSet('the a an its his her their our my this these those any every all both');

/** Whether the first clause ends before a word. */
function ends(words: readonly string[], at: number, hasVerb: boolean): boolean {
  const [before = '', word = '', after = ''] = [words[at - 1], words[at], words[at + 1]];
  if (/^[;:–—]$/u.test(word) || (OPENS.has(word) && at > 0)) return true;
  if (REPORTS.has(word) && at > 0 && !/^(?:i|we)$/u.test(before)) return true;
  if (word === ',' && /^(?:but|yet|nor)$/u.test(after)) return true;
  if (!hasVerb) return false;
  // “a view you won't get”: a relative clause without its pronoun.
  if (/^(?:i|we|you|he|she|they)$/u.test(word) && /^[\p{L}-]{3,}$/u.test(before) && !auxiliaries.has(before))
    return !/^(?:sure|certain|afraid|that|hope|think|believe|know|say|and|but)$/u.test(before);
  if (word === ',') return SUBJECTS.has(after) || /^(?:but|yet|so|nor|or|and)$/u.test(after);
  return RELATIVE.has(word) || word === 'and' || (word === 'that' && !auxiliaries.has(before));
}

const AFFIRMED: Claim = { negated: false, words: '' };

/** “A, not B” and “not B but A” contrast; a “not” after an auxiliary, before “to” or at the start denies. */
function denies(words: readonly string[], at: number): boolean {
  const [before = '', word = '', after = ''] = [words[at - 1], words[at], words[at + 1]];
  if (word === 'no' && ((at <= 2 && before.endsWith('ing')) || after === ',')) return false;
  if (NOBODY.has(word)) return at <= 2 || auxiliaries.has(before);
  if (word !== 'not') return !(before === 'or' || (word === 'no' && /^[,–—-]$/u.test(before)));
  if (/^[,–—-]$/u.test(before) || before === 'and' || before === 'or' || before === 'but') return false;
  const ahead = words.slice(at + 1, at + 8);
  if (/^(?:is|are|was|were|be)$/u.test(before) && ahead.includes('but') && !ahead.includes(',')) return false;
  if (after === 'to' && (NOUNS.has(before) || isAskedOf(words, at))) return false;
  if (at === 0 || after === 'to' || auxiliaries.has(before)) return true;
  // “has still not answered”, “is the alliance not ready”
  return words.slice(Math.max(0, at - 3), at).some((near) => auxiliaries.has(near));
}

/** “pressed him not to go”: what somebody is asked or told denies nothing. */
const isAskedOf = (words: readonly string[], at: number): boolean =>
  !auxiliaries.has(words[at - 1] ?? '') &&
  words.slice(Math.max(1, at - 5), Math.max(1, at - 1)).some((word) => ASKING.test(word));
const ASKING =
  /^(?:ask|urg|tell|told|press|pressur|warn|advis|beg|order|implor|instruct|persuad|convinc|encourag|remind|caution|forc|induc|lobb|allow|caus)(?:|e|s|es|ed|ied|ies|ing|ged|ging)$/u;

const GREETING =
  /^["“‘\s]*(?:good (?:morning|afternoon|evening|day)|thank you|thanks|hello|hi|welcome|yes|well|of course|sure|look|right|okay|ok|dear)\b[^.!?]{0,40}[.!]["”’]?\s+/iu;

/**
 * The pieces of somebody's words as one text. A quotation that goes on after its tag with a capital begins a sentence
 * (“That is arithmetic,” he said. “It is not yet politics.”), unless only a form of address went before (“Ma'am,”).
 */
export function joinedWords(pieces: readonly string[]): string {
  let joined = '';
  for (const piece of pieces) {
    const isNew = /^["“‘'«](?:\p{Lu}|\[\p{Ll}\])/u.test(piece) && /,["”’'»]$/u.test(joined) && joined.includes(' ');
    joined = isNew ? `${joined.replace(/,(?=["”’'»]$)/u, '.')} ${piece}` : joined === '' ? piece : `${joined} ${piece}`;
  }
  return joined;
}

/** The first sentence of what is said, a greeting before it aside. */
export function firstSentence(content: string): string {
  const words = content.replace(GREETING, '');
  const end =
    /(?<!\b(?:Mr|Mrs|Ms|Dr|St|Sept|Oct|Nov|Dec|Jan|Feb|Aug|U\.S|U\.N|No))[.!?…]["”’»)\]]*\s+(?=["“‘([]?[\p{Lu}\p{N}]|["“‘]?\[\p{Ll}\])/u.exec(
      words,
    );
  return end ? words.slice(0, end.index + end[0].trimEnd().length) : words;
}
