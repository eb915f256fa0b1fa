import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparedWords } from '../text/index.ts';
import type { DiffEntry, Transcript, Verification } from './types.ts';
import { verifyQuotes } from './verifier.ts';

const TRANSCRIPTS: readonly Transcript[] = [
  {
    id: 'briefing',
    date: '2026-03-11',
    turns: [
      { speaker: 'REPORTER', text: 'Minister, will the lighthouse treaty be signed before Easter?', at: 0 },
      {
        speaker: 'Marta Holm',
        text:
          'We will not sign the lighthouse treaty before the keepers have agreed. I have said so to the ambassador, uh, twice. ' +
          'The keepers are our neighbours. They light eleven lamps on that coast, and nobody pays them for it. ' +
          'Let me put it this way. A treaty in the dark is worth nothing.',
        at: 4200,
      },
      { speaker: 'REPORTER', text: 'The opposition calls you a stubborn gardener of old quarrels.', at: 21_000 },
      { speaker: 'Marta Holm', text: 'I like gardens.', at: 25_000 },
      {
        speaker: 'REPORTER',
        text: 'Will you at least tell the harbour towns how many winters they have to wait, and what it costs them?',
        at: 27_000,
      },
      {
        speaker: 'Marta Holm',
        text:
          'They have waited for eleven winters, and one more does not frighten them. It costs a tin of paint and some ' +
          'patience. Ask the harbour master, who has both of these in his shed, and a kettle besides.',
        at: 30_000,
      },
    ],
  },
  {
    id: 'later',
    date: '2026-03-20',
    turns: [{ speaker: 'Marta Holm', text: 'The keepers have agreed at last, and the ambassador brought a cake.' }],
  },
];

async function judge(
  quote: string,
  speaker: string | null = 'Marta Holm',
  date: string | null = '2026-03-12',
): Promise<Verification> {
  const { value } = await verifyQuotes([{ quote, speaker, date }], TRANSCRIPTS).next();
  if (value === undefined) throw new Error('nothing came out');
  return value as Verification;
}
const changes = ({ diff }: Verification): readonly DiffEntry[] => diff.filter((entry) => entry.kind !== 'same');

describe('verbatim, whatever may be written either way', () => {
  test.each([
    'we will not sign the lighthouse treaty before the keepers have agreed',
    'They light 11 lamps on that coast — and nobody pays them for it,',
    'I have said so to the ambassador twice.',
    '“A treaty in the dark” is worth nothing',
    'I have said so [sic] to the ambassador, twice',
  ])('%s', async (quote) => {
    const judged = await judge(quote);
    expect(judged).toMatchObject({ verdict: 'verbatim', marked: false, diff: [] });
    expect(judged.places).toMatchObject([{ transcript: 'briefing', turn: 1, at: 4200 }]);
  });
});

describe('what nobody said, or said twice', () => {
  const turns = [
    {
      speaker: 'Marta Holm',
      text:
        'The dredger (Laughter.) will sail – [crosstalk] – at noon. He [the harbour master] gave the keys to his [sic] cousin. ' +
        'I, I think the old pier is, uh, is rotten. We should – we should paint the – the boathouse first. ' +
        'It was a very, very cold morning for the pilots. They want bread, bread and a warm kitchen.',
    },
  ];
  const told = async (quote: string): Promise<Verification> => {
    const sought = [{ quote, speaker: 'Marta Holm', date: '2026-03-12' }];
    const { value } = await verifyQuotes(sought, [{ id: 'quay', date: '2026-03-11', turns }]).next();
    return value as Verification;
  };
  test.each([
    'The dredger will sail at noon',
    'He gave the keys to his cousin',
    'I think the old pier is rotten',
    'We should paint the boathouse first',
    'The dredger will sail [laughter] at noon',
  ])('%s', async (quote) => expect(await told(quote)).toMatchObject({ verdict: 'verbatim', diff: [] }));

  test.each([
    ['It was a very cold morning for the pilots', 'very'],
    ['They want bread and a warm kitchen', 'bread'],
  ])('but what is said twice on purpose is left out: %s', async (quote, said) =>
    expect(changes(await told(quote))).toMatchObject([{ kind: 'dropped', said }]),
  );
});

test('a condition that was left out in the middle of a sentence is told, marked or not', async () => {
  const text =
    'We will, if the harbour court agrees, paint the customs house green. We will, with some luck, paint the jetty red.';
  const told = async (quote: string): Promise<Verification> => {
    const turns = [{ speaker: 'Marta Holm', text }];
    const sought = [{ quote, speaker: 'Marta Holm', date: '2026-03-12' }];
    const { value } = await verifyQuotes(sought, [{ id: 'court', date: '2026-03-11', turns }]).next();
    return value as Verification;
  };
  const context = { kind: 'conditional', words: 'if the harbour court agrees' };
  expect(await told('We will paint the customs house green')).toMatchObject({ verdict: 'altered', context });
  expect(await told('We will … paint the customs house green')).toMatchObject({ marked: true, context });
  expect(await told('We will, if the harbour court agrees, paint the customs house')).toMatchObject({ context: null });
  expect(await told('We will paint the jetty red')).toMatchObject({ verdict: 'altered', context: null });
});

describe('other figures in the words of before', () => {
  const turns = [
    {
      speaker: 'Marta Holm',
      text: 'Our wharves built forty-two barges last year and employed nine hundred riggers in June.',
    },
  ];
  const asked = async (quote: string, date: string | null): Promise<string> => {
    const sought = [{ quote, speaker: 'Marta Holm', date }];
    const { value } = await verifyQuotes(sought, [{ id: 'wharves', date: '2026-03-11', turns }]).next();
    return (value as Verification).verdict;
  };
  const other = 'Our wharves built fifty-seven barges last year and employed eleven hundred riggers in May';

  test('are altered in the days of the speech, and said on another occasion months later', async () => {
    expect(await asked(other, '2026-03-13')).toBe('altered');
    expect(await asked(other, null)).toBe('altered');
    expect(await asked(other, '2026-11-20')).toBe('no-source');
    expect(await asked(other, '2025-11-20')).toBe('no-source');
  });

  test('the same figures are found at any time, and so is another change', async () => {
    expect(await asked('Our wharves built 42 barges last year and employed 900 riggers', '2026-11-20')).toBe(
      'verbatim',
    );
    expect(await asked('Our wharves built 42 barges last year and employed 900 sailmakers', '2026-11-20')).toBe(
      'altered',
    );
  });
});

describe('how much has to be the same', () => {
  const SPEECH: Transcript = {
    id: 'speech',
    date: '2026-03-10',
    turns: [
      {
        speaker: null,
        text:
          'Look at the ferrymen on that quay. They have a wage of forty crowns, forty crowns, and a leaking hut. ' +
          'At that time I don’t think we would say it to them. ',
      },
      // An hour's speech goes on.
      ...Array.from({ length: 12 }, (_, at) => ({
        speaker: null,
        text: `Item ${at} of my list is the dredger in basin ${at * 7}, which leaks, and which its owner calls seaworthy.`,
      })),
    ],
  };
  const found = async (quote: string): Promise<string> => {
    const { value } = await verifyQuotes([{ quote, date: '2026-03-12' }], [SPEECH]).next();
    return (value as Verification).verdict;
  };

  test('a long quotation into which a clause was put is found by its rare words', async () => {
    const quote =
      'Look at what it is like for so many of them here, at the ferrymen on that quay: a wage of forty crowns, forty crowns';
    expect(await found(quote)).toBe('altered');
    const other =
      'Look at what it is like for so many of them here, at the millers on that hill: a wage of thirty crowns';
    expect(await found(other)).toBe('absent');
  });

  test('of a long quotation the same told another day is an alternative', async () => {
    const again: Transcript = {
      id: 'again',
      date: '2026-03-06',
      turns: [{ speaker: null, text: 'On that quay the ferrymen have a wage of forty crowns, forty crowns.' }],
    };
    const quote = 'Look at the ferrymen on that quay: they get a wage of forty crowns, forty crowns.';
    const { value } = await verifyQuotes([{ quote, date: '2026-03-12' }], [SPEECH, again]).next();
    const { verdict, places, alternatives } = value as Verification;
    expect([verdict, places[0]?.transcript, alternatives[0]?.transcript]).toEqual(['altered', 'speech', 'again']);
  });

  test('a few everyday words of a short one are not enough, though it is the week', async () => {
    expect(await found('At that time I think they’re right.')).toBe('absent');
    expect(await found('At that time I don’t think we would do it')).toBe('altered');
  });
});

describe('altered', () => {
  test('a dropped “not” is silent and reverses the meaning', async () => {
    const judged = await judge('We will sign the lighthouse treaty before the keepers have agreed.');
    expect(judged).toMatchObject({ verdict: 'altered', marked: false });
    expect(changes(judged)).toEqual([{ kind: 'dropped', said: 'not', quoted: '', marked: false, reverses: true }]);
  });

  test('a changed number is silent and reverses nothing', async () => {
    const judged = await judge('They light twelve lamps on that coast, and nobody pays them for it.');
    expect(changes(judged)).toEqual([
      { kind: 'changed', said: 'eleven', quoted: 'twelve', marked: false, reverses: false },
    ]);
  });

  test('an ellipsis marks what was left out, over sentences too', async () => {
    const judged = await judge('We will not sign the lighthouse treaty … A treaty in the dark is worth nothing.');
    expect(judged).toMatchObject({ verdict: 'altered', marked: true });
    expect(judged.places).toHaveLength(2);
  });

  test('brackets mark what was put in, and what it stands for', async () => {
    const judged = await judge('[The keepers] light eleven lamps on that coast');
    expect(judged).toMatchObject({ verdict: 'altered', marked: true });
    expect(changes(judged)).toMatchObject([{ kind: 'changed', said: 'They', quoted: '[The keepers]' }]);
    const inside = await judge('I have said so to [her] twice');
    expect(changes(inside)).toEqual([
      { kind: 'changed', said: 'the ambassador', quoted: '[her]', marked: true, reverses: false },
    ]);
  });

  test('a short quotation of a named speaker is found though no three words in a row are left', async () => {
    const judged = await judge('The keepers were our neighbours');
    expect(changes(judged)).toMatchObject([{ kind: 'changed', said: 'are', quoted: 'were' }]);
    expect((await judge('The keepers were our neighbours', null)).verdict).toBe('absent');
    expect((await judge('The keepers were our neighbours', null, null)).verdict).toBe('no-source');
  });

  test.each([
    ['They are not guilty, and you know it.', 'They are guilty'],
    ['We are not going. The boat is full.', 'We are going'],
    ['We won’t surrender.', 'We will surrender'],
    ['I did not resign.', 'I did resign'],
    ['We are here now, and we stay.', 'We are not here now'],
  ])('a denial in few words: %s – %s', async (text, quote) => {
    const few = async (speaker: string, date: string): Promise<Verification> => {
      const turns = [{ speaker: 'Marta Holm', text }];
      const { value } = await verifyQuotes(
        [{ quote, speaker, date }],
        [{ id: 'few', date: '2026-03-11', turns }],
      ).next();
      return value as Verification;
    };
    expect(changes(await few('Marta Holm', '2026-03-12'))).toMatchObject([{ reverses: true }]);
    expect((await few('Jens Okko', '2026-03-12')).verdict).toBe('no-source');
    expect((await few('Marta Holm', '2026-06-12')).verdict).toBe('no-source');
  });

  test('a silent change beside a marked one leaves the quotation unmarked', async () => {
    const judged = await judge('[The keepers] light twelve lamps on that coast, and nobody pays them for it');
    expect(judged).toMatchObject({ verdict: 'altered', marked: false });
  });
});

test('spliced from places more than a sentence apart: both are given', async () => {
  const judged = await judge('I have said so to the ambassador twice. A treaty in the dark is worth nothing.');
  expect(judged).toMatchObject({ verdict: 'spliced', marked: false });
  expect(judged.places.map(({ text, span }) => text.slice(...span))).toEqual([
    'I have said so to the ambassador, uh, twice',
    'A treaty in the dark is worth nothing',
  ]);
});

test('a word of the report’s that joins two places does not hide that the speaker did not go on so', async () => {
  const { verdict, diff } = await judge(
    'I have said so to the ambassador twice and a treaty in the dark is worth nothing.',
  );
  expect(verdict).toBe('spliced');
  expect(diff.map(({ kind, said, quoted }) => [kind, said, quoted])).toContainEqual(['added', '', 'and']);
  expect(diff.map(({ kind, said }) => [kind, said])).toContainEqual(['dropped', '…']);
});

test('said by another', async () => {
  const judged = await judge('a stubborn gardener of old quarrels');
  expect(judged).toMatchObject({ verdict: 'other-speaker', places: [{ turn: 2, speaker: 'REPORTER' }] });
});

describe('whose words', () => {
  const quoting: Transcript = {
    id: 'debate',
    date: '2026-03-10',
    turns: [
      {
        speaker: 'Jens Okko',
        text: 'Marta Holm said it herself, "the lamps on that coast are a luxury of the south," in May.',
      },
      {
        speaker: 'Marta Holm',
        text: 'I have never been against the lamps. It is a phony number that he gives you, and he knows it.',
      },
    ],
  };
  const judged = async (quote: string, date: string): Promise<Verification> => {
    const { value } = await verifyQuotes([{ quote, speaker: 'Marta Holm', date }], [quoting]).next();
    return value as Verification;
  };

  test('what another passes on as the speaker’s is not said by another', async () => {
    const { verdict } = await judged('the lamps on that coast are a luxury of the south', '2026-03-12');
    expect(verdict).toBe('no-source');
  });

  test('nor what another says that he said: “you said that …”', async () => {
    const text =
      'Minister, you said last week that the lamps on that coast are a luxury of the south. Do you stand by it?';
    const other = { ...quoting, turns: [{ speaker: 'REPORTER', text }, ...quoting.turns.slice(1)] };
    const quote = {
      quote: 'the lamps on that coast are a luxury of the south',
      speaker: 'Marta Holm',
      date: '2026-03-12',
    };
    const { value } = await verifyQuotes([quote], [other]).next();
    expect((value as Verification).verdict).toBe('no-source');
  });

  test.each(['You have been quoted as saying that', 'You said yourself that', 'In your own words,'])(
    '%s …',
    async (passingOn) => {
      const words = 'the lamps on that coast are a luxury of the south';
      const turns = [{ speaker: 'Jens Okko', text: `${passingOn} ${words}.` }, ...quoting.turns.slice(1)];
      const quote = { quote: words, speaker: 'Marta Holm', date: '2026-03-12' };
      const { value } = await verifyQuotes([quote], [{ ...quoting, turns }]).next();
      expect((value as Verification).verdict).toBe('no-source');
    },
  );

  test('a question is no words of somebody who is not there', async () => {
    const text = 'Why did the keepers leave the lamps of that coast to the pilots of the south?';
    const asked = async (speaker: string, turns: Transcript['turns']): Promise<string> => {
      const { value } = await verifyQuotes(
        [{ quote: text, speaker, date: '2026-03-12' }],
        [{ ...quoting, turns }],
      ).next();
      return (value as Verification).verdict;
    };
    const turns = [{ speaker: 'QUESTION', text }, ...quoting.turns.slice(1)];
    expect(await asked('Jens Okko', turns)).toBe('other-speaker');
    expect(await asked('Jens Okko', turns.slice(0, 1))).toBe('verbatim');
    expect(await asked('Jens Okko', [{ speaker: 'SPEAKER_01', text }, ...turns.slice(1)])).toBe('verbatim');
  });

  test('a turn of phrase of another day is not altered', async () => {
    expect((await judged('It is a phony system', '2026-06-12')).verdict).toBe('no-source');
    expect((await judged('It is a phony number', '2026-06-12')).verdict).toBe('verbatim');
  });
});

test('the ends tell what was said there', async () => {
  const first = await judge('Keepers will not sign the lighthouse treaty before the keepers have agreed');
  expect(changes(first)).toMatchObject([{ kind: 'changed', said: 'We', quoted: 'Keepers' }]);
  const last = await judge('We will not sign the lighthouse treaty before the keepers have resigned');
  expect(changes(last)).toMatchObject([{ kind: 'changed', said: 'agreed', quoted: 'resigned' }]);
});

describe('not found', () => {
  test('with a transcript of the occasion: absent', async () => {
    const judged = await judge('The keepers want a pension and a second boat.');
    expect(judged).toMatchObject({
      verdict: 'absent',
      searched: [{ transcript: 'briefing', date: '2026-03-11', turns: 3 }],
    });
    expect(
      (await judge('The keepers are our neighbours and want a pension, a boat and a goat.')).nearest,
    ).toMatchObject({
      transcript: 'briefing',
      turn: 1,
    });
    expect((await judge('We will not sign anything that the fishermen dislike')).verdict).toBe('absent');
  });

  test('without one that could tell: no source', async () => {
    expect((await judge('The keepers want a pension and a second boat.', 'Jens Okko')).verdict).toBe('no-source');
    expect((await judge('The keepers want a pension.', 'Marta Holm', '2025-01-01')).verdict).toBe('no-source');
    expect(await judge('keepers want')).toMatchObject({
      verdict: 'no-source',
      remarks: [{ kind: 'unchecked', words: 'keepers want' }],
    });
    expect((await judge('The keepers want a pension.', 'Marta Holm', null)).verdict).toBe('no-source');
  });

  test('a transcript dated more than a day after the report is no source', async () => {
    const quote = 'the ambassador brought a cake';
    expect((await judge(quote, 'Marta Holm', '2026-03-18')).verdict).not.toBe('verbatim');
    expect((await judge(quote, 'Marta Holm', '2026-03-19')).verdict).toBe('verbatim');
    expect((await judge(quote, 'Marta Holm', null)).verdict).toBe('verbatim');
  });

  test('a common phrase needs the speaker, the date or rarer words', async () => {
    const phrase = 'put it this way';
    expect((await judge(phrase, null, null)).verdict).toBe('no-source');
    expect((await judge(phrase)).verdict).toBe('verbatim');
    expect((await judge(phrase, null)).verdict).toBe('verbatim');
  });
});

describe('properties', () => {
  const speaker = fc.option(fc.oneof(fc.string(), fc.constantFrom('Marta Holm', 'Holm', 'reporter')));
  const date = fc.option(fc.constantFrom('2026-03-12', '2026-03', '2026', '', '2026-03-12T10:00Z'));
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(...TRANSCRIPTS.flatMap(({ turns }) => turns.flatMap(({ text }) => text.split(/(?<=\w)\s/)))),
      fc.constantFrom('…', '...', '[', ']', '[not]', '(', ')', '“', 'd–mn', 'U.S.', '%', '\u{1F600}'),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 30 },
  );

  test('any string is judged, spans lie in the turn, and a verdict fits what is given', async () => {
    await fc.assert(
      fc.asyncProperty(pieces, speaker, date, async (words, who, when) => {
        const judged = await judge(words.join(' '), who, when);
        const found = judged.verdict !== 'absent' && judged.verdict !== 'no-source';
        expect(judged.places.length > 0).toBe(found);
        expect(judged.verdict === 'verbatim' ? judged.diff : []).toEqual([]);
        for (const { text, span, turn, transcript } of [...judged.places, ...judged.alternatives]) {
          expect(TRANSCRIPTS.find(({ id }) => id === transcript)?.turns[turn]?.text).toBe(text);
          expect(span[0]).toBeGreaterThanOrEqual(0);
          expect(span[1]).toBeGreaterThan(span[0]);
          expect(span[1]).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  const turn = TRANSCRIPTS[0]?.turns[1]?.text ?? '';
  const words = comparedWords(turn);
  const stretch = fc
    .tuple(fc.nat(words.length - 6), fc.integer({ min: 6, max: 30 }))
    .map(([from, length]): [number, number] => [from, Math.min(words.length, from + length)]);

  test('six words or more of a turn are verbatim there', async () => {
    await fc.assert(
      fc.asyncProperty(stretch, async ([from, to]) => {
        const span: [number, number] = [words[from]?.span[0] ?? 0, words[to - 1]?.span[1] ?? 0];
        const judged = await judge(turn.slice(...span));
        expect(judged).toMatchObject({ verdict: 'verbatim', places: [{ transcript: 'briefing', turn: 1, span }] });
      }),
    );
  });

  test('one foreign word inside ten of a turn makes them altered, never absent', async () => {
    const long = fc
      .nat(words.length - 11)
      .map((from) => words.slice(from, from + 11).map(({ span }) => turn.slice(...span)));
    await fc.assert(
      fc.asyncProperty(long, fc.integer({ min: 1, max: 9 }), async (said, at) => {
        const judged = await judge(said.with(at, 'zeppelin').join(' '));
        expect(judged.verdict).toBe('altered');
        expect(changes(judged)).toMatchObject([{ kind: 'changed', quoted: 'zeppelin', marked: false }]);
      }),
    );
  });
});

test.each(['next week', '31/12/2023', '2024-02-30', '2024-13', '12'])(
  'a date that is none is refused: %s',
  async (date) =>
    expect(judge('put it this way', null, date)).rejects.toMatchObject({
      code: 'OR3004',
      message: expect.stringContaining(date),
    }),
);

test.each(['Norway', 'he', 'unknown', 'org:nato'])('nobody is another speaker than %s', async (speaker) => {
  const turns = [
    { speaker: 'Marta Holm', text: 'The old ferry to Skarv island will be painted green before midsummer.' },
  ];
  const quotes = [{ quote: 'The old ferry to Skarv island will be painted green', speaker }];
  const { value } = await verifyQuotes(quotes, [{ id: 'ferry', date: null, turns }]).next();
  expect(value).toMatchObject({ verdict: 'verbatim', remarks: [{ kind: 'speaker-no-person', words: speaker }] });
});

describe('a transcript that is too late for the report', () => {
  const turns = [
    { speaker: 'Marta Holm', text: 'The old ferry to Skarv island will be painted green before midsummer.' },
  ];
  const remarks = async (quote: string, date: string): Promise<unknown> => {
    const quotes = [{ quote, speaker: 'Marta Holm', date }];
    const { value } = await verifyQuotes(quotes, [{ id: 'ferry', date: '2026-03-20', turns }]).next();
    return [value?.verdict, value?.remarks];
  };
  const QUOTE = 'The old ferry to Skarv island will be painted green';

  test('is told of where it has the words', async () =>
    expect(await remarks(QUOTE, '2026-03-10')).toEqual(['no-source', [{ kind: 'said-later', words: '2026-03-20' }]]));
  test('not where it has others, is long after, or is of the day after', async () => {
    expect(await remarks(QUOTE.replace('green', 'yellow'), '2026-03-10')).toEqual(['no-source', []]);
    expect(await remarks(QUOTE, '2026-01-10')).toEqual(['no-source', []]);
    expect(await remarks(QUOTE, '2026-03-19')).toEqual(['verbatim', []]);
  });
});

describe('a quotation that goes on behind the end of a transcript', () => {
  const CLIP = 'It snowed. The old ferry to Skarv island will be painted green before midsummer.';
  const QUOTE = 'The old ferry to Skarv island will be painted green before midsummer, whatever the pilots say';
  const remarks = async (texts: readonly string[], quote: string): Promise<unknown> => {
    const turns = texts.map((text) => ({ speaker: 'Marta Holm', text }));
    const quotes = [{ quote, speaker: 'Marta Holm', date: '2026-03-20' }];
    const { value } = await verifyQuotes(quotes, [{ id: 'clip', date: '2026-03-20', turns }]).next();
    return value?.remarks;
  };

  test('has a note with the words that nobody can check', async () =>
    expect(await remarks([CLIP], QUOTE)).toEqual([{ kind: 'transcript-ends', words: 'whatever the pilots say' }]));
  test.each([
    ['the transcript goes on in another turn', [CLIP, 'That was all.'], QUOTE],
    ['the turn goes on', [`${CLIP} That was all.`], QUOTE],
    ['the quotation ends there', [CLIP], 'The old ferry to Skarv island will be painted red before midsummer'],
  ])('has none where %s', async (_, texts, quote) => expect(await remarks(texts, quote)).toEqual([]));
});
