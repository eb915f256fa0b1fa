/** What one document makes of a statement or an event, and others of the same words. */
export const texts = {
  noOutlet: 'no outlet given',
  undated: 'undated',
  statement: 'Statement',
  quotations: {
    others: 'Other quotations of these words',
    all: 'Quotations of these words in the ledger',
    order: 'The earliest first.',
    reports: (count: number) => `${count} reports`,
  },
} as const;
