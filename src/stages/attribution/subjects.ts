import type { Attribution, Mention, Tagged } from '../../document/index.ts';
import { around, overlaps, type Span, spanAt } from '../../text/index.ts';

type Unnamed = Omit<Attribution, 'id'>;

const PARTICIPLE =
  /^(?:(?:while|after|before|when|by|without|in|then|and|but|also|even|later|still)\s+)*\p{L}\p{Ll}+ing\b/u;
/** What may precede a participle clause that opens a sentence. */
const OPENING =
  /^["“‘'\s]*(?:(?:And|But|So|Then|Yet|Now)\s+)?(?:(?:While|After|Before|When|By|Without|In|On|Since|Despite)\s+)?$/iu;
const SUBJECT_NEXT =
  /^[,"”’'\s]+((?:I|we|you|he|she|it|they)(?=['’\s])|\p{Lu}[\p{L}\p{M}’'-]*\.?(?: \p{Lu}[\p{L}\p{M}’'-]*)*)/u;
/** "Trump walked onto the stage, chanting": a name or pronoun at the start of the sentence, before a verb. */
const SUBJECT_FIRST =
  /^["“‘'\s]*((?:I|We|You|He|She|It|They)|(?:(?:Mr|Mrs|Ms|Dr)\.? )?\p{Lu}[\p{L}\p{M}’'-]+(?: \p{Lu}[\p{L}\p{M}’'-]+)*)\s+(?:\p{Ll}+ly\s+)?\p{Ll}+(?:ed|s|ew|ang|oke|ood|old|aid|ame|ent|ook|ot|ut|an|ave)\b/u;

/**
 * Adds the subject of a participle if the model did not mark it: the preceding speaker of its sentence ("said X, adding
 * that …"), or the subject of the main clause after it ("After saying so, she left") or before it ("X left, saying so").
 * The basis says which.
 */
export function withSubjects(tagged: Tagged, attributions: readonly Unnamed[]): Unnamed[] {
  const cued = around(attributions, ({ cue }) => cue);
  const mentioned = around(tagged.mentions, ({ span }) => [span]);
  return attributions.map((given) => {
    const own = withAsker(tagged, withoutConjunction(tagged, given));
    const attribution = withWholeName(tagged, mentioned, withSpeaker(tagged, own));
    if (attribution.cue.length === 0) return attribution;
    if (attribution.source.length > 0) return withOwnSubject(tagged, attribution) ?? attribution;
    return withParticiple(tagged, attribution, cued) ?? attribution;
  });
}

const CONJUNCTION = /^(?:after|although|as|because|before|by|despite|if|since|though|when|while|without)$/iu;

/** A conjunction is not a source: “After saying so, she left”. */
function withoutConjunction({ text }: Tagged, attribution: Unnamed): Unnamed {
  const source = attribution.source.filter((span) => !CONJUNCTION.test(text.slice(...span)));
  return source.length === attribution.source.length ? attribution : { ...attribution, source };
}

/** “Asked whether “we pay”, [Vik] said no”, “asked by [Nes] whether …”: who answers has not asked. */
function withAsker({ text, sentences }: Tagged, attribution: Unnamed): Unnamed {
  const [cue] = attribution.cue;
  const [asked] = attribution.content;
  const start = cue && spanAt(sentences, cue[0])?.[0];
  if (!cue || start === undefined || !asked) return attribution;
  if (!OPENS.test(text.slice(start, cue[0])) || !IS_ASKED.test(text.slice(...cue))) return attribution;
  const by = ASKED_BY.exec(text.slice(cue[0], asked[0]));
  if (by === null)
    return { ...attribution, source: attribution.source.filter((span) => cue[1] <= span[0] && span[1] <= asked[0]) };
  const [whole, name = ''] = by;
  const from = cue[0] + by.index + whole.length - name.length;
  return { ...attribution, source: [[from, from + name.length]] };
}

const OPENS = /^["“‘'\s]*(?:(?:And|But|When|If|After being)\s+)?$/u;
const IS_ASKED = /^(?:asked|pressed|questioned|quizzed|told)\b/iu;
const ASKED_BY = /\sby\s(\p{Lu}[\p{L}\p{M}’'-]*\.?(?: \p{Lu}[\p{L}\p{M}’'-]*)*)/u;

/** “Ada Vik (Peru), speaking also for [Chile and Fiji], said”: those for whom somebody speaks do not. */
function withSpeaker({ text, sentences }: Tagged, attribution: Unnamed): Unnamed {
  const [first, ...others] = attribution.source;
  const start = first && spanAt(sentences, first[0])?.[0];
  if (start === undefined || !SPEAKS_FOR.test(text.slice(start, first?.[0]))) return attribution;
  return { ...attribution, source: [[start, first?.[1] ?? start], ...others] };
}

const SPEAKS_FOR = /,\s(?:also\s)?speaking\s(?:also\s)?(?:for|on behalf of)\s[^,;:]{0,60}$/u;

const LEADS_A_NAME = /^(?:the|an?|Mrs?|Ms|Dr)\.?$/iu;

/** A source does not end within a name, and an article or “Mr.” alone is whom the mention that follows names. */
function withWholeName({ text }: Tagged, mentioned: (span: Span) => readonly Mention[], attribution: Unnamed): Unnamed {
  const source = attribution.source.map((span): Span => {
    const [start, end] = span;
    const leads = LEADS_A_NAME.test(text.slice(...span));
    const whole = mentioned([start, end + 2]).find(({ span: [from, to], form }) =>
      leads ? to > end && (from === start || isGap(text.slice(end, from))) : form === 'name' && from < end && end < to,
    );
    return whole ? [start, whole.span[1]] : span;
  });
  return { ...attribution, source };
}

const isGap = (between: string): boolean => /^\.?\s$/u.test(between);

/** A participle that opens a sentence shares that sentence's subject, whatever the model found in another. */
function withOwnSubject(tagged: Tagged, attribution: Unnamed): Unnamed | null {
  const sentence = spanAt(tagged.sentences, attribution.cue[0]?.[0] ?? 0);
  const isElsewhere = sentence !== null && !attribution.source.some((span) => overlaps(span, sentence));
  const opens = sentence !== null && OPENING.test(tagged.text.slice(sentence[0], attribution.cue[0]?.[0]));
  return isElsewhere && opens ? withParticiple(tagged, attribution, null) : null;
}

const because = (attribution: Unnamed, why: string): string => `${attribution.basis}; source by rule: ${why}`;

/** Whether only a comma or closing marks stand between the end of a clause and a place. */
function isRightBehind(text: string, end: number, start: number): boolean {
  const between = Array.from(text.slice(end, start).trim());
  const marks = text.slice(Math.max(0, end - 2), start);
  const isClosed = [',', '"', '”'].some((mark) => marks.includes(mark));
  return start >= end && start - end <= CLOSING && between.every((mark) => ',"”’'.includes(mark)) && isClosed;
}
const CLOSING = 4;

function withParticiple(
  { text, sentences }: Tagged,
  attribution: Unnamed,
  cued: ((span: Span) => readonly Unnamed[]) | null,
): Unnamed | null {
  const at = attribution.cue[0]?.[0] ?? 0;
  const sentence = spanAt(sentences, at);
  if (!sentence || !PARTICIPLE.test(text.slice(at, sentence[1]))) return null;
  const given = (source: readonly Span[], why: string): Unnamed => ({
    ...attribution,
    source,
    basis: because(attribution, why),
  });
  const before = text.slice(sentence[0], at);
  if (OPENING.test(before)) {
    const end = Math.max(...attribution.content.map(([, stop]) => stop));
    // “Calling it over, [the bishop] said …”: whoever says what stands behind it.
    const next = cued?.([end, sentence[1]]).find(({ source: [first] }) => first && isRightBehind(text, end, first[0]));
    if (next) return given(next.source, 'who speaks next in the sentence');
    const found = end < sentence[1] ? SUBJECT_NEXT.exec(text.slice(end, sentence[1])) : null;
    const name = found?.[1];
    if (!found || name === undefined) return null;
    const start = end + found[0].length - name.length;
    if (!text.slice(end - 2, start).includes(',')) return null;
    return given([[start, start + name.length]], 'the subject after the clause that opens the sentence');
  }
  if (!/(?:,["”’']?|\b(?:while|before|after))\s+(?:(?:while|then|and|but|also|even|later)\s+){0,4}$/u.test(before))
    return null;
  const spoken = cued?.([sentence[0], at]).findLast(
    ({ source, cue, content }) =>
      source.length > 0 &&
      cue.some(([start, stop]) => start >= sentence[0] && stop <= at) &&
      !content.some(([start, stop]) => start <= at && at < stop),
  );
  if (spoken) return given(spoken.source, 'who spoke before in the sentence');
  const found = SUBJECT_FIRST.exec(before);
  const name = found?.[1];
  if (!found || name === undefined) return null;
  const start = sentence[0] + found[0].indexOf(name);
  return given([[start, start + name.length]], 'the subject that opens the sentence');
}
