import { type Attributed, type Attribution, type DateValue, outerPartAround } from '../../document/index.ts';
import { cueActAt } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { isOwnPosition, STANDING } from './cues.ts';
import { paragraphOf } from './relations.ts';
import { sourceOf } from './speakers.ts';
import { isPastForm } from './tense.ts';

/** A position held at present, in the plain present or the present progressive. */
const HOLDS = /^(?:is|are) (?:\p{L}+ )?(?!being\b)\p{L}+ing\b/u;
/** A thought or wish backshifted after “said”: “said that he hoped”. */
const MIND =
  /^(?:still |also |now |firmly )?(?:hoped|wanted|believed|feared|expected|intended|planned|thought|regretted|supported|opposed|backed|favou?red|doubted|preferred|wished|trusted|welcomed|regarded|understood|knew|saw|was (?:\p{L}+ )?(?:sure|confident|convinced|certain|afraid|ready|willing)|were (?:\p{L}+ )?(?:sure|confident|convinced|certain|afraid|ready|willing)|did not (?:want|believe|think|expect|intend|know|doubt|see|rule out)|would (?:not )?(?:welcome|prefer|accept|support|insist|oppose))\b/u;

/** What is known about an enclosing statement. */
export interface Outer {
  readonly attribution: Attribution;
  readonly said: DateValue | null;
}

/**
 * When an undated nested statement was made: with the enclosing statement if its speaker states their own position;
 * “now” for what the report says is held in the present; `isOfficial`: a public body has published the text as its own, so
 * that what its state “urges” in a turn is urged there. Otherwise null, because it is unknown.
 */
export function nestedDate(
  document: Attributed,
  attribution: Attribution,
  outer: Outer,
  now: DateValue | null,
  isOfficial = false,
): DateValue | null {
  const { text } = document;
  if (isOwnPosition(text, attribution)) return outer.said;
  if (isSpoken(document, attribution)) return isOfficial && isDoneInTurn(document, attribution) ? outer.said : null;
  if (SPOKESMAN.test(sourceOf(text, outer.attribution)) && beginsContent(text, attribution, outer.attribution))
    return outer.said;
  const cue = attribution.cue.map((span) => text.slice(...span)).join(' ');
  if (isSpeaker(text, attribution, outer.attribution) && (MIND.test(cue) || !isPastForm(cue))) return outer.said;
  return STANDING.test(cue) || HOLDS.test(cue) ? now : null;
}

/** “The secretary-general urged calm, his spokesperson said”: the spokesperson's words count as the principal's. */
const SPOKESMAN = /^(?:[Hh]is|[Hh]er|[Ii]ts)\s(?:\p{Ll}+\s)?spokes(?:man|woman|person)\b/u;

const beginsContent = (text: string, { source: [source] }: Attribution, { content: [content] }: Attribution): boolean =>
  source !== undefined && content !== undefined && /^(?:that )?$/iu.test(text.slice(content[0], source[0]));

/** “Holm said that he hoped”, “Togo said it wanted”: the pronoun at the start of the content is the speaker. */
function isSpeaker(text: string, attribution: Attribution, outer: Attribution): boolean {
  const [source] = attribution.source;
  const [content] = outer.content;
  if (!source || !content || !/^(?:he|she|it|they)$/i.test(text.slice(...source))) return false;
  const by = sourceOf(text, outer);
  const isOther = /^(?:he|she|it|they)$/i.test(by) && by.toLowerCase() !== text.slice(...source).toLowerCase();
  return !isOther && /^(?:that |whether |how |why )?$/i.test(text.slice(content[0], source[0]));
}

const isInTurn = (document: Attributed, [start]: Span): boolean =>
  document.blocks[paragraphOf(document, start)]?.kind === 'turn';

/** “Norway condemns”, “China once again urges” in a turn: done by saying it there. */
function isDoneInTurn(document: Attributed, attribution: Attribution): boolean {
  const [cue] = attribution.cue;
  if (!/^(?!(?:The|This|That|It|He|She|They)\b)\p{Lu}/u.test(sourceOf(document.text, attribution))) return false;
  const words = cue
    ? document.text
        .slice(...cue)
        .toLowerCase()
        .split(/\s+/u)
    : [];
  const isAct = words.some((word, at) => word.endsWith('s') && cueActAt(words, at) !== null);
  return isAct && cue !== undefined && isInTurn(document, cue) && outerPartAround(document.quotations, cue) === null;
}

/** Inside a quotation or a turn. */
function isSpoken(document: Attributed, { cue, source }: Attribution): boolean {
  const anchor = cue[0] ?? source[0];
  if (!anchor) return false;
  return isInTurn(document, anchor) || outerPartAround(document.quotations, anchor) !== null;
}
