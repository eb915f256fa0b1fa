import {
  addressesOf,
  quotationOfStatement,
  verificationsAsPage,
  type VerifiedQuotation,
  writeWhole,
} from '../export/index.ts';
import type { Ledger, LedgerStatement, OtherQuotation } from '../index.ts';
import { VERSION } from '../pipeline/index.ts';
import { tell } from './output.ts';

/** The page of `--report`: quotations are put down as they are judged, and the file is written when all are. */
export interface VerificationReport {
  add(quotation: VerifiedQuotation): void;
  /** A statement of the ledger; one that quotes no words is left out. `others` are the quotations of the same words. */
  addStatement(statement: LedgerStatement, others?: readonly OtherQuotation[]): void;
  /** Whether there is to be a page. */
  readonly isWanted: boolean;
  /** @throws OR8001 where the file cannot be written, OR8003 where it is one of those to be kept */
  write(against: string, kept: readonly string[], ledger: Ledger | null): Promise<void>;
}

/** Does nothing where no file is asked for. */
export function verificationReport(path: string | undefined): VerificationReport {
  const quotations: VerifiedQuotation[] = [];
  const add = (quotation: VerifiedQuotation): void => void (path !== undefined && quotations.push(quotation));
  return {
    add,
    isWanted: path !== undefined,
    addStatement(statement, others = []) {
      const quotation = quotationOfStatement(statement, others);
      if (quotation !== null) add(quotation);
    },
    async write(against, kept, ledger) {
      if (path === undefined) return;
      const addresses = await addressesOf(ledger, quotations);
      await writeWhole(
        path,
        verificationsAsPage(quotations, {
          made: new Date().toISOString(),
          version: VERSION,
          against,
          addresses,
          pageOf: null,
        }),
        kept,
      );
      tell(`${quotations.length} quotation${quotations.length === 1 ? '' : 's'} in ${path}`);
    },
  };
}
