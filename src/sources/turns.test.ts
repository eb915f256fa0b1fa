import { afterEach, expect, test } from 'vitest';
import { inputsOf, type Turns } from './index.ts';
import { deadlineOf } from './deadline.ts';
import { summaryOf } from './testing/items.ts';
import { closeServers, page, redirect, serve } from './testing/server.ts';

afterEach(closeServers);

/** Turns that are always given, and what was told of them in its order. */
function toldTurns(): { readonly turns: Turns; readonly told: string[] } {
  const told: string[] = [];
  const turns: Turns = {
    async take(_, counted) {
      told.push(counted ? 'take' : 'take uncounted');
      return (wait) => void told.push(wait === null ? 'leave' : `leave for ${wait}`);
    },
    pace: async (_, delay) => void told.push(`pace ${delay}`),
  };
  return { turns, told };
}

const options = { allowPrivate: true, timeout: 5000 };

test('every request has a turn of its own, redirects and robots.txt too, and ends it', async () => {
  const { turns, told } = toldTurns();
  const { url } = await serve({
    '/robots.txt': page('User-agent: *\nCrawl-delay: 2.5\n', { 'content-type': 'text/plain' }),
    '/old': redirect('/new'),
    '/new': page('<p>The talks go on.'),
  });
  const [item] = await summaryOf(inputsOf([`${url}/old`], { ...options, turns }));
  expect(item).toMatchObject({ form: 'html' });
  expect(told).toEqual(['take uncounted', 'leave', 'pace 2500', 'take', 'leave', 'take', 'leave']);
});

test('a turn ends also where nothing comes of it, with what the server asks for', async () => {
  const { turns, told } = toldTurns();
  const { url } = await serve({
    '/busy': (_, response) => response.writeHead(429, { 'retry-after': '7' }).end(),
    '/cut': (_, response) => response.destroy(),
  });
  const items = await summaryOf(inputsOf([`${url}/busy`, `${url}/cut`], { ...options, ignoreRobots: true, turns }));
  expect(items.map(({ code }) => code)).toEqual(['OR1103', 'OR1106']);
  expect(told).toEqual(['take', 'leave for 7000', 'take', 'leave']);
});

test('the time of a request stands still while its turn is waited for', async () => {
  const deadline = deadlineOf(50, 'x');
  // Waits for longer than the deadline gives, by the same clock.
  await deadline.held(() => new Promise((resolve) => setTimeout(resolve, 120)));
  expect(deadline.signal.aborted).toBe(false);
  await new Promise((resolve) => deadline.signal.addEventListener('abort', resolve));
  expect(deadline.signal.reason).toMatchObject({ code: 'OR1101' });
});
