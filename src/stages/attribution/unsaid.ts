import type { Attribution, Tagged } from '../../document/index.ts';
import { spanAt } from '../../text/index.ts';

type Unnamed = Omit<Attribution, 'id'>;

/** The words around a cue, in its sentence. */
interface Around {
  /** Before the source, or before the cue where there is no source in front of it. */
  readonly before: string;
  /** The cue, and the words of its verb before it. */
  readonly cue: string;
  /** Between the cue and what would have been said; null where this stands before the source. */
  readonly gap: string | null;
  /** The first words of what would have been said. */
  readonly content: string;
  /** The rest of the sentence behind the cue. */
  readonly after: string;
  /** What would have been said begins with a quotation mark. */
  readonly isQuoted: boolean;
  readonly isQuestion: boolean;
}

/** A way in which a text tells that something was not said, or leaves open whether it was. */
export interface Unsaid {
  readonly name: string;
  /** A sentence with {s source}, {q cue} and {c content}, to which the row applies. */
  readonly example: string;
  /** The same, where something was said. */
  readonly counterExample: string;
  applies(around: Around): boolean;
}

const WHATEVER =
  /\b(?:contrary to|despite|in spite of|regardless of|notwithstanding|unlike|no matter|never mind|not)\swhat\s$|\bwhatever\s$/iu;
/** “Contrary to [claims by Vik], the dam was empty”. */
const AGAINST = /\b(?:contrary to|despite|in spite of|regardless of|notwithstanding)\s$/iu;
const CONDITION = /(?:^|[\s“"(—–])(?:if|unless|whether|supposing|in case)\s$/iu;
const INVERTED = /^[\s“"]*(?:should|were|had)\s$/iu;
const IMAGINED =
  /\b(?:imagin(?:e|es|ed|ing)|suppose|picture|pretend(?:s|ed|ing)?|wish(?:es|ed)?|what if|as if|as though)\s(?:that\s)?$/iu;
const WOULD_HAVE =
  /\b(?:should|could|would|ought to|needn['’]t|need not)\s(?:(?:just|simply|also|instead|at least|rather|perhaps)\s)?have\s(?:said|told|asked|answered|replied|added|written|spoken|admitted|announced|declared|warned)\b/iu;
const NOBODY_HEARD =
  /\b(?:nobody|no[\s-]one|none of \p{L}+|never|not|(?:has|have|had|did|do|does)n['’]t|yet to)\s(?:(?:has|have|had|ever|else|yet|actually|really|once|can|could|will|would)\s){0,4}(?:hear|heard|seen|see|recall|remember|found|find)\s$/iu;
const FORGED =
  /\b(?:fake|faked|forged|fabricated|doctored|deepfake|ai-generated|manipulated|bogus|counterfeit|spoof|satirical|parody|hoax|fictitious|made-up|invented)\s(?:[\p{L}-]+\s){0,2}?(?:videos?|clips?|footage|recordings?|audio|images?|pictures?|photos?|letters?|posts?|tweets?|messages?|statements?|e-?mails?|memos?|documents?|screenshots?|articles?|interviews?|quot(?:e|ation)s?|speech|cartoons?|sketch)\s(?:(?:that|which)\s)?(?:[\p{L}-]+\s){0,3}?(?:shows?|showed|showing|show|depicts?|depicted|depicting|features?|featured|featuring|has|had|having|of|in which|where|quotes?|quoted|quoting)\s$/iu;
const IN_FORGED =
  /^[\s“"]*(?:in|on)\s(?:a|an|the|one|another)\s(?:[\p{L}-]+\s)?(?:fake|faked|forged|fabricated|doctored|deepfake|ai-generated|manipulated|bogus|counterfeit|spoof|satirical|parody|hoax|fictitious|made-up|invented)\s[^,“”":;]{3,60},\s$/iu;
const MISQUOTED =
  /\b(?:(?:wrongly|falsely|incorrectly|mistakenly|erroneously|inaccurately)\s(?:been\s|being\s)?(?:quot|cit|attribut|report)(?:es?|ed|ing)|misquot(?:es?|ed|ing)|misattribut(?:es?|ed|ing))\b/iu;
const AS_SAYING = /(?:^|\s)as\s\p{L}+ing\b/iu;
const FOR_COMMENT = /^(?:for\s)?(?:(?:an?|further|immediate|more)\s)?(?:comment|interview)s?\W*$/iu;
const DUE = /\b(?:is|are|was|were|been)\s(?:also\s|now\s)?(?:due|set|scheduled|supposed)\sto\s\p{L}/iu;

/** The rows; one that applies is enough. */
export const UNSAID: readonly Unsaid[] = [
  {
    name: 'whatever was said, this holds',
    example: 'Contrary to what {s Ada Vik} {q told} voters, {c the dam was empty}.',
    counterExample: 'Despite what {s Ada Vik} {q called} {c a bad year}, the dam was full.',
    applies: ({ before, gap, isQuoted }) =>
      (WHATEVER.test(before) && (gap === null || gap.includes(','))) ||
      (AGAINST.test(before) && !isQuoted && gap !== null && gap.includes(',')),
  },
  {
    name: 'a condition',
    example: 'If {s Ada Vik} {q says} {c “we pay”}, she will lose.',
    counterExample: 'If the dam is empty, {s Ada Vik} {q says}, {c “we pay”}.',
    applies: ({ before, gap, isQuoted }) =>
      isQuoted && gap !== null && (CONDITION.test(before) || INVERTED.test(before)),
  },
  {
    name: 'imagined',
    example: 'Imagine {s Ada Vik} {q telling} voters {c “we pay”}.',
    counterExample: 'Imagine the dam empty, {s Ada Vik} {q said}: {c “we pay”}.',
    applies: ({ before }) => IMAGINED.test(before),
  },
  {
    name: 'should have been said',
    example: 'What {s Ada Vik} {q should have said} is: {c “we pay”}.',
    counterExample: '{s Ada Vik} {q said} {c she should have paid}.',
    applies: ({ cue }) => WOULD_HAVE.test(cue),
  },
  {
    name: 'nobody heard it',
    example: 'Nobody has ever heard {s Ada Vik} {q say} {c “we pay”}.',
    counterExample: 'Nobody slept when they heard {s Ada Vik} {q say} {c “we pay”}.',
    applies: ({ before }) => NOBODY_HEARD.test(before),
  },
  {
    name: 'denied by somebody',
    example: 'Vik denied that {s she} {q had said} {c “we pay”}.',
    counterExample: '{s Ada Vik} {q denied} {c that she pays}.',
    applies: ({ before }) => /\bden(?:y|ies|ied|ying)\s(?:that\s)?$/iu.test(before),
  },
  {
    name: 'a question',
    example: 'Did {s Ada Vik} {q say} {c “we pay”}?',
    counterExample: 'When {s Ada Vik} {q said} {c “we pay”}, who paid?',
    applies: ({ before, gap, isQuoted, isQuestion }) =>
      isQuoted &&
      isQuestion &&
      gap !== null &&
      /^[\s“"]*(?:did|does|do|has|have|would|could|can|will)\s$/iu.test(before),
  },
  {
    name: 'a forged medium',
    example: 'A fake video shows {s Ada Vik} {q saying} {c “we pay”}.',
    counterExample: 'After a fake video spread, {s Ada Vik} {q said}: {c “we pay”}.',
    applies: ({ before }) => FORGED.test(before) || IN_FORGED.test(before),
  },
  {
    name: 'wrongly quoted',
    example: 'We wrongly quoted {s Ada Vik} {q as saying} {c “we pay”}.',
    counterExample: '{s Ada Vik} {q wrongly claimed} {c that she paid}.',
    applies: ({ before, cue }) => MISQUOTED.test(cue) || (AS_SAYING.test(cue) && MISQUOTED.test(before)),
  },
  {
    name: 'planned',
    example: '{s Ada Vik} {q was due to say}: {c “we pay”}.',
    counterExample: '{s Ada Vik}, who was due in Rome, {q said}: {c “we pay”}.',
    applies: ({ cue, isQuoted }) => isQuoted && DUE.test(cue),
  },
  {
    name: 'a visit',
    example: '{s Ada Vik} {q called on} {c President Holm} on Friday.',
    counterExample: '{s Ada Vik} {q called on} {c President Holm to pay}.',
    applies: ({ cue, gap, content, isQuoted, after }) =>
      !isQuoted && gap !== null && CALLS_ON.test(cue) && TITLED.test(content) && !ASKED.test(after),
  },
  {
    name: 'asked by journalists',
    example: '{s The ministry} did not respond to {q requests for} {c comment}.',
    counterExample: '{s The ministry} {q requested} {c comments from residents}.',
    applies: ({ cue, content }) => /\brequests?\b/iu.test(cue) && FOR_COMMENT.test(content),
  },
];

/** “Called on [Prime Minister Vale]”, and not “to pay” behind it. */
const CALLS_ON = /\bcall(?:ed|s)?\son$/iu;
const TITLED =
  /^(?:the\s)?(?:(?:\p{Lu}|\p{Ll}+\s\p{Lu})[\p{L}.’' -]*)?(?:President|Minister|Secretary|King|Queen|Prince|Chancellor|Ambassador|Speaker|Governor|Pope|Premier)\b/u;
const ASKED = /\b(?:to|for|that|not|and|who|which)\s/iu;

/** How many characters before a cue may hold the auxiliaries of its verb. */
const AUXILIARIES = 30;
/** How many characters tell what is asked for. */
const FIRST_WORDS = 40;

/** The attributions without those whose own sentence tells that the words were not said: nobody's words are recorded. */
export function withoutUnsaid(
  tagged: Tagged,
  attributions: readonly Unnamed[],
  rows: readonly Unsaid[] = UNSAID,
): Unnamed[] {
  return attributions.filter((attribution) => {
    const around = aroundCue(tagged, attribution);
    return around === null || !rows.some((row) => row.applies(around));
  });
}

function aroundCue({ text, sentences }: Tagged, { source, cue, content }: Unnamed): Around | null {
  const [first] = cue;
  const said = content[0]?.[0];
  const sentence = first && spanAt(sentences, first[0]);
  if (!first || !sentence || said === undefined) return null;
  const own = source.find(([start]) => start >= sentence[0] && start < first[0]);
  const start = own?.[0] ?? first[0];
  const stop = cue.at(-1)?.[1] ?? first[1];
  const auxiliaries = Math.max(sentence[0], own?.[1] ?? 0, first[0] - AUXILIARIES);
  return {
    before: text.slice(sentence[0], start),
    cue: text.slice(auxiliaries, stop).split(',').at(-1) ?? '',
    gap: said >= stop ? text.slice(stop, said) : null,
    content: text.slice(said, Math.min(content[0]?.[1] ?? said, said + FIRST_WORDS)),
    after: text.slice(stop, sentence[1]),
    isQuoted: /["“‘'«]/u.test(text.charAt(said)),
    isQuestion: /\?["”’'»]?$/u.test(text.slice(...sentence).trimEnd()),
  };
}
