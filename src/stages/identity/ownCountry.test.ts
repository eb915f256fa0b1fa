import { expect, test } from 'vitest';
import { referenceTo } from './testing/identified.ts';

const CHAD = "[dP Chad's foreign minister], [nP Idris Dao], met the envoys of [nL Norway].";

test('his country is that of the one whose it is, also where it seems to go back to another', async () => {
  const marked = `${CHAD} He denied that [dL [p his] country] was late.`;
  const [norway, country, his, dao] = [2, 3, 4, 1];
  const links = [[his, dao, 0.9] as const, [country, norway, 0.95] as const];
  expect((await referenceTo('his country', marked, { links }))?.actor).toBe('country:TCD');
  expect((await referenceTo('his country', marked, { links: links.slice(0, 1) }))?.actor).toBe('country:TCD');
});

test('his country is that for which somebody speaks whom nobody names', async () => {
  const marked = '[dP A [nL Peruvian] diplomat] said [dL [p his] own country] was late.';
  expect((await referenceTo('his own country', marked, { links: [[3, 0, 0.9]] }))?.actor).toBe('country:PER');
});

test('the country of nobody known is left open', async () => {
  const marked = '[nL Norway] was late. [dL [p Her] country] was not.';
  expect((await referenceTo('Her country', marked))?.actor).toBeNull();
});
