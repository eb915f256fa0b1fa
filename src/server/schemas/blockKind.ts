import { z } from 'zod';
import { BLOCK_KINDS } from '../../document/index.ts';

/** What a stretch of a text is. */
export const BlockKind = z.enum(BLOCK_KINDS);
