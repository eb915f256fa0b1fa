/** The texts that lists of the ledger share. */
export const texts = {
  chips: 'Filters that are set',
  remove: 'remove',
  removeAll: 'Remove all filters',
  apply: 'Apply',
  more: 'More',
  firstPage: 'First page',
  pages: 'Pages of the list',
  download: 'Download all as…',
  asData: 'This page as data',
  names: (count: number) => (count === 0 ? 'No name begins so.' : count === 1 ? '1 name' : `${count} names`),
  day: 'YYYY, YYYY-MM or YYYY-MM-DD',
  any: 'Any',
  narrow: 'Narrow down',
  set: 'set; remove',
  moreValues: (count: number) => `${count} more`,
  fewer: 'Fewer',
} as const;
