import type { Attributed, Attribution, Proposal, Tagged } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { contains, overlaps } from '../../text/index.ts';
import { decodeTags, runsOf } from './decode.ts';
import { snapToQuotations } from './quotations.ts';
import { signedQuotations } from './signatures.ts';
import { turnAttributions } from './turns.ts';

/** A proposal is an attribution when its confidence reaches this. */
const THRESHOLD = 0.5;

/**
 * Turns the model's proposals into linked attributions and merges what code knows better: a turn of a transcript is
 * its speaker's, and a quoted string is not cut in the middle.
 */
export function attribute(tagged: Tagged): Attributed {
  const signed = signedQuotations(tagged);
  // What a signed quotation itself tells of others stays; a second reading of the same quotation goes.
  const isSigned = ({ content, cue }: Unnamed): boolean =>
    signed.some((by) =>
      by.content.some((span) => content.some((own) => overlaps(span, own)) && !cue.some((own) => contains(span, own))),
    );
  const candidates = tagged.proposals.flatMap((proposal) => attributionOf(tagged, proposal) ?? []);
  const kept = withoutRepeats(candidates.filter((candidate) => !isSigned(candidate)));
  const all = [...turnAttributions(tagged), ...signed, ...kept].sort((a, b) => startOf(a) - startOf(b));
  return { ...tagged, attributions: all.map((attribution, index) => ({ ...attribution, id: `a${index + 1}` })) };
}

type Unnamed = Omit<Attribution, 'id'>;

function attributionOf(tagged: Tagged, proposal: Proposal): Unnamed | null {
  const confidence = proposal.kind === 'cue' ? Math.sqrt(proposal.valid * proposal.tagged) : proposal.valid;
  if (confidence < THRESHOLD) return null;
  const spans = (rows: Float32Array): Span[] =>
    runsOf(decodeTags(rows), proposal.from).map((run) => charsOf(tagged.words, run));
  const cue = proposal.kind === 'cue' ? [charsOf(tagged.words, proposal.anchor)] : [];
  const outsideCue = (span: Span): boolean => !cue.some((own) => contains(own, span));
  const source = spans(proposal.source).filter(outsideCue);
  const found = spans(proposal.content).filter(outsideCue);
  const content = snapToQuotations(tagged, proposal.kind === 'cue' ? found : ownQuotation(tagged, proposal, found), [
    ...source,
    ...cue,
  ]);
  if (content.length === 0) return null;
  return { source, cue, content, confidence, basis: `model: ${proposal.kind}` };
}

/** A quotation without a cue speaks for itself alone: of the contents found, those that touch it, or else its own words. */
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

/** Of attributions with the same source and content and no cue of their own between them, only the surest stays. */
function withoutRepeats(candidates: readonly Unnamed[]): Unnamed[] {
  const seen = new Map<string, Unnamed>();
  for (const candidate of candidates) {
    const key = JSON.stringify([candidate.source, candidate.content]);
    const other = seen.get(key);
    if (!other || other.confidence < candidate.confidence) seen.set(key, candidate);
  }
  return [...seen.values()];
}
