import { ownAddress } from '../document/index.ts';
import { foldName } from './names.ts';
import type { PointRecorded } from './points.ts';

export type OutletNames = Pick<PointRecorded, 'outlet' | 'url' | 'givenBy'>;

/** By what an outlet is found: its name and the host that it comes from, folded; '' where neither is known. */
export function outletWords(document: OutletNames): string {
  const { outlet, givenBy = null } = document;
  const address = ownAddress(document) ?? (givenBy === null ? null : `http://${givenBy}`);
  const host = (address === null ? null : URL.parse(address)?.hostname) ?? '';
  return foldName(`${outlet ?? ''} ${host}`);
}
