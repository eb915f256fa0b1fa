import type { Judged, Judgement, Voiced } from '../../document/index.ts';
import type { Issues } from '../../lexicon/index.ts';
import { topicsOf } from './topics.ts';

/** Says of each attribution what it is about, whether it affirms or denies, and what it does by being said. */
export function judge(voiced: Voiced, issues: Issues): Judged {
  const topics = topicsOf(voiced, issues);
  const judgements = voiced.attributions.map((attribution): Judgement => ({
    attribution: attribution.id,
    topics: topics(attribution),
    polarity: 'affirmed',
    act: null,
    why: { polarity: '', act: '' },
  }));
  return { ...voiced, judgements };
}
