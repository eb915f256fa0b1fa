import type { EventParty, Reference } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { partyFrom } from './party.ts';
import { type Scene, spanOf } from './scene.ts';

const PAIR =
  /^(?:the (?:two )?|both |the two )(?:sides|countries|governments|states|neighbours|neighbors|nations|capitals|parties|(?:prime |foreign |defen[cs]e )?ministers|leaders|presidents)$/iu;
/** How many sentences back the two are looked for. */
const BACK = 8;

/**
 * Whom “the two sides” or “both countries” mean: the two states of the nearest sentence before that names just two.
 * Empty for other words, and where no sentence does.
 */
export function pairAt(span: Span, scene: Scene): EventParty[] {
  const { text, sentences } = scene.document;
  const words = text.slice(...span);
  if (!PAIR.test(words) || !/\b(?:two|both|sides)\b/iu.test(words)) return [];
  const before = sentences
    .filter(([start]) => start <= span[0])
    .slice(-BACK)
    .toReversed();
  for (const [start, end] of before) {
    const states = statesOf([start, Math.min(end, span[0])], scene);
    if (states.length !== 2) continue;
    const why = `“${words}”: the two states named before`;
    return states.map((state) => ({
      ...partyFrom(state, scene),
      mention: [span],
      via: 'pronoun',
      basis: 'implied',
      why,
    }));
  }
  return [];
}

/** The states that a stretch names, each once. */
function statesOf(span: Span, scene: Scene): Reference[] {
  const found = scene.within(span).filter(({ actor, via }) => via !== 'pronoun' && actor?.startsWith('country:'));
  return found.filter(
    (one, index) => found.findIndex(({ actor }) => actor === one.actor) === index && spanOf(one)[1] > 0,
  );
}
