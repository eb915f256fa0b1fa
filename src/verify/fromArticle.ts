import type { Article, Block } from '../document/index.ts';
import type { SpokenTurn, Transcript } from './types.ts';

/** What stands between a speaker's label and the words: a role in brackets, the colon. */
const AFTER_LABEL = /^[^\S\n]*(?:\([^)\n]*\)|\[[^\]\n]*\])?[^\S\n]*:?\s*/;

/**
 * A document as a transcript: its turns without their labels, with the times of captions; of a text without turns,
 * such as a speech as it was written, its paragraphs, and nobody is named as their speaker.
 */
export function transcriptOf(article: Pick<Article, 'id' | 'title' | 'text' | 'blocks' | 'published'>): Transcript {
  const { id, title, text, blocks, published } = article;
  const turns = blocks.filter((block) => block.kind === 'turn');
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'quote' || kind === 'list-item');
  return {
    id,
    date: published?.from ?? null,
    title,
    turns:
      turns.length > 0 ? turns.map((block) => turnOf(text, block)) : paragraphs.map((block) => turnOf(text, block)),
  };
}

function turnOf(text: string, { span, speaker, label, at }: Block): SpokenTurn {
  const words = label === undefined ? text.slice(...span) : text.slice(label[1], span[1]).replace(AFTER_LABEL, '');
  return { speaker: speaker ?? null, text: words, ...(at === undefined ? {} : { at }) };
}
