import { expect, test } from 'vitest';
import { referenceTo } from './testing/identified.ts';

const ABOUT = '[nL Peru] shut a pass. [nL Peru] will open it.';

test.each([
  [`${ABOUT} [dP The Norwegian minister] [nP Ole Holm] told [dO parliament] that.`, 'org:nor-parliament'],
  [
    `${ABOUT} [dP The Norwegian minister] [nP Ole Holm] sent a bill on [nL Peru] to [dO parliament].`,
    'org:nor-parliament',
  ],
  [`${ABOUT} It rained on [dO parliament].`, 'org:per-parliament'],
  [`${ABOUT} [nP Ole Holm] of [nL Norway] met a member of [dO parliament].`, null],
  ['[nL Chile] and [nL Norway] met. [nL Peru] will ask [dO parliament].', 'org:per-parliament'],
])('%s', async (marked, actor) => {
  expect((await referenceTo('parliament', marked))?.actor).toBe(actor);
});

test('others make demands of a government: it is that of the state that the text is about', async () => {
  const marked = `${ABOUT} [dP The Norwegian minister] [nP Ole Holm] asked [dO the government] for more.`;
  expect((await referenceTo('the government', marked))?.actor).toBe('country:PER');
});
