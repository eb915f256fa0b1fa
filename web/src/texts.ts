/** Every text of the app that is not a document's: one place to read, to correct, to translate. */
export const texts = {
  name: 'Onrecord',
  skip: 'Skip to content',
  menu: 'Pages',
  theme: { label: 'Colours', auto: 'As the system', light: 'Light', dark: 'Dark' },
  pages: {
    search: 'Search',
    documents: 'Documents',
    events: 'Events',
    actors: 'Actors',
    verify: 'Verify',
    review: 'Review',
    add: 'Add',
  },
  loading: 'Loading…',
  again: 'Try again',
  unreachable: {
    detail: 'The server does not answer.',
    remedy: 'Check that “onrecord serve” is still running, then try again.',
  },
  nothing: 'There is nothing at this address.',
  toSearch: 'Go to the search',
  unnamed: 'unnamed',
  known: 'The text says so.',
  implied: 'Concluded, not said.',
} as const;
