import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Given, identified } from './testing/identified.ts';

/** The names of all whom the names in a text mean, and why. */
async function named(marked: string, given: Given = {}): Promise<(readonly [string | null, string])[]> {
  const { references } = await identified(marked, given);
  return references.flatMap(({ via, name, why }) => (via === 'name' || via === 'organisation' ? [[name, why]] : []));
}

const namesIn = async (marked: string, given?: Given): Promise<(string | null)[]> =>
  (await named(marked, given)).map(([name]) => name);

test('two given names before one surname have it both', async () => {
  expect(await namesIn('[nP Bill] and [nP Denise Vale] slept.')).toContain('Bill Vale');
  expect(await namesIn('[nP Bill] and [nP Denise Vale] slept. [nP Bill] woke.')).not.toContain('Bill Vale');
  expect(await namesIn('[nP Merkel] and [nP Emmanuel Vale] slept.')).not.toContain('Merkel Vale');
  expect(await namesIn('[nP Bill] met [nP Denise Vale].')).not.toContain('Bill Vale');
});

test('a soft hyphen is no part of a name', async () => {
  expect(await namesIn('[nP Ada \u00ADLark] slept.')).toEqual(['Ada Lark']);
});

test('the month of a date is nobody’s name', async () => {
  expect(await namesIn('The [nO November] 23 lawsuit was long.', { date: 'November 23' })).toEqual([null]);
  expect(await namesIn('[nO November] Group was late.')).toEqual(['November']);
});

test('a title and a name that several have had mean the last of them, where a text has no date', async () => {
  const marked = '[dP President] [nP Bush] thanked [nL the United States].';
  const [bush] = await named(marked, { published: '' });
  expect(bush).toEqual([
    'George W. Bush',
    '“Bush”: the last holder of this office with this name; the text has no date',
  ]);
  expect((await namesIn(marked, { published: '1990-05-01' }))[0]).toBe('George H. W. Bush');
  const kim = '[dP President] [nP Kim] met [nL South Korea] and [nL North Korea].';
  expect((await namesIn(kim, { published: '' }))[0]).toBe('Kim');
});

test('a body of a state is called as English calls it, and an office without its owner’s name', async () => {
  expect(await namesIn('[dO The [nL U.S.] embassy] closed.')).toContain('Embassy of the United States');
  expect(await namesIn('[dO The [nL Norwegian] embassy] closed.')).toContain('Embassy of Norway');
});

test('the surname of the one who heads a state means him where nobody else has had an office with it', async () => {
  const given = { published: '2024-05-29', outlet: 'Harbour Herald' };
  expect(await namesIn('[nL Peru] warned [nP Putin].', given)).toContain('Vladimir Putin');
  expect(await namesIn('[nL Peru] warned [nP Lavrov].', given)).toContain('Lavrov');
  expect(await namesIn('[nL Peru] warned [nP Putin].', { ...given, published: '1993-05-29' })).toContain('Putin');
  expect(await namesIn('[nL Peru] warned [nP Pierre].', given)).toContain('Pierre');
  expect(await namesIn('[nP Kari Putin] slept. [nP Putin] ate.', given)).not.toContain('Vladimir Putin');
});

test('who is known by a surname alone is not somebody else with another given name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-entities-'));
  try {
    const corrections = join(folder, 'actors.jsonl');
    writeFileSync(corrections, '{"id":"person:tomas-avelar","name":"Tomás Avelar","aliases":["Avelar"]}\n');
    expect(await namesIn('[nP Avelar] left.', { corrections })).toEqual(['Tomás Avelar']);
    const links = [[1, 0, 0.99]] as const;
    expect(await namesIn('[nP T. Avelar] left. [nP Avelar] slept.', { corrections, links })).toEqual([
      'Tomás Avelar',
      'Tomás Avelar',
    ]);
    expect(await namesIn('[nP Rita Avelar] left. [nP Avelar] sang.', { corrections, links })).toEqual([
      'Rita Avelar',
      'Rita Avelar',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
