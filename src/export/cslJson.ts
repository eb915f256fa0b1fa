import type { LedgerStatement } from '../ledger/index.ts';
import { citedDocuments, dateParts } from './citedDocuments.ts';
import { jsonWithItems, mapped } from './jsonArray.ts';
import { safeAddress } from './safeAddress.ts';

/** The documents of the statements as CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html). */
export async function* statementsAsCslJson(statements: AsyncIterable<LedgerStatement>): AsyncGenerator<string> {
  yield* jsonWithItems('[', mapped(citedDocuments(statements), entryOf), () => '\n]\n');
}

function entryOf({ id, url, title, outlet, byline, language, published, retrieved }: LedgerStatement['document']) {
  const link = safeAddress(url);
  const issued = dateParts(published);
  return {
    id,
    type: outlet === null ? 'webpage' : 'article-newspaper',
    ...(title === null ? {} : { title }),
    ...(outlet === null ? {} : { 'container-title': outlet }),
    // Which part of a name is the family name is not known, and guessing it would be wrong for half of the world.
    ...(byline.length === 0 ? {} : { author: byline.map((literal) => ({ literal })) }),
    ...(issued ? { issued: { 'date-parts': [issued] } } : {}),
    ...(link === null
      ? {}
      : { URL: link, accessed: { 'date-parts': [retrieved.slice(0, 10).split('-').map(Number)] } }),
    language,
  };
}
