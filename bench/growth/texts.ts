/** Texts of about `length` characters that are as hard to read as their kind allows: what text in the wild has once, without end. */
export const TEXTS: ReadonlyMap<string, (length: number) => string> = new Map(
  Object.entries({
    'one sentence': (length: number) => `${'the minister of Norland and '.repeat(length / 28)}said so.`,
    'one word': (length) => 'a'.repeat(length),
    'one word of many kinds of letters': (length) => 'aB9-'.repeat(length / 4),
    'an address in a saying': (length) =>
      `The minister said: “See https://example.org/${'a/b?c=d&'.repeat(length / 8)} for more.”`,
    'emoji in a saying': (length) => `“${'😀'.repeat(length / 2)}” the minister said.`,
    'marks that open': (length) => '“so '.repeat(length / 4),
    'marks that close': (length) => 'so” '.repeat(length / 4),
    'straight marks': (length) => '"so" '.repeat(length / 5),
    'marks within marks': (length) => '“‘'.repeat(length / 4) + '’”'.repeat(length / 4),
    apostrophes: (length) => "'so ".repeat(length / 4),
    brackets: (length) => '(['.repeat(length / 2),
    commas: (length) => ', '.repeat(length / 2),
    'full stops': (length) => '.'.repeat(length),
    dashes: (length) => ' – '.repeat(length / 3),
    ellipses: (length) => '… '.repeat(length / 2),
    'two names': (length) => `${'Anna Holm, Peter Berg, '.repeat(length / 23)}said so.`,
    'many names': (length) =>
      Array.from({ length: length / 15 }, (_, index) => `Anna Ho${letters(index)}d said. `).join(''),
    capitals: (length) => 'UN SECRETARY GENERAL ANTONIO '.repeat(length / 29),
    'he said': (length) => 'He said he said it. '.repeat(length / 20),
    figures: (length) => '1234567890'.repeat(length / 10),
    numbers: (length) => '12 34 '.repeat(length / 6),
    dates: (length) => 'on 3 May 2023 and last week, '.repeat(length / 29),
    days: (length) => 'Monday, Tuesday, Wednesday, '.repeat(length / 28),
    spaces: (length) => `a${' '.repeat(length)}b said so.`,
    'short lines': (length) => 'a\n'.repeat(length / 2),
    'short paragraphs': (length) => 'He said no.\n\n'.repeat(length / 13),
    turns: (length) => 'HOLM: no\n\n'.repeat(length / 10),
    'labels in a row': (length) => 'HOLM: '.repeat(length / 6),
    negations: (length) => 'had never yet been not '.repeat(length / 23),
    'and and': (length) => `the foreign minister of Norway, ${'and '.repeat(length / 4)}`,
    'accents on one letter': (length) => `He said a${'\u0301'.repeat(length)}.`,
    'characters without width': (length) => `He said ${'\u200B'.repeat(length)}.`,
    bylines: (length) => 'By Anna Holm and '.repeat(length / 17),
    pronouns: (length) => 'he she it they we you '.repeat(length / 22),
    'questions and their tags': (length) => 'Why now? “Why?” he asked. '.repeat(length / 27),
    'minister of minister of': (length) => `${'minister of '.repeat(length / 12)}Norway said so.`,
    tags: (length) => '<b>'.repeat(length / 3),
    meetings: (length) => 'He met her in Paris. '.repeat(length / 21),
    'requests of states': (length) =>
      Array.from(
        { length: length / 42 },
        (_, index) => `${state(index)} has asked ${state(index + 1 + index / STATES.length)} to sign it. `,
      ).join(''),
    attacks: (length) => 'attacked attacks attack shelling strikes '.repeat(length / 41),
  } satisfies Record<string, (length: number) => string>),
);

const STATES =
  'Norway Chad Japan Kenya Brazil Canada Italy Spain Peru India Ghana Mali Cuba Iran Iraq Oman Togo Fiji Laos Nepal'.split(
    ' ',
  );

const state = (index: number): string => STATES[Math.floor(index) % STATES.length] ?? '';

/** Three letters that are others for each of 17,576 numbers. */
const letters = (index: number): string =>
  [index, index / 26, index / 676].map((number) => String.fromCharCode(97 + (Math.floor(number) % 26))).join('');
