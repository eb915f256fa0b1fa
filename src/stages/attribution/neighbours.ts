import { isAside, isIsland, outerPartsTouching, type Tagged } from '../../document/index.ts';
import { namesBody, NOT_NAMES, PERSON_RUN, PRONOUNS } from '../../lexicon/index.ts';
import { around, lastAtOrBefore, remembered, type Span, spanAt, spansTouching, touching } from '../../text/index.ts';

/**
 * "That was the verdict of X", "So begins the letter that X sent", "The speaker was X": a sentence that only identifies
 * the speaker.
 */
const SAYS_WHO =
  /^(?:that|this|these|those|so|thus|it|the (?:speaker|writer|author|words?))\b.{0,40}?\b(?:was|were|is|are|said|says|spoke|wrote|begins?|began|came|goes|went)\b/iu;

/**
 * "Footage of Holm saying at the port, “…”": a name, a reporting participle, at most a few words, and the quotation.
 */
const NAME_SAYING =
  /((?:(?:Mr|Mrs|Ms|Dr)\.? )?\p{Lu}[\p{L}\p{M}’'-]{0,40}(?: \p{Lu}[\p{L}\p{M}’'-]{0,40}){0,3}) (saying|telling|asking|shouting|chanting|yelling|warning|declaring|insisting|arguing|boasting|joking|vowing|repeating|writing|singing)\b(?:[^"“”‘.;:!?]{0,59}[^"“”‘.;:!?\s])?[,:]?\s*$/u;

/** The name and the participle that introduce a quotation in its sentence; null if there are none. */
export function sayingBefore(
  { text, sentences }: Tagged,
  [start]: Span,
): { source: Span; cue: Span; why: string } | null {
  const sentence = spanAt(sentences, Math.max(0, start - 1));
  const before = sentence ? text.slice(sentence[0], start) : '';
  const found = NAME_SAYING.exec(before);
  const [, name = '', participle = ''] = found ?? [];
  if (!sentence || !found || NOT_NAMES.has(name.toLowerCase()) || PRONOUNS.has(name.toLowerCase())) return null;
  const source = sentence[0] + found.index;
  const cue = source + name.length + 1;
  return {
    source: [source, source + name.length],
    cue: [cue, cue + participle.length],
    why: 'named before the participle that leads to it',
  };
}

/** The statement that makes up a whole content ("Holm telling the crowd, “…”"); null for any other content. */
export function sayingWithin(
  tagged: Tagged,
  contents: readonly Span[],
): { source: Span; cue: Span; quotation: Span; why: string } | null {
  const [content, ...others] = contents;
  const quotation = content && others.length === 0 ? partWithin(tagged, content) : null;
  if (!content || !quotation) return null;
  const saying = sayingBefore(tagged, quotation);
  return saying && saying.source[0] === content[0] ? { ...saying, quotation } : null;
}

/** The single quotation part that ends a content. */
function partWithin({ text, quotations }: Tagged, [start, end]: Span): Span | null {
  const inside = outerPartsTouching(quotations, [start, end]).filter(({ span }) => span[0] > start && span[1] <= end);
  const [only, ...others] = inside.map(({ span }) => span);
  return only && others.length === 0 && !/\p{L}/u.test(text.slice(only[1], end)) ? only : null;
}

/** The mention that ends at a place, with a title right before a name; null if none does. */
export function mentionEndingAt({ mentions }: Pick<Tagged, 'mentions'>, end: number): Span | null {
  const startAt = (place: number): number =>
    Math.min(...mentionsNear(mentions)([place - 1, place]).flatMap(({ span }) => (span[1] === place ? [span[0]] : [])));
  const start = startAt(end);
  return start === Infinity ? null : [Math.min(startAt(start - 1), start), end];
}

const mentionsNear = remembered((mentions: Tagged['mentions']) => around(mentions, ({ span }) => [span]));

/** “Vik: ‘We pay.’ Falk: ‘We lend.’”: the name that alone, with a colon, leads to a quotation; null if none does. */
export function namedByColon(tagged: Tagged, [start]: Span): { span: Span; why: string } | null {
  const colon = /:\s?$/u.exec(tagged.text.slice(Math.max(0, start - 2), start))?.[0].length;
  const span = colon === undefined ? null : mentionEndingAt(tagged, start - colon);
  if (!span || !BEGINS.test(tagged.text.slice(Math.max(0, span[0] - 4), span[0]))) return null;
  return { span, why: 'the name and the colon before it' };
}

/** What comes before the beginning of a sentence: the end of another, or of a line. */
const BEGINS = /^$|[.!?…]["”’'»)]?\s$|\n\s?$|^["”’'»]?\s$/u;

/**
 * The speaker of a quotation that has neither cue nor source: the full name in a following sentence that only
 * identifies the speaker, or else the name with which its own sentence introduces it by a colon ("Holm raised his
 * glass: …"), or else the only full name in the previous sentence. Null if there is no such name.
 */
export function neighbouringSpeaker(
  { text, prose, sentences, blocks }: Tagged,
  quotation: Span,
): { span: Span; why: string } | null {
  const last = lastAtOrBefore(prose, quotation[0]);
  const paragraph = quotation[0] < (prose[last]?.[1] ?? 0) ? last : -1;
  const [begin = 0, stop = 0] = prose[paragraph] ?? [];
  const isApart = (span: Span): boolean => touching(blocks, span).some(isIsland);
  // The paragraph before or behind it, where captions may stand between.
  const beside = (step: number): Span | undefined => {
    let at = paragraph + step;
    while (touching(blocks, prose[at] ?? [0, 0]).some(isAside)) at += step;
    return prose[at];
  };
  const isInText = !isApart(quotation);
  const reach: Span = [
    isInText && text.slice(begin, quotation[0]).trim() === '' ? (beside(-1)?.[0] ?? begin) : begin,
    isInText && text.slice(quotation[1], stop).trim() === '' ? (beside(1)?.[1] ?? stop) : stop,
  ];
  const near = spansTouching(sentences, reach).filter(
    (span) => span[0] >= reach[0] && span[1] <= reach[1] && !(isInText && isApart(span)),
  );
  const after = near.find(([start]) => start >= quotation[1]);
  if (after && SAYS_WHO.test(text.slice(...after))) {
    const [name] = namesWithin(text, after);
    if (name) return { span: name, why: 'named in the sentence after it' };
  }
  const own = spansTouching(sentences, quotation).find(([start, end]) => start < quotation[0] && quotation[0] < end);
  const leading = own
    ? /^\p{Lu}[\p{L}\p{M}’'-]*(?: \p{Lu}[\p{L}\p{M}’'-]*){0,8}(?= [^"“‘]*:\s*$)/u.exec(text.slice(own[0], quotation[0]))
    : null;
  if (own && leading && !NOT_NAMES.has(leading[0].toLowerCase()) && !PRONOUNS.has(leading[0].toLowerCase())) {
    return { span: [own[0], own[0] + leading[0].length], why: 'named before the colon that leads to it' };
  }
  const before = near.findLast(([, end]) => end <= quotation[0]);
  const [name, ...others] = before ? namesWithin(text, before) : [];
  return name && others.length === 0 ? { span: name, why: 'the one name in the sentence before it' } : null;
}

/** Full names of persons, of two words or more. */
function namesWithin(text: string, [start, end]: Span): Span[] {
  return Array.from(text.slice(start, end).matchAll(PERSON_RUN)).flatMap((match): Span[] => {
    const words = [...match[0].matchAll(/\S+/gu)];
    // A first word such as "The" or "On" is capitalised because it begins the sentence.
    const first = words.findIndex(([word]) => !NOT_NAMES.has(word.toLowerCase()));
    const kept = first < 0 ? [] : words.slice(first);
    const name = kept.map(([word]) => word).join(' ');
    if (kept.length < 2 || namesBody(name) || /[’']s?$/u.test(name)) return [];
    const from = start + match.index + (kept[0]?.index ?? 0);
    return [[from, start + match.index + match[0].replace(/(?<![.’'])[.’']+$/u, '').length]];
  });
}
