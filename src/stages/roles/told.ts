import type { Attribution, Reference } from '../../document/index.ts';
import { type Span, spanAt, wordsBehind } from '../../text/index.ts';
import { spanOf } from './lookup.ts';
import { beginsAt } from './partners.ts';
import type { Scene } from './scene.ts';
import { speakerOf } from './speaker.ts';

/** In “the envoy was told by Vale that …”, who tells and who is told; null where the text does not say. */
export interface Telling {
  readonly speaker: Reference | null;
  readonly told: Reference | null;
}

/** “was told”, “has been warned”, “was summoned and informed”: the grammatical subject is the one who is told. */
const IS_TOLD =
  /\b(?:am|is|are|was|were|be|been|being)\s(?:\p{Ll}+ly\s|also\s|then\s|again\s){0,2}(?:\p{Ll}+ed\sand\s)?(?:told|informed|assured|reminded|warned|notified|advised|asked|urged|promised|instructed|ordered|requested|briefed)\b/gu;
/** Only such words stand between the one who is told and the verb. */
const AUXILIARIES = /^(?:\s(?:has|have|had|will|would|who|which|also|later|then|\p{Ll}+ly))*\s$/u;
/** How many characters before a cue its auxiliaries may begin. */
const REACH = 40;

/** Who tells whom, where a passive verb tells it; null for any other attribution. */
export function tellingOf(scene: Scene, attribution: Attribution): Telling | null {
  const { text, sentences } = scene.referenced;
  const [cue] = attribution.cue;
  const sentence = cue && spanAt(sentences, cue[0]);
  if (!cue || !sentence) return null;
  const from = Math.max(sentence[0], cue[0] - REACH);
  const verb = text
    .slice(from, cue[1])
    .matchAll(IS_TOLD)
    .map(({ index, 0: words }): Span => [from + index, from + index + words.length])
    .find(([, end]) => end > cue[0]);
  if (!verb) return null;
  const named = attribution.source[0];
  const by = /^\sby\b/u.exec(wordsBehind(text, verb[1]))?.[0].length;
  const isBehind = named !== undefined && named[0] >= verb[1];
  if (isBehind && by === undefined) return null;
  const told = named && !isBehind ? speakerOf(scene, attribution) : subjectBefore(scene, [sentence[0], verb[0]]);
  const isImpersonal = named && !isBehind && /^it$/iu.test(text.slice(...named));
  if (isImpersonal || (!named && !told)) return null;
  if (isBehind) return { speaker: speakerOf(scene, attribution), told };
  return { speaker: by === undefined ? null : beginsAt(scene, verb[1] + by), told };
}

/** The reference that stands right before a verb. */
const subjectBefore = ({ referenced: { text }, lookup }: Scene, [start, end]: Span): Reference | null =>
  lookup.within([start, end]).find((one) => AUXILIARIES.test(text.slice(spanOf(one)[1], end))) ?? null;
