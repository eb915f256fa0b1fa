/** The code of an error of what a ledger holds and cannot hold; each store makes OR3008 of it. */
export const DAMAGED = 'ONRECORD_DAMAGED';

/** That error; `place` names it (“reports.reading of st_…”). */
export const damaged = (place: string, fault: string): Error =>
  Object.assign(new Error(`${place}: ${fault}`), { code: DAMAGED });
