/** Every text of the page of a line of positions. */
export const texts = {
  title: 'Positions',
  line: (speaker: string, about: string) => `${speaker} on ${about}`,
  about:
    'What a speaker has said about somebody or on a topic, in order; where the words say the opposite of earlier ones, both stand side by side to be compared.',
  speaker: 'Speaker',
  aboutWhom: 'About',
  missing: 'Name a speaker, and whom it is about or a topic.',
  none: 'No statements.',
  noneHow: 'Try the name alone, another topic, or wider dates.',
  count: (positions: number, changes: number) =>
    `${positions === 1 ? '1 statement' : `${positions} statements`}, ${changes} to compare`,
  changed: 'Compare',
  differsFrom: 'Other words in the statement of',
  undated: 'Without a date',
  pair: 'Both directions',
  search: 'In the search',
  onlyChanges: 'Show only those to compare',
  all: 'Show all',
  following: (day: string) => `Only statements up to ${day} are shown. Show those that follow`,
} as const;
