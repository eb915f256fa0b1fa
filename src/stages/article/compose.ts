import type { Block } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { sound } from './sound.ts';

/** A text and the blocks that cover it. */
export interface Composed {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** A stretch to put into a text; the label, where there is one, is its beginning, of so many UTF-16 units. */
export interface Stretch extends Omit<Block, 'span' | 'label'> {
  readonly text: string;
  readonly labelled?: number;
}

/**
 * Puts stretches one after another with an empty line between them. Texts must be trimmed; empty ones are left out. What
 * is no character in texts and speakers is replaced.
 */
export function compose(stretches: readonly Stretch[]): Composed {
  const blocks: Block[] = [];
  let text = '';
  for (const { text: words, labelled, speaker, ...rest } of stretches) {
    if (words === '') continue;
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += sound(words);
    const span: Span = [start, text.length];
    const voice = speaker === undefined ? {} : { speaker: sound(speaker) };
    const label = labelled ? { label: [start, start + labelled] as const } : {};
    blocks.push({ ...rest, ...voice, span, ...label });
  }
  return { text, blocks };
}
