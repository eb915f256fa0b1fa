/** The texts of the table of all pairs. */
export const texts = {
  title: 'All pairs',
  about:
    'What states and bodies did to each other, a row for each period, source and target. Each event counts once however many report it; what did not take place, and what is told as history, does not count. What both sides do (agree, consult, cooperate) has a row in either direction.',
  counted:
    'A state’s rows have what is done by or to everybody with its code, a former minister and its opposition too. The page of two, which a source leads to, counts otherwise: those alone who speak or act for either, and among the statements, not the events, what is done by being said.',
  events: 'All events',
  by: { label: 'By', month: 'month', year: 'year' },
  source: 'Source',
  target: 'Target',
  who: 'Name or code',
  everyPeriod: 'Also periods without events',
  caption: (by: string) => `Events between states and bodies, by ${by}`,
  leads: 'Each figure leads to the events behind it.',
  columns: {
    period: 'Period',
    source: 'Source',
    target: 'Target',
    count: 'Events',
    types: 'Of these',
    alleged: 'Alleged only',
    corrected: 'Corrected',
    score: 'Mean score',
  },
  none: '–',
  rows: (total: number) => (total === 1 ? '1 row' : `${total.toLocaleString('en')} rows`),
  pair: (source: string, target: string) => `${source} and ${target} over time`,
  nothing: 'No events between two states or bodies.',
  nothingHow:
    'Widen the dates, or take another source or target: a state or a body. What a person does is done by whom they act for.',
  behind: (what: string) => `Behind the figure: ${what}`,
  part: (part: string) =>
    part === ''
      ? 'events'
      : part === 'alleged'
        ? 'alleged only'
        : part === 'corrected'
          ? 'corrected'
          : part.toLowerCase(),
  shown: (shown: number, all: number) => (shown < all ? `The first ${shown} of ${all}.` : `${all} in all.`),
  gone: 'Nothing is behind this figure any more.',
  close: 'Close',
  undated: 'without a date',
} as const;
