import {
  type Attribution,
  type Classification,
  type Classified,
  type RolesAssigned,
  TRANSCRIPT_TURN,
} from '../../document/index.ts';
import { type Issues, type IssueWeights, NAMING } from '../../lexicon/index.ts';
import { actOf } from './act.ts';
import { contentClaim, cueClaim, firstSentence, joinedWords } from './negation.ts';
import { namesIn, targetFinder } from './targets.ts';
import { topicsOf } from './topics.ts';

/** Says of each attribution what it is about, whether it affirms or denies, and what it does by being said. */
export function classify(assigned: RolesAssigned, issues: Issues, weights: IssueWeights): Classified {
  const topics = topicsOf(assigned, issues, weights);
  const names = namesIn(assigned);
  const targets = targetFinder(assigned, names);
  const classifications = assigned.attributions.map((attribution, index): Classification => {
    const polarity = polarityOf(assigned.text, attribution);
    const { act, why } = actOf(assigned, attribution, assigned.statementRoles[index], names, (type, before) =>
      targets(index, type, before),
    );
    return {
      attribution: attribution.id,
      topics: topics(attribution),
      polarity: polarity.polarity,
      act,
      why: { polarity: polarity.why, act: why },
    };
  });
  return { ...assigned, classifications };
}

/** A denial in the cue or its subject decides; else one of the first sentence's main claim. A name given claims nothing. */
function polarityOf(text: string, attribution: Attribution): Pick<Classification, 'polarity'> & { why: string } {
  const pieces = (spans: Attribution['cue']): string[] => spans.map((span) => text.slice(...span));
  const cue = pieces(attribution.cue).join(' ');
  const words = joinedWords(pieces(attribution.content));
  const said = attribution.basis === TRANSCRIPT_TURN ? NO_CLAIM : cueClaim(cue, pieces(attribution.source).join(' '));
  const claim = said.words !== '' ? said : NAMING.test(cue) ? NO_CLAIM : contentClaim(words);
  const hedge = HEDGES.exec(`${cue} ${firstSentence(words)}`)?.[0];
  const reason = claim.words === '' ? 'no negation' : `“${claim.words}”`;
  return { polarity: claim.negated ? 'negated' : 'affirmed', why: hedge ? `${reason}; hedged: “${hedge}”` : reason };
}

const NO_CLAIM = { negated: false, words: '' };

const HEDGES =
  /\b(?:may|might|could|perhaps|possibly|probably|likely|allegedly|reportedly|apparently|seems?|appears?|suggests?|if|unless|would)\b/iu;
