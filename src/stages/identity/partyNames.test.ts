import { expect, test } from 'vitest';
import { referenceTo } from './testing/identified.ts';

const SAME = '[nO Labour Party]';
const partyIn = async (marked: string, outlet?: string): Promise<string | null | undefined> =>
  (await referenceTo('Labour Party', marked, outlet === undefined ? {} : { outlet }))?.actor;

test('a name that parties of many states have is that of the state beside it', async () => {
  expect(await partyIn(`Britain's ${SAME} slept.`)).toBe('group:labour-party-uk');
  expect(await partyIn(`The ${SAME} of [nL Norway] slept, and so did [nL Britain].`)).toBe('doc:labour-party');
});

test('else of the state that the text is about, or that it names or comes from', async () => {
  expect(await partyIn(`The ${SAME} slept. It rained in [nL Britain].`)).toBe('group:labour-party-uk');
  expect(await partyIn(`[dP The minister] [nP Keir Starmer] slept. The ${SAME} did not.`)).toBe(
    'group:labour-party-uk',
  );
  expect(await partyIn(`It rained in Norway. Norway waited. The ${SAME} slept. It rained in Britain.`)).toBe(
    'doc:labour-party',
  );
  expect(await partyIn(`The ${SAME} slept.`)).toBe('doc:labour-party');
  expect(await partyIn(`The ${SAME} slept.`, 'BBC News')).toBe('group:labour-party-uk');
});

test('the lexicon may have it under the name of the state', async () => {
  const canadian = 'It rained in Canada. Canada waited. The [nO Conservative Party] slept.';
  expect((await referenceTo('Conservative Party', canadian))?.actor).toBe('group:conservative-party-canada');
});

test('a name that one party alone has is its own', async () => {
  const marked = 'It rained in Norway. Norway waited. The [nO Scottish National Party] slept.';
  expect((await referenceTo('Scottish National Party', marked))?.actor).toBe('group:snp');
});

test('a bare name is that of the party only in a text that names something of its state, or no state at all', async () => {
  const partyOf = async (marked: string) => (await referenceTo('Republicans', marked))?.actor;
  expect(await partyOf('The [nG Republicans] slept.')).toBe('group:republican-party');
  expect(await partyOf('[nP Barack Obama] saw Peru. The [nG Republicans] slept.')).toBe('group:republican-party');
  expect(await partyOf('It rained in [nL Ireland]. The [nG Republicans] slept.')).toBe('doc:republicans');
  expect(await partyOf('It rained in Ohio and in [nL America]. Irish [nG Republicans] slept.')).toBe('doc:republicans');
  const cause = await referenceTo('Republican', 'It rained in [nL America]. The [aG Republican] movement slept.');
  expect(cause?.actor ?? null).toBeNull();
});
