import type { FoundMention, Segmented } from '../../document/index.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import type { Pairs } from '../../model/index.ts';
import { lastAtOrBefore } from '../../text/index.ts';
import { mentionFinder, type ProseWords } from './find.ts';
import { classOf, pairsOf } from './pairs.ts';

/** How the mentions of a document are found and compared, for the stage that reads it with the model window by window. */
export function mentionReader(lexicon: Pick<Lexicon, 'scan'>) {
  return (segmented: Segmented, prose: ProseWords, features: readonly number[]) => ({
    find: mentionFinder(segmented, prose, lexicon.scan(segmented.text)),
    classOf: (mention: FoundMention): number => classOf(mention, segmented.text.slice(...mention.span)),
    pairs: (mentions: readonly FoundMention[], sources: readonly boolean[]): Pairs =>
      pairsOf(mentions, {
        text: segmented.text,
        features,
        sources,
        sentences: prose.words.map(([start]) => lastAtOrBefore(segmented.sentences, start)),
      }),
  });
}
