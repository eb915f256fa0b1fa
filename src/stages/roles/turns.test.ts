import { describe, expect, test } from 'vitest';
import { type Given, shown, assignedOf } from './testing/assigned.ts';

const speakers = async (marked: string, given?: Given): Promise<string[]> =>
  (await assignedOf(marked, given)).statementRoles.map(({ speaker }) => shown(speaker));

describe('the labels of turns', () => {
  const TURNS = 'THE PRESIDENT: It is over.\n\nQUESTION: Why?\n\nTHE PRESIDENT: It is.';

  test('an office is its holder on the day, of the body whose text it is', async () => {
    const given = { outlet: 'The White House', published: '2016-05-04' };
    expect(await speakers(TURNS, given)).toEqual(['Barack Obama', '(anonymous)', 'Barack Obama']);
    expect(await speakers(TURNS, { ...given, published: '2018-05-04' })).toEqual([
      'Donald Trump',
      '(anonymous)',
      'Donald Trump',
    ]);
    expect(await speakers(TURNS, { published: '2016-05-04' })).toEqual(['(anonymous)', '(anonymous)', '(anonymous)']);
  });

  test('who asks is whom the title names, unless that one answers', async () => {
    const given = { outlet: 'The White House', published: '2016-05-04' };
    const asks = async (title: string) => (await speakers(TURNS, { ...given, title }))[1];
    expect(await asks('The President With Jon Holt of Harbour News')).toBe('Jon Holt');
    expect(await asks('The President With Jon Holt')).toBe('(anonymous)');
    const marked = 'Jon Holt: It is over.\n\nQUESTION: Why?\n\nJon Holt: It is.';
    expect((await speakers(marked, { title: 'With Jon Holt of Harbour Party' }))[1]).toBe('(anonymous)');
  });

  test('a name that the lexicon knows, with an office before it, is that person', async () => {
    const marked =
      'António Guterres: It is over.\n\nPresident of Russia Dmitry Medvedev: It is.\n\nAntónio Guterres: Yes.';
    const { statementRoles } = await assignedOf(marked, { published: '2010-06-14' });
    expect(statementRoles.map(({ speaker }) => speaker?.actor)).toEqual([
      'person:antonio-guterres',
      'person:dmitry-medvedev',
      'person:antonio-guterres',
    ]);
  });

  test('initials of a name given in full before', async () => {
    const marked = '[nP Craig Farquharson] answered.\n\nCF: It is over.\n\nWN: Why?\n\nCF: It is.\n\nWN: So?';
    expect(await speakers(marked)).toEqual(['Craig Farquharson', '(anonymous)', 'Craig Farquharson', '(anonymous)']);
  });

  test('but not those that two share, and a whole name before a surname', async () => {
    const shared = '[nP Eva Holm] met [nP Erik Hall].\n\nEH: It is over.\n\nWN: Why?\n\nEH: It is.\n\nWN: So?';
    expect((await speakers(shared))[0]).toBe('(anonymous)');
    const marked =
      '[nP Eva Nygård] met [nP Jan Nygård].\n\nEVA NYGARD: It is over.\n\nHOST: Why?\n\nEVA NYGARD: It is.';
    expect((await speakers(marked))[0]).toBe('Eva Nygård');
  });

  test('who answers is whom the title names, or who is said to be interviewed, before whoever is named first', async () => {
    const answers = async (told: string, title: string) =>
      (await speakers(`${told}\n\nQ: Why?\n\nA: It is over.\n\nQ: So?\n\nA: Yes.`, { title }))[1];
    const told = 'The town of [nP Jan Vale] floods. The locks are kept by [nP Eva Holm], the governor.';
    expect(await answers(told, 'Water again')).toBe('Jan Vale');
    expect(await answers(told, 'Eva Holm on water')).toBe('Eva Holm');
    expect(await answers(told, 'Eva Holm on Jan Vale')).toBe('Jan Vale');
    expect(await answers(told.replace('The locks are kept by', 'We met the governor'), 'Water')).toBe('Eva Holm');
    expect(await answers(told.replace('The locks are kept by', 'The governor met'), 'Water')).toBe('Jan Vale');
    expect(await answers('The town floods.', 'Water')).toBe('(anonymous)');
    expect(await answers('The town floods.', 'Eva Holm: “Let it leak”')).toBe('Eva Holm');
    expect(await answers(told, 'Ada Lind: “Let it leak”')).toBe('Ada Lind');
    expect(await answers('The town floods.', 'High Water: “Let it leak”')).toBe('(anonymous)');
  });

  test('a surname of which the document has one bearer', async () => {
    const marked =
      'With [nP Wilhelmina Castro-Tan].\n\nCASTRO-TAN: It is over.\n\nHOST: Why?\n\nCASTRO-TAN: It is.\n\nHOST: So?';
    expect((await speakers(marked))[0]).toBe('Wilhelmina Castro-Tan');
  });
});

describe('“you”', () => {
  const asked = async (question: string, answer = 'We do not.', host = 'HOST') => {
    const marked = `${host}: ${question}\n\nEVA HOLM: ${answer}\n\nANA LIMA: Yes.\n\n${host}: Last one?\n\nEVA HOLM: No.`;
    const { statementRoles } = await assignedOf(marked);
    return shown(statementRoles.find(({ attribution }) => attribution === 'a1')?.speaker);
  };

  test('is whoever answers, also where more than two talk and nobody names who asks', async () => {
    expect(await asked('Do {s1 [p you]} {q1 think} {c1 that it is over}?')).toBe('Eva Holm');
    expect(await asked('Do {s1 [p you]} {q1 think} {c1 that it is over}? We do.', 'No.', 'IVO MARN')).toBe('Eva Holm');
    expect(await asked('{s1 [p You]} {q1 said} {c1 that it was over}.')).toBe('Eva Holm');
  });

  test('is anybody in an answer, but for what that one has said', async () => {
    const answer = '{s1 [p You]} {q1 want} {c1 to be sure}.';
    expect(await asked('Why?', answer, 'IVO MARN')).toBe('(unresolved)');
    expect(await asked('Why?', answer.replace('want', 'mentioned'), 'IVO MARN')).toBe('Ivo Marn');
    expect(await asked('Why?', `As ${answer.replace('You', 'you').replace('want', 'say')}`, 'IVO MARN')).toBe(
      'Ivo Marn',
    );
  });
});
