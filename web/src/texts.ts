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
  person: {
    label: 'Account',
    logIn: 'Log in',
    logOut: 'Log out',
    readOnly: 'Read-only',
    role: { reader: 'reader', reviewer: 'reviewer', editor: 'editor' },
    barred: {
      readOnly: 'This server was started with --read-only: it takes no changes.',
      reviewer: (role: string) => `This is open to reviewers and editors. You are logged in as ${role}.`,
      editor: (role: string) => `This is open to editors. You are logged in as ${role}.`,
      ask: 'Whoever keeps the ledger can give you another role (onrecord users role).',
      elsewhere: 'Change the ledger from a server without that option.',
    },
  },
  confirm: { no: 'Keep' },
  singleKeys: 'Single keys work, on every page',
  untitled: (which: string) => `Untitled, ${which}`,
  loading: 'Loading…',
  again: 'Try again',
  unreachable: {
    detail: 'The server does not answer.',
    remedy: 'Check that “onrecord serve” is still running, then try again.',
  },
  /** What to do in a browser, where the server's advice is for a command line. */
  remedies: {
    OR1003:
      'Give HTML, text, PDF, DOCX, email, MHTML, WebVTT, SRT, JSON, CSV, a feed, OPML or WARC, under a name with its ending.',
    OR1004: 'Split the document.',
    OR3003: 'Look for it in the search; the address may have been copied only in part.',
    OR3004: 'Correct the filters above, or the address.',
    OR6003: 'Look for the name in the list of actors.',
  } as Readonly<Record<string, string>>,
  nothing: 'There is nothing at this address.',
  toSearch: 'Go to the search',
  reviews: {
    title: 'What people have decided',
    field: 'Field',
    machine: 'The machine says',
    people: 'People say',
    disputed: 'disputed',
    none: 'Nobody has reviewed it yet.',
    open: 'Review this',
    wrong: 'reviewed: wrong',
    corrected: 'reviewed: corrected',
  },
  unnamed: 'unnamed',
  cite: { note: '[Square brackets] hold what was concluded and not said.' },
  known: 'The text says so.',
  implied: 'Concluded, not said.',
  card: {
    act: 'What the statement does, by PLOVER',
    negated: 'negated',
    negatedClaim: 'What is claimed, not what the statement does',
    published: 'published',
    undated: 'undated',
    confidence: 'Confidence ',
    permalink: 'Statement',
    report: ['report', 'reports'],
    independent: (count: number) => `${count} independent`,
  },
  speaker: {
    named: '',
    group: 'a group',
    withheld: 'name withheld',
    unknown: 'not known who',
    for: 'for',
    through: 'according to',
  },
} as const;

/** What to do about a fault: as a browser has it, or else what the server says. */
export const remedyOf = (code: string, remedy: string): string =>
  Object.hasOwn(texts.remedies, code) ? (texts.remedies[code] ?? remedy) : remedy;
