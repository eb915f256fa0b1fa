import { describe, expect, test } from 'vitest';
import { identified } from './testing/identified.ts';

const talk = (answers: string, asks = 'QUESTION'): string =>
  [
    `${asks}: Will the minister go to Lima?`,
    `${answers}: We have nothing to announce.`,
    `${asks}: And what about the port?`,
    `${answers}: We ask all sides to keep it open.`,
  ].join('\n\n');

/** Name, office and state of whoever has a label. */
const labelled = async (text: string, label: string, outlet: string, title: string) => {
  const { labels, participants } = await identified(text, { outlet, title });
  const person = participants.find(({ id }) => id === labels.get(label));
  const isThere = participants.some(({ id }) => id === person?.represents);
  return person && [person.name, person.roles[0]?.words ?? null, isThere ? person.represents : null];
};

const MINISTRY = 'Ministry of Foreign Affairs of Norway';

test('a spokesperson named by the title or the label speaks for the state whose briefing it is', async () => {
  const title = 'Spokesperson Kari Nygård’s regular press conference';
  const norway = ['Kari Nygård', 'Spokesperson', 'country:NOR'];
  expect(await labelled(talk('Kari Nygård', 'AFP'), 'Kari Nygård', MINISTRY, title)).toEqual(norway);
  const label = 'Kari Nygård, Official Spokesperson';
  expect(await labelled(talk(label), label, MINISTRY, 'Questions and answers')).toEqual(norway);
});

test('without an outlet, a briefing is of the state whose spokesperson the title names, or of which it tells most', async () => {
  const state = async (
    title: string,
    answer = 'Norway will not accept this. Norway asks Peru to wait. Norway waits.',
  ) => {
    const text = `${talk('Kari Nygård', 'AFP')}\n\nAFP: Why?\n\nKari Nygård: [nL Norway] will not say.\n\nAFP: Not even to Peru, Peru says, in Peru?\n\nKari Nygård: ${answer.replaceAll(/Norway|Peru/gu, '[nL $&]')}`;
    const { labels, participants } = await identified(text, { title });
    return participants.find(({ id }) => id === labels.get('Kari Nygård'))?.represents;
  };
  const title = 'Foreign Ministry Spokesperson Kari Nygård’s Regular Press Conference on 3 May 2024';
  expect(await state(title)).toBe('country:NOR');
  expect(await state(`Chilean ${title}`)).toBe('country:CHL');
  expect(await state(title, 'Nobody asks Peru to wait.')).toBeNull();
  expect(await state('Press conference by Kari Nygård')).toBeNull();
});

test('who asks under the name of a medium is that medium', async () => {
  expect((await labelled(talk('MR LIND', 'AFP'), 'AFP', MINISTRY, 'Questions'))?.[0]).toBe('Agence France-Presse');
  expect((await labelled(talk('MR LIND', 'Bloomberg'), 'Bloomberg', MINISTRY, 'Questions'))?.[0]).toBe(
    'Bloomberg News',
  );
  expect(await labelled(talk('MR LIND', 'NORWAY'), 'NORWAY', MINISTRY, 'Questions')).toBeUndefined();
});

test('a part in the talk is none of the name', async () => {
  for (const label of [
    'ANNA BERG, HOST',
    'ANNA BERG, BYLINE',
    'ANNA BERG, FJORD TV ANCHOR',
    'ANNA BERG (HARBOUR TV), SENIOR CORRESPONDENT',
  ])
    expect((await labelled(talk(label), label.replace(/ \(.*/u, ''), MINISTRY, 'An interview'))?.[0]).toBe('Anna Berg');
});

test('so does whoever gives nearly all answers, or any of them in what the title calls a briefing', async () => {
  expect(await labelled(talk('MR LIND'), 'MR LIND', MINISTRY, 'Questions')).toEqual(['Lind', null, 'country:NOR']);
  const several = `${talk('Fjell')}\n\n${talk('MR LIND')}`;
  expect(await labelled(several, 'MR LIND', MINISTRY, 'Questions')).toEqual(['Lind', null, null]);
  expect(await labelled(several, 'Fjell', MINISTRY, 'Government press conference')).toEqual([
    'Fjell',
    null,
    'country:NOR',
  ]);
  for (const title of ['Joint press briefing', 'Press conference of Norway and Peru'])
    expect(await labelled(several, 'MR LIND', MINISTRY, title)).toEqual(['Lind', null, null]);
});

test('who asks, who has another office, and who talks to a newspaper do not', async () => {
  expect(await labelled(talk('MR LIND', 'QUESTION HOLM'), 'QUESTION HOLM', MINISTRY, 'Questions')).toEqual([
    'Holm',
    null,
    null,
  ]);
  const minister = 'FOREIGN MINISTER LIND';
  expect((await labelled(talk(minister), minister, MINISTRY, 'Press conference'))?.[2]).toBeNull();
  expect(await labelled(talk('MR LIND'), 'MR LIND', 'The Harbour Herald', 'Questions')).toEqual(['Lind', null, null]);
});

test('an office-holder of the lexicon speaks for the state, in an interview with a newspaper too', async () => {
  const title = 'Interview with Foreign Minister Dmytro Kuleba';
  expect(await labelled(talk('DMYTRO KULEBA'), 'DMYTRO KULEBA', 'The Harbour Herald', title)).toEqual([
    'Dmytro Kuleba',
    null,
    'country:UKR',
  ]);
});

test('a label tells a whole name of which the words have a part', async () => {
  const text = talk('HANI SEWILAM').replace('Will the minister', 'Will Minister [nP Sewilam]');
  const { labels, participants } = await identified(text, { outlet: 'The Harbour Herald' });
  const person = participants.find(({ id }) => id === labels.get('HANI SEWILAM'));
  expect(person?.name).toBe('Hani Sewilam');
  expect(participants.filter(({ kind }) => kind === 'person')).toHaveLength(1);
});

test('in a bracket behind an office there may be who has it', async () => {
  const named = async (bracket: string) => {
    const label = `The Minister for Ports (${bracket})`;
    return (await labelled(talk(label), label, 'Radio Lodge', 'Questions'))?.[0];
  };
  expect(await named('Runa Sol')).toBe('Runa Sol');
  expect(await named('Dame Runa Sol')).toBe('Runa Sol');
  expect(await named('South Africa')).toBe('The Minister for Ports');
});

test('an office for something is no name, and that of whom another label has in a bracket behind it', async () => {
  const named = async (first: string) =>
    (
      await labelled(
        `${first}: So.\n\n${talk('The MINISTER FOR PORTS')}`,
        'The MINISTER FOR PORTS',
        'Hansard',
        'Debate',
      )
    )?.[0];
  expect(await named('The MINISTER FOR PORTS (Ms Lark)')).toBe('Lark');
  expect(await named('The Minister for Ports (Ms Lark)')).toBe('Lark');
  expect(await named('Ms LARK')).toBeUndefined();
});

test('“Minister” in a text of a ministry is its own, and a translator nobody’s name', async () => {
  const answering = async (label: string, outlet = MINISTRY) =>
    (await labelled(talk(label), label, outlet, 'Questions'))?.[0];
  expect(await answering('Minister')).toBe('Espen Barth Eide');
  expect(await answering('Translator')).toBeUndefined();
  expect(await answering('Lind')).toBe('Lind');
});

test('an office of the state in a label is no name', async () => {
  const label = 'THE PRESIDENT OF THE REPUBLIC';
  expect(await labelled(talk(label), label, 'Élysée', 'Interview')).toEqual(['Emmanuel Macron', null, 'country:FRA']);
});

test('an office alone is whoever has it in a bracket, or in the title; a form of address makes a name of two letters one', async () => {
  const parliament = (bracket: string): string =>
    `Ms LEE (Ryde): Why?\n\nMr HOLMAR (Westmarsh${bracket}) (14:06): So.\n\nMs LEE: And?\n\n${talk('The PRIME MINISTER', 'Ms LEE')}`;
  const speaker = async (label: string, text: string, title = 'House') =>
    (await labelled(text, label, 'Radio Lodge', title))?.slice(0, 2);
  const holmar = ['Holmar', 'Prime Minister'];
  expect(await speaker('The PRIME MINISTER', parliament('—Prime Minister'))).toEqual(holmar);
  expect(await speaker('Mr HOLMAR', parliament('—Prime Minister'))).toEqual(holmar);
  expect(await speaker('The PRIME MINISTER', parliament('—Minister for Ports'))).toBeUndefined();
  expect(await speaker('The PRIME MINISTER', parliament('—former Prime Minister'))).toBeUndefined();
  expect(await speaker('Ms LEE', parliament(''))).toEqual(['Lee', null]);
  const office = talk('PRIME MINISTER', 'JOURNALIST');
  const jane = ['Jane Holmar', 'Prime Minister'];
  expect(await speaker('PRIME MINISTER', office, 'Prime Minister Jane Holmar’s remarks at the bridge')).toEqual(jane);
  const two = 'Prime Minister Jane Holmar and Prime Minister Ole Vikmo meet the press';
  expect(await speaker('PRIME MINISTER', office, two)).toBeUndefined();
  expect(await speaker('PRIME MINISTER', office, 'President Jane Holmar’s remarks')).toBeUndefined();
});

describe('a record of states that meet', () => {
  const speakers = async (head: string, ...labels: string[]) => {
    const turns = [...labels, ...labels].map((label) => `${label}: We thank you.`);
    const { labels: found, participants } = await identified([head, ...turns].join('\n\n'));
    return Array.from(found.values(), (id) => {
      const person = participants.find((one) => one.id === id);
      return person && `${person.name} ${person.represents}`;
    });
  };

  test('has their names in brackets on the labels', async () => {
    const round = ['Mr. LI (Fiji) (spoke in French)', 'Mrs. Ada VIKMO (Norway)', 'The PRESIDENT (Peru)'];
    const found = ['Li country:FJI', 'Ada Vikmo country:NOR', 'The President country:PER'];
    expect(await speakers('The harbours', ...round)).toEqual(found);
    expect(await speakers('The harbours', 'Mr. LI (Fiji)', 'Ms. VIKMO')).toEqual(['Li null', 'Vikmo null']);
  });

  test('tells in its head who presides', async () => {
    const labels = ['The President (spoke in French)', 'Mr. Li (Fiji)', 'Mr. Vikmo (Chile)', 'The Acting President'];
    for (const head of ['President: Mr. Holmar (Peru)', 'President: Mr. Holmar. . . . . . . (Peru)'])
      expect((await speakers(head, ...labels))[0]).toBe('Holmar country:PER');
    expect((await speakers('Chair: Mr. Holmar (Peru)', ...labels))[0]).toBeUndefined();
  });
});

test('a single word on labels is a surname where it is no other word', async () => {
  const name = async (label: string, text = talk(label, 'HOST')) =>
    (await labelled(text, label, 'Radio Lodge', 'Ports'))?.[0];
  expect(await name('LEE')).toBe('Lee');
  for (const label of ['NARRATOR', 'CROWD', 'NORWAY', 'WNR']) expect(await name(label)).toBeUndefined();
  expect(await name('LEE', 'HOST: Why?\n\nLEE: So.\n\nHOST: And?')).toBeUndefined();
});

test('a surname in capitals on a label is written as any', async () => {
  const name = async (text: string) => (await identified(text)).participants.map((one) => one.name);
  expect(await name(talk('Mr [nP VIKMO]'))).toEqual(['Vikmo']);
  expect((await labelled(talk('Mr KULEBA'), 'Mr KULEBA', 'Radio Lodge', 'Questions'))?.[0]).toBe('Dmytro Kuleba');
  expect(await name(`${talk('Mr VIKMO')} [nP MBSX] left.`)).toEqual(['MBSX', 'Vikmo']);
});
