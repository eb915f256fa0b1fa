import { expect, test } from 'vitest';
import { participant, referenceTo } from './testing/identified.ts';

test('a part of another name is not the state of that name', async () => {
  expect((await referenceTo('Jersey', 'They sailed to [nL Jersey].'))?.actor).toBe('country:JEY');
  expect((await referenceTo('Jersey', 'They sailed to New [nL Jersey].'))?.actor ?? null).toBeNull();
});

test('whoever has the name of a state is no state where the text has the whole name', async () => {
  const actorOf = async (marked: string) => (await referenceTo('Peru', marked))?.actor;
  expect(await actorOf('[nP Peru] slept.')).toBe('country:PER');
  expect(await actorOf('[nP Peru] slept. Then [nP Kate Peru] ate.')).toBe('doc:kate-peru');
  expect(await actorOf('[nP Peru] slept. Then [nP Peru Lark] ate.')).toBe('doc:peru-lark');
});

test('a body that many states have is that of the state that has it in the text', async () => {
  const actorOf = async (marked: string) => (await referenceTo('Ministry of Defence', marked))?.actor ?? null;
  const marked = 'The [nO Ministry of Defence] spoke.';
  expect(await actorOf(marked)).toBe('org:gbr-defence-ministry');
  expect(await actorOf("[nL Kenya]'s [nO Ministry of Defence] spoke.")).not.toBe('org:gbr-defence-ministry');
  const about = `[nL Kenya] sleeps. [nL Kenya] eats. ${marked}`;
  expect(await actorOf(about)).not.toBe('org:gbr-defence-ministry');
  expect(await actorOf(`${about} [nL Britain] wakes.`)).toBe('org:gbr-defence-ministry');
});

test('what is new by name does not belong to the old', async () => {
  const ownerOf = async (words: string) => (await referenceTo(words, `[dP ${words}] slept.`))?.represents?.actor;
  expect(await ownerOf('the Jersey envoy')).toBe('country:JEY');
  expect(await ownerOf('the New Jersey envoy')).toBeUndefined();
  const inNorway = async (words: string) =>
    (await referenceTo(words, `[dG ${words}] in [nL Norway] slept.`))?.represents?.actor;
  expect(await inNorway('soldiers')).toBe('country:NOR');
  expect(await inNorway('reporters')).toBeUndefined();
});

test('a force of rebels has no state by its name', async () => {
  const codeOf = async (name: string) => (await participant(name, `The [nO ${name}] spoke.`))?.code;
  expect(await codeOf('Danish Coast Guard Army')).toBe('DNK');
  expect(await codeOf('Danish People’s Liberation Army')).toBeNull();
});

test('a place behind a preposition in a source is no body', async () => {
  const marked = 'Fishermen of [nL Havbrik] said so.';
  expect((await referenceTo('Havbrik', marked, { source: 'Fishermen of Havbrik' }))?.actor).toBeNull();
  expect((await referenceTo('Havbrik', '[nL Havbrik] said so.', { source: 'Havbrik' }))?.actor).toBe('doc:havbrik');
});

test('the president of a newspaper that tells of no other state is its own', async () => {
  const given = { outlet: 'The New York Times', published: '2015-12-29' };
  const marked = '[dP The president] opposed it.';
  expect((await referenceTo('The president', marked, given))?.actor).toBe('person:barack-obama');
  const abroad = `[nL Chile] and [nL Chile] again. ${marked}`;
  expect((await referenceTo('The president', abroad, given))?.actor ?? null).toBeNull();
  expect((await referenceTo('The president', marked, { ...given, outlet: 'Reuters' }))?.actor ?? null).toBeNull();
});

test('the senate of a text about another state that does not name the United States is not theirs', async () => {
  const representedIn = async (state: string, given = {}) => {
    const marked = `[nL ${state}] sleeps. [nL ${state}] eats. [dP The president] of the [nO Senate], [nP Ole Vik], spoke.`;
    return (await participant('Ole Vik', marked, given))?.represents ?? null;
  };
  expect(await representedIn('America')).toBe('org:us-senate');
  expect(await representedIn('Chad')).not.toBe('org:us-senate');
  expect(await representedIn('Chad', { outlet: 'The New York Times' })).toBe('org:us-senate');
  const senator = async (state: string) =>
    (await participant('Ole Vik', `[nL ${state}] sleeps. [nL ${state}] eats. [dP Senator] [nP Ole Vik] spoke.`))?.code;
  expect(await senator('America')).toBe('USA');
  expect(await senator('Chad')).not.toBe('USA');
});

test('the president of a text is not that of the state where it was written, where it tells of others', async () => {
  const president = async (told: string) =>
    (
      await referenceTo('The president', `NAIROBI, Kenya (AP) — ${told} slept. [dP The president] ate.`, {
        published: '2023-11-13',
        outlet: 'Reuters',
      })
    )?.actor ?? null;
  expect(await president('Somebody')).toBe('person:william-ruto');
  expect(await president('[nL Kenya]')).toBe('person:william-ruto');
  expect(await president('[nL Norway]')).toBeNull();
  expect(await president('[nL Norway] and [nL Kenya]')).toBe('person:william-ruto');
});

test('a paper’s own name is not the people of that name', async () => {
  const actorOf = async (marked: string, outlet = 'The Norwegian') =>
    (await referenceTo('Norwegian', marked, { outlet }))?.actor ?? null;
  const told = 'He told The [aG Norwegian] that it rained.';
  expect(await actorOf(told)).not.toBe('country:NOR');
  expect(await actorOf(told.replace('The', 'the'))).toBe('country:NOR');
  expect(await actorOf(told, 'Harbour Herald')).toBe('country:NOR');
  expect(await actorOf('The [aG Norwegian] government spoke.')).toBe('country:NOR');
});

test('a chamber is of the state whose parliament alone the text names, unless the text comes from another', async () => {
  const senate = async (place: string, more = '') => {
    const met = `${place}, 12 March 2024 (Harbour News) - [nL Nigeria]'s [dO National Assembly] met.`;
    const text = `${met} [dO The Senate] thanked the [nL United States]${more}.`;
    return (await referenceTo('The Senate', text))?.actor;
  };
  expect(await senate('ABUJA')).toBe('org:nga-parliament');
  expect(await senate('WASHINGTON')).not.toBe('org:nga-parliament');
  expect(await senate('ABUJA', ' and the [nO U.S. House]')).not.toBe('org:nga-parliament');
});

test('the president in a text on a talk with another president is that one, unless its own is named', async () => {
  const given = { outlet: 'U.S. Department of State', published: '2021-07-14' };
  const last = async (before: string, title: string): Promise<string | null | undefined> =>
    (await referenceTo('The President', `${before} [dP The President] thanked him.`, { ...given, title }))?.actor;
  const nyusi = '[dP Mozambican President] [nP Filipe Nyusi]';
  const call = 'Call with Mozambican President Filipe Nyusi';
  expect(await last('', 'A call')).toBe('person:joe-biden');
  expect(await last(`${nyusi} slept.`, 'A call')).toBe('person:joe-biden');
  expect(await last(`${nyusi} met [nP Antony Blinken].`, call)).not.toBe('person:joe-biden');
  expect(await last(`${nyusi} met [dP President] [nP Joe Biden].`, call)).toBe('person:joe-biden');
});
