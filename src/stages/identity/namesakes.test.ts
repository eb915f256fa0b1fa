import { expect, test } from 'vitest';
import { referenceTo } from './testing/identified.ts';

const marcos = async (before: string, behind = '', published = '2023-03-10'): Promise<string | null | undefined> =>
  (await referenceTo('Ferdinand Marcos', `${before} [nP Ferdinand Marcos]${behind} slept.`, { published }))?.actor;
const SON = 'person:ferdinand-marcos-jr';

test('who is in office is not the former or late one of the same name', async () => {
  expect(await marcos('[dP Philippine President]')).toBe(SON);
  expect(await marcos('[dP former Philippine President]')).toBe('doc:ferdinand-marcos');
  expect(await marcos('[dP the late Philippine President]')).toBe('doc:ferdinand-marcos');
  expect(await marcos('[dP former Philippine President]', '', '2021-03-10')).toBe('doc:ferdinand-marcos');
  const trump = '[dP former US President] [nP Donald Trump] slept.';
  expect((await referenceTo('Donald Trump', trump, { published: '2023-03-10' }))?.actor).toBe('person:donald-trump');
});

test('decades before the first office of somebody it was another', async () => {
  expect(await marcos('[dP Philippine President]', ' in 1972')).toBe('doc:ferdinand-marcos');
  expect(await marcos('[dP Philippine President]', ' in 2022')).toBe(SON);
});

test('of namesakes that is meant who had the office when the text was written', async () => {
  const bush = async (before: string, published: string | null, given = {}): Promise<string | null | undefined> =>
    (await referenceTo('George Bush', `${before} [nP George Bush] slept.`, { published, ...given }))?.actor;
  const [FATHER, SON_OF_HIS] = ['person:george-h-w-bush', 'person:george-w-bush'];
  const president = '[dP US President]';
  expect(await bush(president, '1990-03-02')).toBe(FATHER);
  expect(await bush(president, '2006-03-02')).toBe(SON_OF_HIS);
  expect(await bush('[dP former US President]', '2006-03-02')).toBe(FATHER);
  // No day: those who have an office in the text had theirs at that time, else it was the last of them.
  expect(await bush(`[dP British Prime Minister] [nP Margaret Thatcher] met ${president}`, null)).toBe(FATHER);
  expect(await bush(`[dP Iranian President] [nP Mahmoud Ahmadinejad] met ${president}`, null)).toBe(SON_OF_HIS);
  expect(await bush(president, null)).toBe(SON_OF_HIS);
  const told = { date: 'May 1990', day: ['1990-05-01', '1990-05-31'] };
  expect(await bush(`In May 1990, ${president}`, null, told)).toBe(FATHER);
});

test('the offices that an undated text gives to others tell who had one that it names', async () => {
  const minister = async (president: string) => {
    const marked = `[dP Iranian President] [nP ${president}] met [dP the Russian foreign minister].`;
    return referenceTo('the Russian foreign minister', marked, { published: null });
  };
  const found = await minister('Mahmoud Ahmadinejad');
  expect([found?.actor, found?.represents?.code]).toEqual(['person:sergey-lavrov', 'RUS']);
  expect((await minister('Ole Vik'))?.actor).toBe('doc:the-foreign-minister-of-russia');
});

test('a surname in an undated text is that of the one who had an office with the others', async () => {
  const bush = async (president: string) =>
    (
      await referenceTo('Bush', `[dP Colombian President] [nP ${president}] met [nP Bush] in the [nL United States].`, {
        published: null,
      })
    )?.actor;
  expect(await bush('Alvaro Uribe')).toBe('person:george-w-bush');
  expect(await bush('Ole Vik')).toBe('doc:bush');
  const titled = '[dP British Prime Minister] [nP Margaret Thatcher] met [dP US President] [nP Bush].';
  expect((await referenceTo('Bush', titled, { published: null }))?.actor).toBe('person:george-h-w-bush');
});
