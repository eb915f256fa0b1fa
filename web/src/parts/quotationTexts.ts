/** What others made of words of a transcript. */
export const texts = {
  others: 'Other quotations of these words',
  all: 'Quotations of these words in the ledger',
  legend: 'The earliest first. Struck through: said, not quoted. Underlined: quoted, not said.',
  reports: (count: number) => `${count} reports`,
  noOutlet: 'no outlet given',
  undated: 'undated',
  statement: 'Statement',
} as const;
