import { z } from 'zod';

/** What a stretch of a text is. */
export const BlockKind = z.enum([
  'headline',
  'heading',
  'paragraph',
  'list-item',
  'quote',
  'turn',
  'caption',
  'credit',
  'byline',
  'dateline',
  'boilerplate',
]);
