import type { Parser } from '../candidate.ts';
import { yearFrom } from '../days.ts';

/**
 * When a government's financial year begins, and whether it is named after the year in which it begins or ends. US:
 * Congressional Budget Act 1974. Others: the treasuries' own usage (Japan's "fiscal 2024" begins in April 2024, India's
 * "FY24" ends in March 2024). A year written with two numbers needs only the month.
 */
const STATES: readonly { readonly sign: RegExp; readonly month: number; readonly named: 'begin' | 'end' | null }[] = [
  { sign: /\b(?:Tokyo|Japan(?:ese)?)\b/, month: 4, named: 'begin' },
  { sign: /\b(?:India|Indian|New Delhi|Delhi)\b/, month: 4, named: 'end' },
  { sign: /\b(?:London|Britain|British|UK|Whitehall|Downing Street|Westminster)\b/, month: 4, named: null },
  { sign: /\b(?:Ottawa|Canada|Canadian)\b/, month: 4, named: null },
  { sign: /\b(?:Canberra|Australian?|Pakistani?|Islamabad)\b/, month: 7, named: 'end' },
  { sign: /\b(?:US|U\.S\.|United States|Washington|Congress|Pentagon|White House|American)/, month: 10, named: 'end' },
];

/** “fiscal year 2026”, “fiscal 2024”, “FY24”, “the 2023-24 financial year”: that of the state named in the sentence. */
export const fiscalYear: Parser = {
  name: 'fiscal year',
  pattern:
    /(?<![\p{L}\p{N}])(?:the )?(?:(?:(?:fiscal|financial|budget)(?: year)?|FY)[ -]?(?<first>(?:19|20)\d{2}|(?<=FY ?)\d{2})(?:[-/–](?<second>\d{4}|\d{2}))?|(?<begin>(?:19|20)\d{2})[-/–](?<end>\d{4}|\d{2}) (?:fiscal|financial|budget) year)(?![\p{L}\p{N}])/giu,
  read: (match, { text }) => {
    const { first, second, begin, end } = match.groups ?? {};
    const state = STATES.find(({ sign }) => sign.test(text));
    const number = Number(first ?? begin) + ((first ?? begin)?.length === 2 ? 2000 : 0);
    const isPair = (second ?? end) !== undefined;
    if (!state || (!isPair && state.named === null)) return { resolve: () => null };
    const start = isPair || state.named === 'begin' ? number : number - 1;
    const name = state.sign.exec(text)?.[0] ?? '';
    const why = `is a financial year of the state that “${name}” stands for, from its month ${state.month} on`;
    return { resolve: () => ({ period: yearFrom(start, state.month), known: false, why }) };
  },
};
