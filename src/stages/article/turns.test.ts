import { describe, expect, test } from 'vitest';
import type { RecordTurn } from '../../document/index.ts';
import { segment } from '../segment/index.ts';
import { file, record, shown } from './testing/articles.ts';

describe('an interview', () => {
  test('has turns with labels, and a turn goes on without one', async () => {
    const text =
      'We met the commissioner in Geneva.\n\nQ: Was it hard?\n\nA: It was.\n\nAnd it will be again.\n\n(Laughter)\n\nQ: Why?';
    const article = await record({ text });
    expect(shown(article)).toEqual([
      'paragraph: We met the commissioner in Geneva.',
      'turn Q: Q: Was it hard?',
      'turn A: A: It was.',
      'turn A: And it will be again.',
      'boilerplate: (Laughter)',
      'turn Q: Q: Why?',
    ]);
    expect(article.blocks.flatMap((block) => (block.label ? [text.slice(...block.label)] : []))).toEqual([
      'Q',
      'A',
      'Q',
    ]);
  });

  test('of a parliament has questions with numbers, long offices with their holders, and topics between them', async () => {
    const office = 'The Parliamentary Under-Secretary of State for Ports, Lakes and Rural Affairs (Ole Vik)';
    const lines = [
      'Lima: Fishing Ports',
      '1. Dame Ada Lark (Westmarsh) (Con): What will she do?',
      `${office}: We will wait.`,
      'Several hon. Members rose—',
      'Dame Ada Lark: For whom?',
      'Ole Vik: For Peru',
      'Chile',
      '2. Jan Vale (Leith East) (Lab): And then?',
      `${office}: We will see.`,
      'Peru, Chile and Others',
      'Dame Ada Lark: When?',
    ];
    expect(shown(await record({ text: lines.join('\n\n') }))).toEqual([
      `heading: ${lines[0]}`,
      `turn Dame Ada Lark: ${lines[1]}`,
      `turn ${office}: ${lines[2]}`,
      `boilerplate: ${lines[3]}`,
      `turn Dame Ada Lark: ${lines[4]}`,
      `turn Ole Vik: ${lines[5]}`,
      `heading: ${lines[6]}`,
      `turn Jan Vale: ${lines[7]}`,
      `turn ${office}: ${lines[8]}`,
      `turn ${office}: ${lines[9]}`,
      `turn Dame Ada Lark: ${lines[10]}`,
    ]);
  });

  test('of a parliament has calls of those without a name, who do not speak for the one before', async () => {
    const lines = [
      'Mr VIK (Westmarsh): Will she rule it out?',
      'The MINISTER FOR PORTS: I will not.',
      'Opposition members interjecting—',
      'An honourable member: Shame!',
      'The SPEAKER: Order!',
      'Mr VIK: And in Peru?',
      'The MINISTER FOR PORTS: We will see.',
    ];
    const [, minister = '', calls = '', call = ''] = lines;
    expect(shown(await record({ text: lines.join('\n\n') })).slice(1, 4)).toEqual([
      `turn The MINISTER FOR PORTS: ${minister}`,
      `boilerplate: ${calls}`,
      `turn An honourable member: ${call}`,
    ]);
  });

  test('is not told by headings before colons, each of which comes once', async () => {
    const lines = [
      'Begin text',
      'Expanding Outreach to Partners',
      'Root Causes of Violence',
      'Building Trust and Peace',
    ];
    const text = lines.map((line) => `${line}: We will do more about it.`).join('\n\n');
    expect(shown(await record({ text })).every((block) => block.startsWith('paragraph'))).toBe(true);
    const names = ['Anna Holt', 'Minister Ole Vik', 'Jan Vale', 'Ada Lark'];
    const said = names.map((name) => `${name}: We will do more about it.`).join('\n\n');
    expect(shown(await record({ text: said })).every((block) => block.startsWith('turn'))).toBe(true);
  });

  test('takes names in double brackets; where only the questions have them, what stands below is an answer', async () => {
    const text = '((Anna Holt)) I came.\n\nTwice.\n\n((WN)) : Why?\n\n((Anna Holt))  To see.';
    expect(shown(await record({ text }))).toEqual([
      'turn Anna Holt: ((Anna Holt)) I came.',
      'turn Anna Holt: Twice.',
      'turn WN: ((WN)) : Why?',
      'turn Anna Holt: ((Anna Holt))  To see.',
    ]);
    const { blocks, prose } = segment(await record({ text }));
    expect(blocks.flatMap(({ label }) => (label ? [text.slice(...label)] : []))).toEqual([
      'Anna Holt',
      'WN',
      'Anna Holt',
    ]);
    expect(prose.map((span) => text.slice(...span))).toEqual(['I came.', 'Twice.', 'Why?', 'To see.']);
    const questions = await record({
      text: 'We met.\n\n((WN)) Why?\n\nTo see.\n\nAnd hear.\n\n((WN)) When?\n\n(Laughter)\n\nIn May.\n\n((WN)) Where?',
    });
    expect(questions.blocks.map(({ kind, speaker }) => (speaker === undefined ? kind : `${kind} ${speaker}`))).toEqual([
      'paragraph',
      'turn WN',
      'turn Answer',
      'turn Answer',
      'turn WN',
      'boilerplate',
      'turn Answer',
      'turn WN',
    ]);
  });

  test.each(['<blockquote><p>To see.</p></blockquote>', '<ul><li>To see.</li></ul>'])(
    'has answers that are set apart, up to a paragraph: %s',
    async (answer) => {
      const set = `<p>((WN)) Why?</p>${answer}`;
      const page = `<h1>An interview</h1><article>${set.repeat(3)}<p>The bridge was built in May of last year.</p></article>`;
      const { blocks } = await file('html', page);
      expect(blocks.map(({ kind, speaker }) => speaker ?? kind)).toEqual([
        'WN',
        'Answer',
        'WN',
        'Answer',
        'WN',
        'Answer',
        'paragraph',
      ]);
    },
  );

  test.each(['SECRETARY VALE', 'THE PRESIDENT', 'MS. LIND', 'DEPUTY PRIME MINISTER AL-VIK', 'UNDER SECRETARY HOLM'])(
    'of one is remarks with an office in capitals: %s',
    async (label) => {
      const text = `Oslo, Norway\n\n${label}: Thank you for coming.\n\nWe shall sign today.`;
      expect(shown(await record({ text }))).toEqual([
        'headline: Oslo, Norway',
        `turn ${label}: ${label}: Thank you for coming.`,
        `turn ${label}: We shall sign today.`,
      ]);
    },
  );

  test.each(['EXECUTIVE SUMMARY', 'HEAD OFFICE', 'Secretary Vale', 'PRESIDENT', 'OSLO NORTH'])(
    'is not made by one label: %s',
    async (label) => {
      const { blocks } = await record({
        text: `Oslo, Norway\n\n${label}: Thank you for coming.\n\nWe shall sign today.`,
      });
      expect(blocks.some(({ kind }) => kind === 'turn')).toBe(false);
    },
  );

  test('needs three labels of speakers: notes and single topics are none', async () => {
    for (const text of [
      'Note: this is new.\n\nUpdate: it is old.\n\nSource: the ministry.',
      'Trade: both want more.\n\nFish: both want all.\n\nIce: nobody wants any.',
      'ANNA HOLT: I came.\n\nBEN RUIZ: I saw.',
    ]) {
      expect((await record({ text })).blocks.some((block) => block.kind === 'turn')).toBe(false);
    }
  });

  test('takes labels on lines of their own, and times before labels', async () => {
    const article = await record({
      text: '[00:01:05] ANNA HOLT:\nGood morning.\n\n[00:01:09] BEN RUIZ:\nMorning.\n\nANNA HOLT:\nSo.',
    });
    expect(article.blocks.map(({ speaker, at }) => [speaker, at])).toEqual([
      ['ANNA HOLT', 65_000],
      ['BEN RUIZ', 69_000],
      ['ANNA HOLT', undefined],
    ]);
  });
});

const kinds = async (text: string): Promise<string[]> =>
  (await record({ text })).blocks.map(({ kind, speaker }) => speaker ?? kind);

describe('labels that come once each', () => {
  test.each([
    [
      'sections',
      'THE LONG VIEW: Envoy Ada Vik met them. “We sign today,” she warned.\n\nARRIVALS: Bo Falk joins the bank.\n\nLATER: The court meets.\n\nSNACKS: Come to the quay.',
    ],
    [
      'sections that speak to the reader',
      'WORTH A LOOK: You will like it.\n\nARRIVALS: We hear that Bo Falk left.\n\nSNACKS: I bring the bread.',
    ],
    [
      'places',
      'BRENN: Two pools were closed.\n\nHOLM: Nobody was hurt.\n\nVIKEN: The quay opens. “We are ready,” Jo Ree said.',
    ],
    ['people in the news', 'Anna Holt: Fined for speeding.\n\nBen Ruiz: Held in jail.\n\nJan Vale: Fined for fishing.'],
    ['holders of offices', 'President: Anna Holt\n\nSecretary: Ben Ruiz\n\nTreasurer: Jan Vale'],
    ['what is for sale', 'BOAT 300: Where to buy\n\nBOAT 400: Is it worth it?\n\nBOAT 500: Can it swim?'],
  ])('are no speakers: %s', async (_, text) => {
    expect((await kinds(text)).filter((kind) => kind !== 'headline' && kind !== 'paragraph')).toEqual([]);
  });

  test.each([
    ['parts', ['MODERATOR', 'MINISTER HALE', 'ANNA HOLT'], ['Shall we begin?', 'Trade is dead.', 'It never lived.']],
    [
      'names that only the words bear out',
      ['Oyeku Trammel', 'Brisa Quoll', 'Tarn Ulvik'],
      ['I saw it.', 'It fell on my boat.', 'Nobody asked.'],
    ],
    ['last names of people named before', ['HALE', 'FALK', 'VIK'], ['I came.', 'You came late.', 'Both came.']],
  ])('are speakers: %s', async (_, labels, words) => {
    const told = 'Minister Ole Hale met Anna Falk and Eva Vik on the quay.';
    const text = [told, ...labels.map((label, index) => `${label}: ${words[index]}`)].join('\n\n');
    expect(await kinds(text)).toEqual(['paragraph', ...labels]);
  });

  test('nor are places that come again', async () => {
    const text =
      'BRENN: Two pools were closed.\n\nHOLM: Nobody was hurt.\n\nBRENN: A tram was late.\n\nVIKEN: The quay opens. We do not know when.';
    expect(await kinds(text)).toEqual(['paragraph', 'paragraph', 'paragraph', 'paragraph']);
  });

  test('are no speakers between those that come again, if they look otherwise or count points', async () => {
    const text =
      'MINISTER HALE: I have points.\n\nFirst: the ship is ours.\n\nShips: nobody sails them.\n\nREPORTER: Why?\n\nMINISTER HALE: So.';
    expect(await kinds(text)).toEqual(['MINISTER HALE', 'MINISTER HALE', 'MINISTER HALE', 'REPORTER', 'MINISTER HALE']);
    expect(await kinds(text.replaceAll('MINISTER HALE', 'Hale').replace(/Ships.*\n\n/u, ''))).toEqual([
      'Hale',
      'Hale',
      'REPORTER',
      'Hale',
    ]);
  });
});

describe('labels without a colon', () => {
  test('are the letters of questions and answers', async () => {
    const text = 'Q. Why did it fail?\n\nA. It rests. I said so.\n\nIt will wake.\n\nQ. And now?\n\nA. A new round.';
    const article = await record({ text });
    expect(article.blocks.map(({ speaker }) => speaker)).toEqual(['Q', 'A', 'A', 'Q', 'A']);
    expect(segment(article).prose.map((span) => text.slice(...span))).toEqual([
      'Why did it fail?',
      'It rests. I said so.',
      'It will wake.',
      'And now?',
      'A new round.',
    ]);
  });

  test('may be those of who asks alone', async () => {
    const text =
      'THE PRESIDENT: Good day.\n\nQ   Sir, why?\n\nTHE PRESIDENT: I forgot.\n\nQ   And now?\n\nTHE PRESIDENT: No.';
    expect(await kinds(text)).toEqual(['THE PRESIDENT', 'Q', 'THE PRESIDENT', 'Q', 'THE PRESIDENT']);
  });

  test.each([
    'A. Holt came to the quay.\n\nA. Ruiz stayed at home.\n\nA. Vale went away.',
    'Q. Holt came to the quay.\n\nA. Ruiz stayed at home.\n\nThe quay was closed.',
  ])('are no initials: %s', async (text) => {
    expect(await kinds(text)).not.toContain('A');
  });
});

test('where a label stands at each question and at nothing else, the rest are answers', async () => {
  const text =
    'We met.\n\nHarbour News: Why?\n\nI was tired.\n\nHarbour News: When?\n\nIn May.\n\nHarbour News: Where?\n\nHere.';
  expect((await kinds(text)).slice(1)).toEqual([
    'Harbour News',
    'Answer',
    'Harbour News',
    'Answer',
    'Harbour News',
    'Answer',
  ]);
});

test('who was there, in the head of a record, is no turn', async () => {
  const there = 'President: Mr. Holm . . . . . (Norway)\nMembers: Peru . . . . . Ms. Vik\nChair: Ms. Ada Lark (Chile)';
  const said = 'The President: I thank you.\n\nMs. Vik (Peru): Why?\n\nThe President: Mr. Holm.\n\nMs. Vik (Peru): So.';
  expect((await kinds(`${there}\n\n${said}`)).filter((kind) => kind !== 'paragraph')).toEqual([
    'The President',
    'Ms. Vik',
    'The President',
    'Ms. Vik',
  ]);
});

test('a picture between turns is nobody’s', async () => {
  const text = 'HOST: Why?\n\nADA VIK: I was tired.\n\nThe envoy in May. Image: Ine Dahl.\n\nHOST: When?';
  expect(await kinds(text)).toEqual(['HOST', 'ADA VIK', 'caption', 'HOST']);
});

test('a label in small letters is one where it names somebody who comes again, or whom another label names', async () => {
  const small = 'anna holt: Are you well?\n\nole vik: I am.\n\nanna holt: And they?\n\nole vik: So are they.';
  expect(shown(await record({ text: small }))[1]).toBe('turn ole vik: ole vik: I am.');
  const mixed = small.replace('anna holt: Are', 'Anna Holt: Are').replace('ole vik: I', 'Ole Vik: I');
  expect(shown(await record({ text: mixed }))[3]).toBe('turn Ole Vik: ole vik: So are they.');
  const said = 'Anna Holt: Are you well?\n\nOle Vik: I am.\n\nas they say: all is well.\n\nAnna Holt: And they?';
  expect(shown(await record({ text: said }))[2]).toBe('turn Ole Vik: as they say: all is well.');
});

test('labels may have a dash for the colon, where they name people who come again', async () => {
  const lines = [
    'Anna Holt - Are you well?',
    'Tseko Bahl-Oort - I am.',
    'Anna Holt - And they?',
    'Tseko Bahl-Oort - So-so.',
  ];
  expect(await kinds(lines.join('\n\n'))).toEqual(['Anna Holt', 'Tseko Bahl-Oort', 'Anna Holt', 'Tseko Bahl-Oort']);
  expect(
    await kinds(lines.join('\n\n').replaceAll('Anna Holt -', 'Q –').replaceAll('Tseko Bahl-Oort -', 'A –')),
  ).toEqual(['Q', 'A', 'Q', 'A']);
  const credited = `${lines.join('\n\n')}\n\nPhoto - Fjord News\n\n${lines[0]}`;
  expect(await kinds(credited)).toEqual([...(await kinds(lines.join('\n\n'))), 'credit', 'Anna Holt']);
  const places = [
    'Oslo – The port is shut, I hear.',
    'Bergen – I see no ships.',
    'Oslo – Are you there?',
    'Bergen – No.',
  ];
  expect(await kinds(places.join('\n\n'))).toEqual(places.map(() => 'paragraph'));
});

describe('names on lines of their own', () => {
  const talk = (anna: string, runa: string, gap: string): string =>
    [
      'What the alliance wants of Norland',
      `${anna}${gap}Welcome. Secretary-General, what do you want of Norland?`,
      `${runa}${gap}We want it to keep its word.`,
      'It has broken the treaty twice this year.',
      `${anna}${gap}And if it does not?`,
      `${runa}${gap}Then we shall meet again, and I shall say so.`,
    ].join('\n\n');
  const speakers = ['headline', 'Anna Berg', 'Runa Sol', 'Runa Sol', 'Anna Berg', 'Runa Sol'];

  test.each(['\n', '\n\n'])('are labels where they come again', async (gap) => {
    expect(await kinds(talk('Anna Berg', 'Runa Sol', gap))).toEqual(speakers);
    const loud = speakers.map((name) => (name === 'headline' ? name : name.toUpperCase()));
    expect(await kinds(talk('ANNA BERG', 'RUNA SOL', gap))).toEqual(loud);
  });

  test.each([
    ['Anna Berg  0:04', 'Runa Sol  1:12:05', [4_000, 4_325_000]],
    ['Anna Berg • 00:04', 'Runa Sol – (01:12)', [4_000, 72_000]],
  ])('may have a time behind them: %s', async (anna, runa, times) => {
    const text = talk(anna, runa, '\n');
    const article = await record({ text });
    expect(article.blocks.map(({ kind, speaker }) => speaker ?? kind)).toEqual(speakers);
    expect(article.blocks.slice(1, 3).map(({ at }) => at)).toEqual(times);
    expect(segment(article).prose.map((span) => text.slice(...span))[1]).toBe(
      'Welcome. Secretary-General, what do you want of Norland?',
    );
  });

  test.each([
    ['The Minister of Defence (Runa Sol)', 'The Minister of Defence (Runa Sol)'],
    ['The Minister of Defence (Runa Sol) (Lab)', 'The Minister of Defence (Runa Sol)'],
    ['Runa Sol (Bergen South)', 'Runa Sol'],
    ['The Minister of Defence (Labour)', 'The Minister of Defence'],
  ])('may have a constituency and a party behind them, or who has the office: %s', async (label, name) => {
    const text = talk('Anna Berg (Bergen North) (Lab)', label, '\n');
    expect(await kinds(text)).toEqual(speakers.map((speaker) => (speaker === 'Runa Sol' ? name : speaker)));
  });

  test('with a time may come once, where all that come again have one', async () => {
    const once = (label: string): string => `${label}\nI have nothing to add to what she says.`;
    const timed = talk('0:04 Anna Berg', '1:12 Runa Sol', '\n');
    expect(await kinds(`${timed}\n\n${once('2:40 Tseko Bahl-Oort')}`)).toEqual([...speakers, 'Tseko Bahl-Oort']);
    for (const label of ['Tseko Bahl-Oort', '2:40 What We Want to Know'])
      expect(await kinds(`${timed}\n\n${once(label)}`)).not.toContain(label.replace('2:40 ', ''));
    expect(await kinds(`${talk('Anna Berg', 'Runa Sol', '\n')}\n\n${once('2:40 Tseko Bahl-Oort')}`)).not.toContain(
      'Tseko Bahl-Oort',
    );
  });

  test.each([
    ['Anna Berg', 'Runa Sol'],
    ['Anna Berg  0:04', 'Runa Sol  1:12'],
    ['0:04 Anna Berg', '1:12 Runa Sol'],
    ['[00:00:04] Anna Berg', '[00:01:12] Runa Sol'],
  ])('are labels in the first line too, which is no title: %s', async (anna, runa) => {
    const [, ...turns] = talk(anna, runa, '\n').split('\n\n');
    const article = await record({ text: turns.join('\n\n') });
    expect(article.title).toBeNull();
    expect(article.blocks.map(({ kind, speaker }) => speaker ?? kind)).toEqual(speakers.slice(1));
  });

  test('are no labels above what is told of people', async () => {
    const told = (name: string): string => `${name}\n\nThe minister has been in the news for his harbours. He is 44.`;
    const names = ['Anna Berg', 'Ole Vik', 'Anna Berg', 'Ole Vik'];
    const text = ['What they did this year', ...names.map(told)].join('\n\n');
    expect((await kinds(text)).filter((kind) => kind.includes(' '))).toEqual([]);
  });

  test('are no labels where one alone signs letter after letter', async () => {
    const letter = 'Do you have the new draft of the treaty? I need it today.\n\nANNA BERG';
    expect(await kinds([letter, letter, letter, letter].join('\n\n'))).not.toContain('ANNA BERG');
  });

  test('with a colon under the headline are no byline', async () => {
    const text =
      'What the alliance wants\n\nANNA BERG, HOST:\n\nWelcome. What do you want?\n\nRUNA SOL: Peace.\n\nBERG: Why?\n\nSOL: We had enough of war.';
    expect(await kinds(text)).toEqual(['headline', 'ANNA BERG, HOST', 'RUNA SOL', 'BERG', 'SOL']);
  });
});

test('behind a party or station in brackets there may be what somebody is', async () => {
  const lines = [
    'SEN. ANNA HOLT (R-OH), PRESIDENTIAL CANDIDATE: I am.',
    'OLE VIK, HARBOUR TV ANCHOR: Are you?',
    'HOLT: Yes.',
  ];
  expect(await kinds(lines.join('\n\n'))).toEqual(['SEN. ANNA HOLT', 'OLE VIK, HARBOUR TV ANCHOR', 'HOLT']);
});

test('behind an office there may be three brackets: who has it, the constituency and the party', async () => {
  const minister = 'The Minister for Ports (Runa Sol) (Bergen South) (Lab): They are open.';
  const text = ['Anna Holt: Are they shut?', minister, 'Anna Holt: All of them?'].join('\n\n');
  expect(await kinds(text)).toEqual(['Anna Holt', 'The Minister for Ports (Runa Sol)', 'Anna Holt']);
});

test('one label is enough in what is given as a transcript', async () => {
  const text = 'OLE VIK: The port stays open.\n\nIt is ours.';
  expect(shown(await file('transcript', text))).toEqual([
    'turn OLE VIK: OLE VIK: The port stays open.',
    'turn OLE VIK: It is ours.',
  ]);
  expect(shown(await file('text', text))[0]).toBe('paragraph: OLE VIK: The port stays open.');
  expect(shown(await file('transcript', 'The port stays open.'))).toEqual(['paragraph: The port stays open.']);
});

test.each(['**Ole Vik:**', '**Ole Vik**:', '**Ole Vik (Bergen):**'])(
  'a label may be bold in Markdown: %s',
  async (label) => {
    const text = ['**Anna Holt:** Why?', `${label} I was tired.`, '**Anna Holt:** When?'].join('\n\n');
    const article = await record({ text });
    expect(article.blocks.map(({ speaker }) => speaker)).toEqual(['Anna Holt', 'Ole Vik', 'Anna Holt']);
    expect(segment(article).prose.map((span) => text.slice(...span))).toEqual(['Why?', 'I was tired.', 'When?']);
    expect(article.blocks.flatMap(({ label: span }) => (span ? [text.slice(...span)] : []))[1]).toBe(
      label.replaceAll(/[*:]/gu, ''),
    );
  },
);

test('when it was is no word of the one who spoke before', async () => {
  const turns = ['Mr. VIK: Eleven too late!', 'Ms. HOLT: Order!', 'Mr. VIK: Shame!'];
  const times = [
    '14:35',
    'The Assembly adjourned at 4.05 p.m.',
    'The meeting was suspended at 1 p.m. and resumed at 3 p.m.',
  ];
  const lines = turns.flatMap((turn, at) => [turn, times[at] ?? '']);
  const told = 'The ship sank at 4.05 p.m.';
  const article = await record({ text: [...lines, told, 'END 4:06 P.M. EST'].join('\n\n') });
  expect(shown(article)).toEqual([
    'turn Mr. VIK: Mr. VIK: Eleven too late!',
    'boilerplate: 14:35',
    'turn Ms. HOLT: Ms. HOLT: Order!',
    'boilerplate: The Assembly adjourned at 4.05 p.m.',
    'turn Mr. VIK: Mr. VIK: Shame!',
    `boilerplate: ${times[2] ?? ''}`,
    `turn Mr. VIK: ${told}`,
    'boilerplate: END 4:06 P.M. EST',
  ]);
});

describe('labels as programs and services write them', () => {
  const QUESTION = 'What do you want from Norland?';
  const ANSWER = 'We want peace, and I told them so.';

  test.each<[string, (name: string, time: string, words: string) => string, boolean]>([
    ['a time behind the name, in brackets', (name, time, words) => `${name} (${time}):\n${words}`, true],
    ['a time behind the name and its colon', (name, time, words) => `${name}: ${time}\n${words}`, true],
    ['a time behind a comma', (name, time, words) => `${name}, ${time}\n${words}`, true],
    ['a bold name before its time', (name, time, words) => `**${name}** [${time}]: ${words}`, true],
    ['a time before the name', (name, time, words) => `[${time}] ${name}: ${words}`, true],
    ['a name in square brackets', (name, _, words) => `[${name.toUpperCase()}] ${words}`, false],
    ['a dash, on the first line too', (name, _, words) => `${name} – ${words}`, false],
  ])('%s', async (_, line, timed) => {
    const turns = [
      line('Anna Holm', '00:00:12', QUESTION),
      line('Erik Lund', '00:01:02', ANSWER),
      line('Anna Holm', '00:01:10', 'And what did they say?'),
      line('Erik Lund', '01:00:00', 'They said that they would think about it.'),
    ];
    const article = await file('text', turns.join('\n\n'));
    const times = timed ? [12_000, 62_000, 70_000, 3_600_000] : [undefined, undefined, undefined, undefined];
    expect(article.blocks.map(({ kind, speaker, at }) => [kind, speaker?.toLowerCase(), at])).toEqual([
      ['turn', 'anna holm', times[0]],
      ['turn', 'erik lund', times[1]],
      ['turn', 'anna holm', times[2]],
      ['turn', 'erik lund', times[3]],
    ]);
    expect(article.title).toBeNull();
  });

  test('a program calls those whom it does not know by numbers', async () => {
    const text = `SPEAKER_00: ${QUESTION}\nSPEAKER_01: ${ANSWER}\nSPEAKER_00: ${QUESTION}`;
    expect((await file('text', text)).blocks.map(({ speaker }) => speaker)).toEqual([
      'SPEAKER_00',
      'SPEAKER_01',
      'SPEAKER_00',
    ]);
  });

  test('pages of podcasts name the speaker and the time above the words', async () => {
    const turn = (name: string, time: string, words: string): string =>
      `<cite>${name}:</cite>\n<time>${time}</time>\n<p>${words}</p>\n`;
    const page = `<html><body>${turn('Anna Holm', '0:12', QUESTION)}${turn('Erik Lund', '0:19', ANSWER)}${turn('Anna Holm', '0:45', 'Why?')}</body></html>`;
    const article = await file('html', page);
    expect(article.blocks.map(({ kind, speaker, at }) => [kind, speaker, at])).toEqual([
      ['turn', 'Anna Holm', 12_000],
      ['turn', 'Erik Lund', 19_000],
      ['turn', 'Anna Holm', 45_000],
    ]);
  });
});

test('pieces of speech are joined as captions are, turns of a record stay as they are', async () => {
  const piece = (speaker: string | null, text: string, at: number): RecordTurn => ({
    speaker,
    text,
    at,
    ends: at + 900,
  });
  const joined = await record({
    turns: [
      piece('Anna Holm', 'Will you', 0),
      piece('Anna Holm', 'sign?', 1000),
      piece(null, 'Well.', 2000),
      piece('Erik Lund', 'No.', 3000),
    ],
  });
  expect(shown(joined)).toEqual([
    'turn Anna Holm: Anna Holm: Will you sign?',
    'turn: Well.',
    'turn Erik Lund: Erik Lund: No.',
  ]);
  expect(joined.blocks.map(({ at }) => at)).toEqual([0, 2000, 3000]);
  const apart = await record({
    turns: [
      { speaker: 'Anna Holm', text: 'Will you', at: 0 },
      { speaker: 'Anna Holm', text: 'sign?', at: 1000 },
    ],
  });
  expect(apart.blocks.map(({ at }) => at)).toEqual([0, 1000]);
});
