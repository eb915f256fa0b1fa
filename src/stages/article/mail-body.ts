import type { Block } from '../../document/index.ts';
import { shiftSpan } from './lines.ts';
import type { Draft } from './draft.ts';
import { forwardedIn } from './mail-forward.ts';

/** The draft from a place on; offsets are UTF-16. */
export function draftFrom(draft: Draft, from: number): Draft {
  const text = draft.text.slice(from);
  const lead = text.length - text.trimStart().length;
  const at = from + lead;
  const shifted = (block: Block): Block => ({
    ...block,
    span: shiftSpan(block.span, -at),
    ...(block.label ? { label: shiftSpan(block.label, -at) } : {}),
  });
  const { published } = draft;
  const day = published?.span
    ? published.span[0] < at
      ? null
      : { ...published, span: shiftSpan(published.span, -at) }
    : published;
  return {
    ...draft,
    published: day,
    text: text.slice(lead),
    blocks: draft.blocks.filter(({ span }) => span[0] >= at).map(shifted),
  };
}

/**
 * What follows a line of two dashes signs the mail (RFC 3676, 4.3); what has angle brackets before it is answered, and what
 * stands below the head of another message.
 */
export function withoutReplies(draft: Draft): Draft {
  const answered = forwardedIn(draft.text)?.head ?? Infinity;
  const words = draft.blocks.map(({ span }) => draft.text.slice(...span));
  const signature = words.indexOf('--');
  const isReply = (at: number): boolean => words[at]?.startsWith('>') ?? false;
  const isAside = (at: number): boolean =>
    (signature >= 0 && at >= signature) || isReply(at) || (isReply(at + 1) && /\bwrote:$/.test(words[at] ?? ''));
  return {
    ...draft,
    blocks: draft.blocks.map((block, at): Block =>
      isAside(at) || block.span[0] >= answered ? { kind: 'boilerplate', span: block.span } : block,
    ),
  };
}
