import type { Article, Block, DateValue } from '../document/index.ts';

/** A transcript as verification needs it. `date` is the day of the occasion (YYYY-MM-DD, or the beginning of one). */
export interface Transcript {
  readonly id: string;
  readonly date: string | null;
  readonly title?: string | null | undefined;
  /** Who has published it, where that is known. */
  readonly outlet?: string | null | undefined;
  readonly turns: readonly SpokenTurn[];
}

/** `text` has the words without the label. `at`: where the turn begins in the recording, in milliseconds. */
export interface SpokenTurn {
  readonly speaker: string | null;
  readonly text: string;
  readonly at?: number | undefined;
}

/** A date as far as it is known: the day, or the beginning of one, YYYY-MM or YYYY; null where not even the year is. */
export function knownDate({ from, to }: Pick<DateValue, 'from' | 'to'>): string | null {
  const length = [10, 7, 4].find((end) => from.slice(0, end) === to.slice(0, end));
  return length === undefined ? null : from.slice(0, length);
}

/** What stands between a speaker's label and the words: the end of its own brackets, a role in others, the colon. */
const AFTER_LABEL = /^(?:\)\))?[^\S\n]*(?:\([^)\n]*\)|\[[^\]\n]*\])?[^\S\n]*[:.]?\s*/;

/**
 * A document as a transcript: its turns without their labels, with the times of captions; of a text without turns,
 * such as a speech as it was written, its paragraphs, and nobody is named as their speaker. Spans are in UTF-16.
 */
export function transcriptOf(
  article: Pick<Article, 'id' | 'title' | 'text' | 'blocks' | 'published'> & Partial<Pick<Article, 'outlet'>>,
): Transcript {
  const { id, title, outlet, text, blocks, published } = article;
  const turns = blocks.filter((block) => block.kind === 'turn');
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'quote' || kind === 'list-item');
  return {
    id,
    date: published && knownDate(published),
    title,
    outlet,
    turns:
      turns.length > 0 ? turns.map((block) => turnOf(text, block)) : paragraphs.map((block) => turnOf(text, block)),
  };
}

/** A report that has an exchange in it stays a report: most of a transcript's text is turns. */
const MOST = 0.5;

/** Whether a document is a primary source, in whose turns the words of others are looked for. */
export function isTranscript({ blocks }: Pick<Article, 'blocks'>): boolean {
  const length = (kept: readonly Block[]): number => kept.reduce((sum, { span }) => sum + span[1] - span[0], 0);
  const turns = blocks.filter(({ kind }) => kind === 'turn');
  return turns.length > 0 && length(turns) >= MOST * length(blocks);
}

function turnOf(text: string, { span, speaker, label, at }: Block): SpokenTurn {
  const words = label === undefined ? text.slice(...span) : text.slice(label[1], span[1]).replace(AFTER_LABEL, '');
  return { speaker: speaker ?? null, text: words, ...(at === undefined ? {} : { at }) };
}
