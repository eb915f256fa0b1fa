import { genderOf, headNoun } from '../../lexicon/index.ts';
import { type Label, labelOf } from './labels.ts';
import { isLoud } from './voices.ts';

/** The label at the beginning of a line, given whether the sentence before it is over. */
export type LabelIn = (line: string, isOver: boolean) => Label | null;

/**
 * What is a label in captions: what follows ">>"; words in capitals, or a name of at least two words. Where turns are
 * marked with ">>", such a name has to be marked somewhere; where all words are in capitals, so has any label, or,
 * without such marks, it comes again or follows the end of a sentence. A name may stand in square brackets.
 */
export function labelsOfCaptions(cues: readonly (readonly string[])[]): LabelIn {
  const lines = [...new Set(cues.flat().map((line) => line.trim()))];
  const labelled = lines.flatMap((line) => {
    const label = captionLabelOf(line);
    return label ? [{ line, label }] : [];
  });
  const words = lines.map((line) => line.slice(captionLabelOf(line)?.words ?? 0)).join('\n');
  const areLoud = !/\p{Ll}{2}/u.test(words);
  const marked = new Set(labelled.flatMap(({ line, label }) => (isMarked(line) ? [label.speaker] : [])));
  const counts = new Map<string, number>();
  // Live captions roll, so that one line comes several times: each counts once.
  for (const { label } of labelled) counts.set(label.speaker, (counts.get(label.speaker) ?? 0) + 1);
  return (line, isOver) => {
    const label = captionLabelOf(line);
    if (!label || isMarked(line) || marked.has(label.speaker)) return label;
    const { speaker } = label;
    if (areLoud) return marked.size === 0 && (isOver || (counts.get(speaker) ?? 0) > 1) ? label : null;
    return isLoud(speaker) || (marked.size === 0 && speaker.includes(' ')) ? label : null;
  };
}

const IN_SQUARE = /^\[(\p{Lu}[\p{L}\p{M}.'’ -]{1,58})\][ \t]*(?=\S)/u;

/** “[ANNA BERG] Why not?”; what is not known as a name or as somebody may be a sound: “[CROWD CHEERING] Good evening”. */
function squareLabelOf(line: string): Label | null {
  const match = IN_SQUARE.exec(line);
  const speaker = match?.[1]?.trim();
  if (!match || speaker === undefined || (genderOf(speaker) === null && headNoun(speaker)?.kind !== 'person'))
    return null;
  return { speaker, span: [1, 1 + speaker.length], words: match[0].length };
}

const captionLabelOf = (line: string): Label | null => labelOf(line) ?? squareLabelOf(line);

const isMarked = (line: string): boolean => line.startsWith('>>');
