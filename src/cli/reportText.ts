import type { StatementHit } from '../index.ts';
import { colours, oneLine } from './output.ts';
import { sourceOf } from './search.ts';

/** Where a report stands: its day, its outlet or title, and its document. */
export const originOf = ({ published, id, ...source }: StatementHit['document']): string =>
  oneLine([published?.from.slice(0, 10), sourceOf(source), id].filter(Boolean).join(' · '));

/** Words that one text has and another has not, or has in their place. */
export const changeText = (before: string, after: string): string =>
  `${before === '' ? '' : colours.dim(`[-${oneLine(before)}-]`)}${after === '' ? '' : colours.yellow(`{+${oneLine(after)}+}`)}`;
