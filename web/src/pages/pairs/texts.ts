/** Every text of the page of a pair. */
export const texts = {
  title: 'Two actors',
  pair: (one: string, other: string) => `${one} and ${other}`,
  about:
    'What one says about and to the other, and back; how it changed, and who reported it first. Acts are those done to the other: what supports one against another is no act towards the other. Whoever speaks or acts for one counts as that one.',
  actor: 'One',
  recipient: 'The other',
  issue: 'Topic',
  who: 'Name, id or code',
  missing: 'Name two actors to compare them.',
  swap: 'Swap',
  direction: (one: string, other: string) => `${one} on ${other}`,
  timeline: (one: string, other: string) => `What ${one} says about and to ${other}`,
  changes: 'Opposite words to compare',
  noChanges: (count: number) =>
    count === 0
      ? 'No statements with a position.'
      : `No opposite words in ${count === 1 ? '1 statement' : `${count} statements`}.`,
  changed: (changes: number, count: number) => `${changes} of ${count} statements to compare with earlier ones.`,
  before: 'Before',
  after: 'After',
  why: 'Differs in',
  differs: { act: 'what the statement does', polarity: 'yes or no', stance: 'for or against' },
  line: 'All positions in order',
  search: {
    target: (name: string) => `Statements about ${name}`,
    addressee: (name: string) => `Statements to ${name}`,
  },
  events: 'Events between them',
  network: 'Partners as a network',
} as const;
