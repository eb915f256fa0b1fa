import type { Ledger, LedgerStatement, OtherQuotation, StatementVerification, VerifiedPlace } from '../ledger/index.ts';

/** A quotation with its judgement, as reports show it. */
export interface VerifiedQuotation {
  readonly id: string | null;
  readonly quote: string;
  readonly speaker: string | null;
  /** Of the report, YYYY-MM-DD or a time. */
  readonly date: string | null;
  readonly report: {
    readonly title: string | null;
    readonly outlet: string | null;
    readonly url: string | null;
    /** What has read it. */
    readonly versions?: { readonly onrecord: string; readonly model: string };
  } | null;
  readonly verification: StatementVerification;
  /** Those of a ledger that are of the same words, the earliest first. */
  readonly others: readonly OtherQuotation[];
}

/** A quotation that was handed in. */
export const quotationOf = (
  given: {
    readonly quote: string;
    readonly speaker?: string | null | undefined;
    readonly date?: string | null | undefined;
    readonly id?: unknown;
  },
  verification: StatementVerification,
  others: readonly OtherQuotation[],
): VerifiedQuotation => ({
  id: typeof given.id === 'string' ? given.id : null,
  quote: given.quote,
  speaker: given.speaker ?? null,
  date: given.date ?? null,
  report: null,
  verification,
  others,
});

/** A statement of a ledger; null for one that quotes no words, or the words of a transcript. */
export function quotationOfStatement(
  statement: LedgerStatement,
  others: readonly OtherQuotation[],
): VerifiedQuotation | null {
  const { id, text, speaker, document, verification } = statement;
  if (!verification) return null;
  const { title, outlet, url, published, versions } = document;
  return {
    id,
    quote: text,
    speaker: speaker?.name ?? null,
    date: published?.from ?? null,
    report: { title, outlet, url, versions },
    verification,
    others,
  };
}

/** The addresses of the transcripts that verdicts rest on, by their ids; none without a ledger. */
export async function addressesOf(
  ledger: Ledger | null,
  judged: readonly { readonly verification: StatementVerification | null }[],
): Promise<Map<string, string>> {
  const addresses = new Map<string, string>();
  if (ledger === null) return addresses;
  const ids = new Set(judged.flatMap(({ verification }) => (verification ? transcriptsOf(verification) : [])));
  for (const id of ids) {
    const shown = await ledger.show(id, { others: false });
    if (shown.type === 'document' && shown.document.url !== null) addresses.set(id, shown.document.url);
  }
  return addresses;
}

const transcriptsOf = ({ places, searched, nearest }: StatementVerification): string[] =>
  [...places, ...searched, ...(nearest === null ? [] : [nearest])].map(({ transcript }) => transcript);

/** The page of the web app on which a place is shown. */
export const readerPage =
  (served: string) =>
  ({ transcript, turn }: Pick<VerifiedPlace, 'transcript' | 'turn'>): string =>
    `${served}/documents/${transcript}?turn=${turn}`;
