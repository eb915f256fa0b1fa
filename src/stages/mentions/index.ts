import type { FoundMention, Segmented } from '../../document/index.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import type { Pairs } from '../../model/index.ts';
import { lastAtOrBefore } from '../../text/index.ts';
import { mentionFinder, type ProseWords } from './find.ts';
import { classOf, factsOf, pairsOf } from './pairs.ts';
import { partyPairs, samePairs } from './parties.ts';

/** Runs of words that may be event triggers, in text order. */
type Triggers = readonly (readonly [start: number, end: number])[];

/** How a document's mentions are found and compared, for the stage that runs the model window by window. */
export function mentionReader(lexicon: Pick<Lexicon, 'scan'>) {
  return (segmented: Segmented, prose: ProseWords, features: readonly number[]) => {
    const { text } = segmented;
    const sentences = prose.words.map(([start]) => lastAtOrBefore(segmented.sentences, start));
    return {
      find: mentionFinder(segmented, prose, lexicon.scan(text)),
      classOf: (mention: FoundMention): number => classOf(mention, text.slice(...mention.span)),
      pairs(mentions: readonly FoundMention[], sources: readonly boolean[]) {
        const facts = factsOf(mentions, { text, features, sources, sentences });
        return {
          mentions: pairsOf(facts),
          parties: (triggers: Triggers): Pairs => partyPairs(triggers, facts, sentences),
        };
      },
      same: (triggers: Triggers): Pairs => samePairs(triggers, sentences),
    };
  };
}
