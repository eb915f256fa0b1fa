import type { Attribution, Linked, Participant } from '../../document/index.ts';
import { stateOf } from '../../lexicon/index.ts';
import { around, contains, remembered, type Span, spanAt } from '../../text/index.ts';

const PARLIAMENT = /^(?:the\s)?parliament$/iu;
/** How many characters may stand between “told” and “parliament”. */
const TOLD = 20;

/**
 * The state of a parliament that words do not name: that of whoever tells it something or says something of it, or of
 * whom its sentence first names: “the Finnish minister told parliament”, “the Turkish president sent it to parliament”.
 * In the 12 cases in real texts about one state it was that state. Of governments and the police this does not hold:
 * others make demands of them. Null where nobody of a state is named before it.
 */
export function stateOfParliament(
  index: number,
  { text, mentions, attributions, sentences }: Linked,
  actorOf: (mention: number) => Participant | null,
): string | null {
  const span = mentions[index]?.span ?? [0, 0];
  const sentence = spanAt(sentences, span[0]);
  if (!sentence || !PARLIAMENT.test(text.slice(...span))) return null;
  const teller = sayingsNear(attributions)(span).findLast((one) => tells(one, span, sentence));
  const from = teller?.source[0]?.[0] ?? sentence[0];
  let first: Participant | null = null;
  for (let at = index - 1; (mentions[at]?.span[0] ?? -1) >= from; at -= 1) first = actorOf(at) ?? first;
  return stateOf(first);
}

const sayingsNear = remembered((attributions: readonly Attribution[]) =>
  around(attributions, ({ cue, content }) => [...cue.map(([start, end]): Span => [start, end + TOLD]), ...content]),
);

/** Whether a parliament is told something, or something is said of it, in the sentence in which its source stands before. */
function tells({ source: [by], cue: [cue], content }: Attribution, span: Span, sentence: Span): boolean {
  if (!by || !cue || !contains(sentence, by) || !contains(sentence, cue) || by[0] > span[0]) return false;
  const isTold = cue[1] <= span[0] && span[0] - cue[1] <= TOLD;
  return isTold || content.some((part) => contains(part, span));
}
