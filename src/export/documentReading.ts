import { OnrecordError } from '../errors/index.ts';
import { faultOfDocument, inUtf16, type PointRecorded, type Restored } from '../ledger/index.ts';

/** Where a line stands: in which file, and at which line or row. */
export interface LinePlace {
  readonly input: string;
  /** “line 3”, “row 3”. */
  readonly place: string;
}

/**
 * What a line of `onrecord read` has for a ledger: the document as `add` would have put it in, had it read it itself. Ids
 * are the ledger's to make, so those of the line say nothing. Lines of before Onrecord wrote `form` and `basis` have
 * neither.
 *
 * @param value the line's object
 * @param retrieved ISO 8601 instant: a line does not say when the document was had
 * @throws OnrecordError OR1052 where it does not fit together, OR1053 where it tells that the document could not be read
 */
export function fromDocumentLine(
  value: Readonly<Record<string, unknown>>,
  { input, place }: LinePlace,
  retrieved: string,
): Restored {
  const { error, schema: _schema, ...fields } = value;
  if (error !== undefined && error !== null)
    throw new OnrecordError('OR1053', { input, place, found: toldBy(error).slice(0, LONGEST) });
  const document = { basis: {}, ...fields };
  const fault = faultOfDocument(document);
  if (fault !== null) throw new OnrecordError('OR1052', { input, place, fault });
  return { recorded: inUtf16(document as unknown as PointRecorded), arrival: { retrieved }, verdicts: {} };
}

/** Characters of the reading's own message that are repeated. */
const LONGEST = 300;

const toldBy = (error: unknown): string => {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return [code, message].filter((part) => typeof part === 'string').join(' ') || 'no reason is given';
};
