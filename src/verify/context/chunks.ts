import { AUXILIARIES, SAYING, SUBJECTS } from './cues.ts';
import { headOf } from './frames.ts';
import type { Token } from './sentence.ts';
import { wordSet } from '../../text/index.ts';

/** A stretch of a sentence up to the next mark or the next word that begins a clause. */
export interface Chunk {
  /** The word that begins the clause, such as “that” or “if”; null where a mark alone does. */
  readonly opener: Token | null;
  readonly tokens: readonly Token[];
  /** The mark that ends it, such as “,” or “:”; empty where the next one's opener follows. */
  readonly mark: string;
}

const OPENERS = new Set(
  `that whether if unless because when while although though since until but and or nor than who which whom whose where how
  what why before after provided supposing assuming lest`.split(/\s+/),
);
/** They begin a clause only where they stand first. */
const OPENERS_IF_FIRST = wordSet('so as suppose imagine providing');
export const MARK = /[,;:…—–"“”«»]|\s-\s|--|\.\.\./;

/** The sentence before the passage in chunks, in order; the last one touches the passage and may be empty. */
export function chunksOf(left: readonly Token[]): Chunk[] {
  const chunks: Chunk[] = [];
  let opener: Token | null = null;
  let tokens: Token[] = [];
  let first = true;
  for (const [at, token] of left.entries()) {
    const opens = OPENERS.has(token.key) || (first && OPENERS_IF_FIRST.has(token.key));
    const again = at > 0 && left[at - 1]?.key === left[at + 1]?.key;
    const only = again || (token.key === 'but' && /^(?:anything|nothing|none|all)$/.test(left[at - 1]?.key ?? ''));
    if (opens && !only && !(token.key === 'that' && isPointing(left, at))) {
      if (opener !== null || tokens.length > 0) chunks.push({ opener, tokens, mark: '' });
      opener = token;
      tokens = [];
    } else tokens.push(token);
    first = false;
    const mark = MARK.exec(token.after)?.[0] ?? '';
    if (mark === '') continue;
    chunks.push({ opener, tokens, mark: /["“]/.test(token.after) ? '“' : mark.trim() });
    opener = null;
    tokens = [];
    first = true;
  }
  return withoutAsides([...chunks, { opener, tokens, mark: '' }]);
}

const ASIDE = new Set([',', '–', '—', '-', '--']);
const MOST_ASIDE = 12;

/**
 * The chunks without what stands in commas or dashes in the middle of a clause: “It is not the case, and I want to stress
 * this, that …”, “they have failed, year after year, to …”.
 */
function withoutAsides(chunks: readonly Chunk[]): Chunk[] {
  const kept: Chunk[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const [before, aside, behind] = [kept.at(-1), chunks[at], chunks[at + 1]];
    if (aside === undefined) break;
    if (before === undefined || behind === undefined || !isAside(before, aside, behind)) {
      kept.push(aside);
      continue;
    }
    kept.pop();
    if (behind.opener === null)
      kept.push({ ...behind, opener: before.opener, tokens: [...before.tokens, ...behind.tokens] });
    else kept.push({ ...before, mark: '' }, behind);
    at += 1;
  }
  return kept;
}

function isAside(before: Chunk, aside: Chunk, behind: Chunk): boolean {
  if (!ASIDE.has(before.mark) || !ASIDE.has(aside.mark) || aside.tokens.length > MOST_ASIDE) return false;
  const [first] = behind.tokens;
  if (behind.opener !== null) {
    const asked = AUXILIARIES.has(aside.tokens[0]?.key ?? '');
    return behind.opener.key === 'that' && aside.opener?.key !== 'that' && (headOf(before.tokens) >= 0 || asked);
  }
  if (first === undefined) return false;
  if (first.key === 'to') return true;
  const last = before.tokens.at(-1)?.key ?? '';
  return (
    (isOpen(last) || last === 'nobody' || last === 'none') && !SUBJECTS.has(first.key) && !DETERMINERS.has(first.key)
  );
}

/** “that” before a verb stands for a thing: “that is”, “said that.” */
function isPointing(left: readonly Token[], at: number): boolean {
  const next = left[at + 1]?.key ?? '';
  return (
    (AUXILIARIES.has(next) && next !== 'to') ||
    (/[,;:]/.test(left[at]?.after.trim().charAt(0) ?? '') &&
      !SAYING.has(left[at - 1]?.key ?? '') &&
      headOf(left.slice(0, at)) < 0)
  );
}

/** A clause that ends with such a word goes on behind the comma. */
export const isOpen = (key: string): boolean =>
  AUXILIARIES.has(key) || key === 'that' || key === 'not' || key === 'never';

export const DETERMINERS = wordSet(
  'the a an my our his her their your its no some many most every each all both these those such',
);
