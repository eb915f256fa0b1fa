import type { Attribution, Reference } from '../../document/index.ts';
import type { Scene } from './scene.ts';
import { takenUp } from './references.ts';
import { indexAt } from '../../text/index.ts';

/** What may stand before the verb with which a paragraph of a resolution begins: “4. Further urges”. */
const NUMBER = /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+)?(?:also\s|further\s|\p{L}+ly\s)?$/iu;
/** A paragraph that the next one carries on: it ends in a comma or semicolon. */
const GOES_ON = /[,;](?:\s(?:and|or))?$/u;
/** How many paragraphs back the subject may be. */
const REACH = 60;

/**
 * The subject of a resolution: of a paragraph that begins with a verb, after others that do and do not end their sentence
 * (“The Board, | Recalling …, | 1. Urges …; | 2. Condemns …”), the speaker of the last of them that has one.
 */
export function subjectOfEnumeration({ referenced, settled }: Scene, { cue }: Attribution): Reference | null {
  const { text, blocks } = referenced;
  const opens = (index: number, [start]: readonly [number, number]): boolean =>
    NUMBER.test(text.slice(blocks[index]?.span[0] ?? start, start));
  const own = cue[0] ? indexAt(blocks, cue[0][0]) : -1;
  if (!cue[0] || own < 1 || !opens(own, cue[0])) return null;
  for (let index = own - 1; index >= Math.max(0, own - REACH); index -= 1) {
    const span = blocks[index]?.span ?? [0, 0];
    if (!GOES_ON.test(text.slice(...span).trimEnd())) return null;
    const before = settled(span).find(({ attribution }) => attribution.cue.some((word) => opens(index, word)));
    if (!before?.speaker?.name) continue;
    const why = `the subject of the paragraphs before it: ${before.speaker.name}`;
    return takenUp(before.speaker, [], 'ellipsis', why);
  }
  return null;
}
