import type { EventProposal, PartyScore } from '../../document/index.ts';
import { type Encoded, type Model, type Pairs, sigmoid } from '../../model/index.ts';
import { meanInside } from './runs.ts';

/** Candidates to which the document-level head gives less than this are not queried further. */
const WORTH_ASKING = 0.02;
/** Party probabilities below this are dropped, because they decide nothing. */
const LEAST_PARTY = 0.02;
const LEAST_SAME = 0.05;
/** A run of words belongs to an accepted event's trigger if this share of it does. */
const COVERED = 0.5;
const BELIEVED = 0.5;
const ONE_ROLE = { width: 3, offset: 0 };

type Run = readonly [start: number, end: number];
/** A proposal without its parties and event coreference. */
type Asked = Omit<EventProposal, 'parties' | 'same'>;

/**
 * Queries the model about a document's events, window by window, and then about all of them together. `sentenceAt`
 * returns the words [start, end) of the sentence of a word.
 */
export function eventAsker(model: Model, sentenceAt: (word: number) => Run) {
  const asked: Asked[] = [];
  const vectors: Float32Array[] = [];
  // Those whose words reach into the window; a run of it cannot be another piece of any other.
  let reaching: Asked[] = [];
  return {
    /** Queries the model about runs of words in a window that may be event triggers. */
    async ask(encoded: Encoded, runs: readonly Run[]): Promise<void> {
      const { told, vectors: found } = await encoded.told(runs);
      const width = found.length / Math.max(1, runs.length);
      reaching = reaching.filter(({ from, trigger }) => from + trigger.length / 3 > encoded.window.start);
      for (const [index, anchor] of runs.entries()) {
        const verdict = told[index];
        if (!verdict || verdict.valid < WORTH_ASKING || isTrigger(anchor, reaching)) continue;
        const sentence = sentenceAt(anchor[0]);
        const tagged = meanInside(encoded.triggers, anchor, { from: encoded.window.start, ...ONE_ROLE });
        const proposal: Asked = { ...(await encoded.event(anchor, sentence)), anchor, tagged, told: verdict };
        asked.push(proposal);
        reaching.push(proposal);
        vectors.push(found.subarray(index * width, (index + 1) * width));
      }
    },
    /** All proposals in text order. `mentions`: the vectors of the document's mentions. */
    async all(
      mentions: Float32Array,
      pairsWith: { parties(triggers: readonly Run[]): Pairs; same(triggers: readonly Run[]): Pairs },
    ): Promise<EventProposal[]> {
      const order = asked.map((_, index) => index).toSorted((a, b) => startOf(asked[a]) - startOf(asked[b]));
      const proposals = order.flatMap((index) => asked[index] ?? []);
      const own = joined(order.flatMap((index) => vectors[index] ?? []));
      const anchors = proposals.map(({ anchor }) => anchor);
      const ofParties = pairsWith.parties(anchors);
      const scores = await model.parties(own, mentions, ofParties);
      const parties = byEvent(anchors.length, ofParties, (index, mention): PartyScore | null => {
        const probability = (role: number): number => sigmoid(scores[3 * index + role] ?? -Infinity);
        const [actor, recipient, place] = [probability(0), probability(1), probability(2)];
        return Math.max(actor, recipient, place) < LEAST_PARTY ? null : { mention, actor, recipient, place };
      });
      const ofSame = pairsWith.same(anchors);
      const together = await model.same(own, ofSame);
      const same = byEvent(anchors.length, ofSame, (index, event) => {
        const probability = sigmoid(together[index] ?? -Infinity);
        return probability < LEAST_SAME ? null : { event, probability };
      });
      return proposals.map((proposal, index) => ({
        ...proposal,
        parties: parties[index] ?? [],
        same: same[index] ?? [],
      }));
    },
  };
}

const startOf = (proposal: Asked | undefined): number => proposal?.anchor[0] ?? 0;

/** The vectors, concatenated. */
function joined(vectors: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(vectors.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const vector of vectors) {
    all.set(vector, at);
    at += vector.length;
  }
  return all;
}

/** For each event the rows of its pairs, if kept. */
function byEvent<Row>(events: number, { first, second }: Pairs, rowAt: (index: number, second: number) => Row | null) {
  const rows = Array.from({ length: events }, (): Row[] => []);
  for (const [index, event] of first.entries()) {
    const row = rowAt(index, second[index] ?? 0);
    if (row !== null) rows[event]?.push(row);
  }
  return rows;
}

/** Whether a run is another piece of an accepted event's trigger (“took … to court”). */
const isTrigger = (run: Run, events: readonly Asked[]): boolean =>
  events.some(
    ({ valid, from, trigger }) => valid >= BELIEVED && meanInside(trigger, run, { from, ...ONE_ROLE }) >= COVERED,
  );
