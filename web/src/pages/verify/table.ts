import type { Api } from '../../api/client.ts';

const COLUMNS = ['quote', 'speaker', 'date', 'verdict', 'out_of_context', 'source', 'source_date', 'turn', 'address'];

/** Quotations with their verdicts and the first place of each as a table: RFC 4180, with a header. */
export function tableAsCsv(verified: readonly Api['VerifiedQuote'][], origin: string): string {
  const rows = verified.map(({ quote, speaker, date, verdict, context, places: [place] }) => [
    quote,
    speaker ?? '',
    date ?? '',
    verdict,
    context === null ? 'no' : context.kind,
    place?.title ?? '',
    place?.date ?? '',
    place ? String(place.turn) : '',
    place ? `${origin}/documents/${place.transcript}?turn=${place.turn}` : '',
  ]);
  return [COLUMNS, ...rows].map((cells) => `${cells.map(written).join(',')}\r\n`).join('');
}

/** A spreadsheet runs as a formula what begins so, even behind white space; with an apostrophe before it, it is shown. */
const FORMULA = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}]*[=+\-@|%＝＋－＠｜％]/u;

function written(cell: string): string {
  const inert = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
