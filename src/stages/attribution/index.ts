import {
  type Attributed,
  type Attribution,
  outerPartsTouching,
  type Proposal,
  type Tagged,
} from '../../document/index.ts';
import type { Model } from '../../model/index.ts';
import type { Span } from '../../text/index.ts';
import { around, contains, decodeTags, nearby, overlaps, runsOf } from '../../text/index.ts';
import { withoutContested, withoutContinued } from './contested.ts';
import { withTagBehind } from './tagBehind.ts';
import { confidenceOf, signalsOf } from './confidence.ts';
import { outsideDatelines } from './datelines.ts';
import { strongestRun, withoutStrays } from './decode.ts';
import { besideIslands, sourceBesideIslands, subjectBefore } from './islands.ts';
import { withLists } from './lists.ts';
import { namedByColon, neighbouringSpeaker, sayingBefore, sayingWithin } from './neighbours.ts';
import { firstPersonStatements, withoutAnswers } from './firstPerson.ts';
import { printedStatements } from './printed.ts';
import { withoutMedia } from './quotedBy.ts';
import { snapToQuotations } from './quotations.ts';
import { signedQuotations } from './signatures.ts';
import { withSubjects } from './subjects.ts';
import { turnAttributions, withinTurns } from './turns.ts';
import { withoutUnsaid } from './unsaid.ts';
import { wholeContents, wholeSource } from './wholes.ts';

/** A proposal is an attribution if the network gives it at least this, the mean of its two heads. */
const THRESHOLD = 0.5;

/**
 * An indirect statement with less confidence is left out: most of those are wrong, and wrong is worse than
 * missing. What is inside quotation marks is somebody's words in any case, and stays with its low confidence.
 */
const DOUBTFUL = 0.4;
/**
 * The same for what a statement attributes in turn, quoted or not: of those between this and 0.6 two in three are right in
 * real texts (docs/decisions/0065).
 */
const DOUBTFUL_NESTED = 0.45;

/**
 * Turns the model's proposals into linked attributions and merges in what code knows better: a transcript turn belongs
 * to its speaker, and a quoted string is not cut in the middle. `weights` are those of the model's confidence; `isOfficial`:
 * the text is one of a public body, and not a report. `datelines`: those that open paragraphs, in text order.
 */
export function attribute(
  tagged: Tagged,
  weights: Model['confidence'],
  isOfficial: boolean,
  datelines: readonly Span[] = [],
): Attributed {
  // A public body's own text is read as such, whatever line stands above it.
  const signed = [...signedQuotations(tagged), ...(isOfficial ? [] : printedStatements(tagged))];
  // What a signed quotation itself reports of others stays; a second reading of the same quotation is dropped.
  const signedAround = around(signed, ({ content }) => content);
  const isSigned = ({ content, cue }: Unnamed): boolean =>
    content.some((own) =>
      signedAround(own).some((by) =>
        by.content.some((span) => overlaps(span, own) && !cue.some((word) => contains(span, word))),
      ),
    );
  const turns = turnAttributions(tagged);
  const withinTurn = withinTurns(turns);
  const candidates = tagged.proposals
    .flatMap((proposal) => attributionOf(tagged, proposal, weights) ?? [])
    .flatMap((candidate) => outsideDatelines(datelines, candidate) ?? [])
    .flatMap((candidate) => withinTurn(candidate) ?? []);
  const own = withoutRepeats(candidates.filter((candidate) => !isSigned(candidate)));
  const subjects = withSubjects(tagged, withTagBehind(tagged, withoutContested(own.filter(isNobodys(own)), tagged)));
  const kept = withoutUnsaid(tagged, withoutMedia(tagged, withoutContinued(tagged, subjects)));
  const found = [...turns, ...signed, ...kept];
  const all = [...found, ...(isOfficial ? firstPersonStatements(tagged, found) : [])].toSorted(
    (a, b) => startOf(a) - startOf(b),
  );
  return { ...tagged, attributions: all.map((attribution, index) => ({ ...attribution, id: `a${index + 1}` })) };
}

/** Cue words for media that show somebody speaking; such media say nothing themselves. */
const PRESENTS = /\b(?:show|footage|video|film|tape|clip|recording|audio|captur|featur|depict|play|air)/iu;

type Unnamed = Omit<Attribution, 'id'>;

const percent = (probability: number): string => `${Math.round(100 * probability)}%`;

function attributionOf(tagged: Tagged, proposal: Proposal, weights: Model['confidence']): Unnamed | null {
  const belief = proposal.kind === 'cue' ? Math.sqrt(proposal.valid * proposal.tagged) : proposal.valid;
  const hasCue = proposal.kind !== 'quotation';
  const isNested = proposal.kind === 'nested';
  if (belief < THRESHOLD) return null;
  const paths = {
    source: decodeTags(proposal.source),
    content: withoutStrays(decodeTags(proposal.content), proposal.content),
  };
  const spans = (path: Uint8Array): Span[] => runsOf(path, proposal.from).map((run) => charsOf(tagged.words, run));
  const cue = hasCue ? [charsOf(tagged.words, proposal.anchor)] : [];
  const outsideCue = (span: Span): boolean => !cue.some((own) => contains(own, span));
  const marks = spans(strongestRun(paths.source, proposal.source))
    .map((span) => wholeSource(tagged, span))
    .filter(outsideCue);
  const here = sourceBesideIslands(tagged, marks, charsOf(tagged.words, proposal.anchor));
  const isLost = hasCue && marks.length > 0 && here.length === 0;
  const source = isLost ? subjectBefore(tagged, cue, spans(paths.content)) : here;
  const marked = spans(paths.content).filter(outsideCue);
  const seen = charsOf(tagged.words, [proposal.from, proposal.from + proposal.content.length / 3]);
  const own = hasCue ? marked : ownQuotation(tagged, proposal, marked);
  const taken = [...source, ...cue];
  const beside = besideIslands(tagged, snapToQuotations(tagged, own, taken, seen), cue);
  const snapped = hasCue ? withoutAnswers(tagged, beside, source) : beside;
  const content = wholeContents(tagged, snapped, taken);
  const [quoted] = content;
  if (!quoted) return null;
  const signals = signalsOf(proposal, paths);
  const shares = hasCue
    ? `${isNested ? 'nested cue' : 'cue'} ${percent(proposal.tagged)}, believed ${percent(proposal.valid)}`
    : `quotation without a cue, believed ${percent(proposal.valid)}`;
  const confidence = confidenceOf(signals, isNested ? weights.nested : weights.plain);
  if (isNested ? confidence < DOUBTFUL_NESTED : confidence < DOUBTFUL && !isQuoted(tagged, content)) return null;
  const found = {
    source,
    cue,
    content: withLists(tagged, content, cue),
    confidence,
    signals,
  };
  const told = hasCue ? sayingWithin(tagged, content) : null;
  if (told && cue.some((span) => PRESENTS.test(tagged.text.slice(...span)))) {
    const basis = `model: ${shares}; source and cue by rule: ${told.why}`;
    return { ...found, source: [told.source], cue: [told.cue], content: [told.quotation], basis };
  }
  const saying = hasCue ? null : sayingBefore(tagged, quoted);
  if (saying) {
    const { source: name, cue: participle, why } = saying;
    return { ...found, source: [name], cue: [participle], basis: `model: ${shares}; source and cue by rule: ${why}` };
  }
  const neighbour = hasCue
    ? null
    : (namedByColon(tagged, quoted) ?? (source.length === 0 ? neighbouringSpeaker(tagged, quoted) : null));
  if (!neighbour) return { ...found, basis: `model: ${shares}` };
  return { ...found, source: [neighbour.span], basis: `model: ${shares}; source by rule: ${neighbour.why}` };
}

const isQuoted = ({ quotations }: Tagged, content: readonly Span[]): boolean =>
  content.some((span) => outerPartsTouching(quotations, span).length > 0);

/**
 * A quotation without a cue covers only itself: of the contents found, those that overlap it, or else its own words.
 */
function ownQuotation({ words }: Tagged, { anchor }: Proposal, found: readonly Span[]): Span[] {
  const quoted = charsOf(words, anchor);
  const own = found.filter((span) => overlaps(span, quoted));
  return own.length > 0 ? own : [quoted];
}

const charsOf = (words: readonly Span[], [start, end]: readonly [number, number]): Span => [
  words[start]?.[0] ?? 0,
  words[end - 1]?.[1] ?? 0,
];

const startOf = ({ source, cue, content }: Unnamed): number =>
  Math.min(...[...source, ...cue, ...content].map(([start]) => start));

/**
 * Whether an attribution has a cue, or its words are claimed by no other that has one: a quotation is not attributed
 * twice.
 */
function isNobodys(all: readonly Unnamed[]): (one: Unnamed) => boolean {
  const cued = nearby(
    all.filter(({ cue }) => cue.length > 0),
    ({ content }) => content,
  );
  return ({ cue, content: [first, ...more] }) =>
    cue.length > 0 ||
    !first ||
    !cued(first).some((other) => [first, ...more].every((span) => other.content.some((its) => contains(its, span))));
}

/** Of attributions with the same source and content, only the most confident stays. */
function withoutRepeats(candidates: readonly Unnamed[]): Unnamed[] {
  const seen = new Map<string, Unnamed>();
  for (const candidate of candidates) {
    const key = JSON.stringify([candidate.source, candidate.content]);
    const other = seen.get(key);
    if (!other || other.confidence < candidate.confidence) seen.set(key, candidate);
  }
  return [...seen.values()];
}
