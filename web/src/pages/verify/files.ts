import { api, dataOf } from '../../api/client.ts';
import type { GivenQuote } from './manyQuotes.ts';

/** The page that shows these quotations beside what was said, to print or to hand on. */
export const reportOf = (quotes: readonly GivenQuote[]): Promise<string> =>
  dataOf(api.POST('/api/verify/report', { body: { quotes: [...quotes] }, parseAs: 'text' }));

/** Their verdicts as a table. */
export const tableOf = (quotes: readonly GivenQuote[]): Promise<string> =>
  dataOf(api.POST('/api/verify/table', { body: { quotes: [...quotes] }, parseAs: 'text' }));
