import type { Fault } from '../../api/client.ts';
import { slicerOf } from '../../parts/codePoints.ts';

/** What cannot be read of the words, with the sign at fault; beyond the end there is none. */
export interface QueryFault {
  readonly told: string;
  readonly before: string;
  readonly at: string;
  readonly after: string;
}

/** The fault of the words of a search; null where the fault is another's. */
export function queryFaultOf(fault: Fault | undefined, words: string): QueryFault | null {
  if (fault?.code !== 'OR6005' || fault.place === undefined) return null;
  const slice = slicerOf(words);
  const start = fault.place - 1;
  return { told: fault.detail, before: slice(0, start), at: slice(start, start + 1), after: slice(start + 1) };
}
