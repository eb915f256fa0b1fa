import type { SpokenContext } from '../../ledger/index.ts';
import { isNegation } from '../../ledger/index.ts';
import { spokenWords, wordSet } from '../../text/index.ts';
import { DENYING, SAYING } from './cues.ts';

/** Words of the report beside the quoted ones that are looked at: farther off they belong to something else. */
const WORDS_BEFORE = 9;
const WORDS_BEHIND = 6;

const CONDITIONAL = wordSet('if unless provided providing condition conditions conditional depending otherwise case');
const ASKING = wordSet('whether if ask asks asked asking question questioned questions wonder wondered wonders');
const PASSING_ON = wordSet(
  'quote quotes quoted quoting cite cites cited citing recall recalled recount recounted critics opponents opponent others people according',
);

/** With these the report goes on telling what the same person said: “…”, and he added; “…”, he told reporters. */
const GOING_ON = wordSet('and then but before after adding while as when he she they it who which');

/**
 * Whether the report's own words beside the quotation tell what was left out of it: “denied that”, “if”, “asked whether”,
 * “critics say”. `report` is the sentence of the report, quoted words and all; `quote` what stands between its marks.
 */
export function toldByReport(kind: SpokenContext['kind'], report: string, quote: string): boolean {
  // Of several parts, the first: what was left out is looked for there first too.
  const [part = ''] = quote.split('…');
  const at = report.indexOf(part.trim());
  if (at < 0) return false;
  const keys = (text: string): string[] =>
    spokenWords(text.replace(/["“„«][^"“”„«»]{0,2000}["”“»]/g, ' ')).map(({ key }) => key);
  const before = keys(report.slice(0, at)).slice(-WORDS_BEFORE);
  const behind = keys(report.slice(at + part.trim().length)).slice(0, WORDS_BEHIND);
  const beside = [...before, ...behind];
  if (kind === 'negated') return beside.some((key) => isNegation(key) || DENYING.has(key));
  if (kind === 'conditional') return beside.some((key) => CONDITIONAL.has(key));
  if (kind === 'question') return beside.some((key) => ASKING.has(key)) || /\?/.test(report.slice(at));
  if (beside.some((key) => PASSING_ON.has(key))) return true;
  const saying = (words: readonly string[]): number => words.filter((key) => SAYING.has(key)).length;
  // “Lima said that ‘…’, Nygård told reporters.”
  return saying(before) > 1 || (saying(before) === 1 && !GOING_ON.has(behind[0] ?? '') && saying(behind) > 0);
}
