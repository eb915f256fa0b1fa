import { genderOf, headNoun, isGivenName } from '../../lexicon/index.ts';
import { type Label, labelOf, squareLabelOf } from './labels.ts';
import { isLoud } from './voices.ts';

/** The label at the beginning of a line, given whether the sentence before it is over. */
export type LabelIn = (line: string, isOver: boolean) => Label | null;

/**
 * What is a label in captions: what follows ">>"; words in capitals, or a name of at least two words. Where turns are
 * marked with ">>", such a name has to be marked somewhere; where all words are in capitals, so has any label, or,
 * without such marks, it comes again or follows the end of a sentence. A first name alone is one behind the end of a
 * sentence, where such a label comes again. A name may stand in square brackets.
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
  const areFirstNames = [...counts].some(([speaker, count]) => count > 1 && isGivenName(speaker));
  return (line, isOver) => {
    const label = captionLabelOf(line);
    if (!label || isMarked(line) || marked.has(label.speaker)) return label;
    const { speaker } = label;
    if (areLoud) return marked.size === 0 && (isOver || (counts.get(speaker) ?? 0) > 1) ? label : null;
    const isName = speaker.includes(' ') || (isOver && areFirstNames && isGivenName(speaker));
    return isLoud(speaker) || (marked.size === 0 && isName) ? label : null;
  };
}

/** One in square brackets without a colon has to be known as a name or as somebody. */
function captionLabelOf(line: string): Label | null {
  const label = labelOf(line) ?? squareLabelOf(line);
  if (!label?.faint) return label;
  const { faint: _, ...named } = label;
  return genderOf(label.speaker) !== null || headNoun(label.speaker)?.kind === 'person' ? named : null;
}

const isMarked = (line: string): boolean => line.startsWith('>>');
