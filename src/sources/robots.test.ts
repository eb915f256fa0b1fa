import { afterEach, expect, test } from 'vitest';
import { inputsOf, type SourceOptions } from './index.ts';
import { summaryOf } from './testing/items.ts';
import { closeServers, page, redirect, serve } from './testing/server.ts';

afterEach(closeServers);

const read = (inputs: readonly string[], options: SourceOptions = {}): Promise<Record<string, unknown>[]> =>
  summaryOf(inputsOf(inputs, { allowPrivate: true, timeout: 5000, ...options }));

test('robots.txt is asked once for a site and obeyed, by its rules for us', async () => {
  const { url, asked } = await serve({
    '/robots.txt': page('User-agent: *\nDisallow: /\n\nUser-agent: Onrecord\nDisallow: /closed\n', {}),
    '/open': page('<p>open'),
    '/closed/1': page('<p>closed'),
    '/way': redirect('/closed/1'),
  });
  const inputs = [`${url}/open`, `${url}/closed/1`, `${url}/way`];
  const options = { userAgent: 'onrecord/1.0' };
  expect(await read(inputs, options)).toMatchObject([{ text: '<p>open' }, { code: 'OR1105' }, { code: 'OR1105' }]);
  expect(asked).toEqual(['/robots.txt', '/open', '/way']);
  expect(await read([`${url}/open`], { userAgent: 'somebody' })).toMatchObject([{ code: 'OR1105' }]);
  expect(await read([`${url}/closed/1`], { ignoreRobots: true })).toMatchObject([{ text: '<p>closed' }]);
});

test('a robots.txt that fails forbids, and is named; one that leads in circles allows', async () => {
  const failing = await serve({
    '/robots.txt': (_, response) => response.writeHead(503).end(),
    '/open': page('<p>open'),
  });
  expect(await read([`${failing.url}/open`, `${failing.url}/other`])).toEqual([
    {
      id: `${failing.url}/open`,
      code: 'OR1106',
      message: `${failing.url}/open: the address cannot be reached (${failing.url}/robots.txt: the server answered 503 Service Unavailable)`,
    },
    expect.objectContaining({ id: `${failing.url}/other`, code: 'OR1106' }),
  ]);
  expect(failing.asked).toEqual(['/robots.txt']);

  const silent = await serve({ '/robots.txt': () => {}, '/open': page('<p>open') });
  const [item] = await read([`${silent.url}/open`], { timeout: 200 });
  expect(item).toMatchObject({ code: 'OR1106', message: expect.stringContaining('/robots.txt: no answer') as string });

  const circling = await serve({ '/robots.txt': redirect('/robots.txt'), '/open': page('<p>open') });
  expect(await read([`${circling.url}/open`])).toMatchObject([{ text: '<p>open' }]);
});

test('an endless robots.txt is read only as far as it has to be', async () => {
  const { url } = await serve({
    '/robots.txt': (_, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && response.write('Disallow: /closed\n'.repeat(1000)));
      };
      response.on('drain', more);
      response.write('User-agent: *\n');
      more();
    },
    '/open': page('<p>open'),
    '/closed': page('<p>closed'),
  });
  expect(await read([`${url}/open`, `${url}/closed`])).toMatchObject([{ text: '<p>open' }, { code: 'OR1105' }]);
});
