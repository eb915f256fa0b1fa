/** The words of a verdict with what was changed and where the words were said. */
export const texts = {
  legend: 'Struck through: said, not quoted. Underlined: quoted, not said.',
  verbatim: 'The transcript has the words as they are quoted.',
  altered: 'The transcript has other words.',
  spliced: 'The words come from places apart, and nothing shows it.',
  'other-speaker': 'Somebody else said it.',
  absent: 'The transcripts of the occasion do not have it.',
  'no-source': 'No transcript in the ledger could tell.',
  marked: 'Every change is marked for the reader.',
  reverses: 'turns the meaning round',
  markedChange: 'marked',
  where: 'Said at',
  also: 'The same words also at',
  /** The first turn is 1 to people and 0 in an address. */
  turn: (turn: number) => `turn ${turn + 1}`,
  context: 'Left out, and it changes what the words say:',
  contextKinds: {
    negated: 'it was denied',
    conditional: 'it was said under a condition',
    question: 'it was a question',
    reported: 'it was told of somebody else',
  },
  remarks: {
    unchecked: (words: string) => `“${words}” could not be checked: too few words to be looked for alone.`,
    'speaker-unknown': (words: string) =>
      `The transcript does not show who speaks there (${words === '' ? 'no label' : `label “${words}”`}).`,
    'words-in-marks': (words: string) => `Compared was what stands between the quotation marks: “${words}”.`,
    'speaker-implied': (words: string) =>
      `The report does not name the speaker beside the words; ${words} is whom it is taken to mean.`,
    'speaker-no-person': (words: string) => `“${words}” names no person: the words of anybody were compared.`,
    'said-later': (words: string) => `A transcript of ${words}, after the report, has the words.`,
    'transcript-ends': (words: string) => `The transcript ends before “${words}”.`,
    'long-before': (words: string) => `The transcript is of ${words}, more than a month before the report.`,
    'other-day': (words: string) => `The report dates the words ${words}, the transcript is of another day.`,
  },
  searched: 'Transcripts that were searched',
  nearest: 'The nearest words',
} as const;
