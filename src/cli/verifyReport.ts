import { verificationsAsPage, type VerifiedQuotation, writeWhole } from '../export/index.ts';
import type { Ledger, LedgerStatement, StatementVerification } from '../index.ts';
import { tell } from './output.ts';

/** The page of `--report`: quotations are put down as they are judged, and the file is written when all are. */
export interface VerificationReport {
  add(quotation: VerifiedQuotation): void;
  /** A statement of the ledger; one that quotes no words is left out. */
  addStatement(statement: LedgerStatement): void;
  /** @throws OR8001 where the file cannot be written, OR8003 where it is one of those to be kept */
  write(against: string, kept: readonly string[], ledger: Ledger | null): Promise<void>;
}

/** Does nothing where no file is asked for. */
export function verificationReport(path: string | undefined): VerificationReport {
  const quotations: VerifiedQuotation[] = [];
  const add = (quotation: VerifiedQuotation): void => void (path !== undefined && quotations.push(quotation));
  return {
    add,
    addStatement({ id, text, speaker, document, verification }) {
      if (!verification) return;
      const { title, outlet, url, published } = document;
      const date = published?.from ?? null;
      add({ id, quote: text, speaker: speaker?.name ?? null, date, report: { title, outlet, url }, verification });
    },
    async write(against, kept, ledger) {
      if (path === undefined) return;
      const addresses = await addressesOf(ledger, quotations);
      await writeWhole(
        path,
        verificationsAsPage(quotations, { made: new Date().toISOString(), against, addresses }),
        kept,
      );
      tell(`${quotations.length} quotation${quotations.length === 1 ? '' : 's'} in ${path}`);
    },
  };
}

/** The addresses of the transcripts that the verdicts rest on, by their ids; none without a ledger. */
export async function addressesOf(
  ledger: Ledger | null,
  judged: readonly { readonly verification: StatementVerification | null }[],
): Promise<Map<string, string>> {
  const addresses = new Map<string, string>();
  if (ledger === null) return addresses;
  const ids = new Set(judged.flatMap(({ verification }) => (verification ? transcriptsOf(verification) : [])));
  for (const id of ids) {
    const shown = await ledger.show(id);
    if (shown.type === 'document' && shown.document.url !== null) addresses.set(id, shown.document.url);
  }
  return addresses;
}

const transcriptsOf = ({ places, searched, nearest }: StatementVerification): string[] =>
  [...places, ...searched, ...(nearest === null ? [] : [nearest])].map(({ transcript }) => transcript);
