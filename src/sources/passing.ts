import type { OnrecordError } from '../errors/index.ts';

/** No answer, not our turn yet, and a ledger or a database that cannot be used now. */
const PASSING: ReadonlySet<string> = new Set(['OR1101', 'OR1106', 'OR3006', 'OR8021', 'OR8027']);

/** Whether a document that failed may succeed another time; what is wrong with the document itself stays wrong. */
export function mayPass({ code, details }: OnrecordError): boolean {
  // A server that fails or has too much to do.
  if (code === 'OR1103') return /^(?:408|425|429|5\d\d)\b/.test(String(details['found']));
  return PASSING.has(code);
}
