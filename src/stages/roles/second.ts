import { type Attribution, type Reference, TRANSCRIPT_TURN, unresolved } from '../../document/index.ts';
import type { Scene, Settled } from './scene.ts';
import { inTurn, otherSpeaker } from './turns.ts';
import { indexAt, wordsBefore } from '../../text/index.ts';
import { referenceTo } from './references.ts';

/**
 * “You” is whom a turn is said to. Where it asks nothing, only of what that one has said: in “you never know” it is
 * anybody.
 */
export function ofSecondPerson(scene: Scene, { source, cue }: Attribution, outer: Settled | null): Reference {
  const { referenced, labels } = scene;
  const { text, blocks } = referenced;
  const turn = outer?.attribution;
  const open = unresolved(source, 'pronoun', '“you”: the text does not say who');
  if (!outer || turn?.basis !== TRANSCRIPT_TURN) return open;
  const asks = turn.content.some((part) => text.slice(...part).includes('?'));
  const start = source[0]?.[0] ?? 0;
  const hasSaid = cue.some((part) => PAST.test(text.slice(...part))) || /\bas\s$/iu.test(wordsBefore(text, start));
  if (!asks && !hasSaid) return open;
  const told = inTurn(scene, turn, outer.speaker) ?? otherSpeaker(scene, outer.speaker);
  if (told) return { ...told, mention: source, via: 'pronoun' };
  const own = blocks[indexAt(blocks, start)]?.speaker;
  const behind = blocks.slice(indexAt(blocks, start) + 1);
  const answerer = labels.get(behind.find(({ speaker }) => speaker !== undefined && speaker !== own)?.speaker ?? '');
  // Who asks is often not named: “QUESTION: You said …”.
  if (!answerer || answerer.id === outer.speaker?.actor || (!asks && labels.get(own ?? ''))) return open;
  return referenceTo(answerer, scene, source, 'pronoun', '“you” of a question is whoever answers it');
}

/** “Said”, “have pointed out”: what somebody did, by the verb of a cue. */
const PAST =
  /(?<=\p{L})(?<!\bne)ed\b|\b(?:said|told|made|gave|spoke|wrote|put|went|meant|thought|knew|felt|heard|saw|were|was|have|had)\b/iu;
