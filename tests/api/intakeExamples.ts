import type { Example } from './examples.ts';

/** What there is for the examples (intake.ts). */
export const DONE = '0mwyu8bw8a1b2c3d4e5f6';
export const WAITS = '0mwyu8bw9a1b2c3d4e5f6';
export const FEED = '8d2a3f2d9a6c1b07';

const BOUNDARY = 'example';

/** Those of what is handed in and of feeds, by operationId. */
export const INTAKE_EXAMPLES: Readonly<Record<string, Example>> = {
  addToLedger: {
    path: '/api/additions',
    body: { addresses: ['https://news.example/toll'], tags: ['tolls'] },
    status: 202,
  },
  uploadToLedger: {
    path: '/api/additions/files',
    status: 202,
    form: {
      curl: '-F tag=tolls -F file=@toll.txt',
      type: `multipart/form-data; boundary=${BOUNDARY}`,
      body: [
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="tag"\r\n\r\ntolls\r\n`,
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="toll.txt"\r\n\r\n“It stays,” she said.\r\n`,
        `--${BOUNDARY}--\r\n`,
      ].join(''),
    },
  },
  additions: { path: '/api/additions?state=done&limit=10' },
  addition: { path: `/api/additions/${DONE}?limit=100` },
  cancelAddition: { path: `/api/additions/${WAITS}` },
  additionEvents: { path: '/api/additions/events' },
  documentEvents: { path: `/api/additions/${DONE}/events` },
  feeds: { path: '/api/feeds' },
  // Nothing is there in the tests; the problem says so.
  watchFeed: { path: '/api/feeds', body: { address: 'https://news.example/other', every: 60 }, status: 502 },
  feed: { path: `/api/feeds/${FEED}` },
  changeFeed: { path: `/api/feeds/${FEED}`, body: { every: 60 } },
  unwatchFeed: { path: `/api/feeds/${FEED}`, status: 204 },
};
