import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseArticle } from './parse.ts';

const parse = (message: string | Uint8Array, form: 'eml' | 'mhtml' = 'eml') =>
  parseArticle({
    form,
    input: `case.${form}`,
    id: 'case',
    bytes: typeof message === 'string' ? Buffer.from(message, 'latin1') : message,
    charset: null,
    url: null,
  });
const fixture = (name: string): Uint8Array => readFileSync(new URL(`./testing/${name}`, import.meta.url));
const lines = (...all: string[]): string => all.join('\r\n');

const WORDS = 'The port stays open, the minister said on Monday, whatever happens in the strait.';
const mail = (head: readonly string[], body = WORDS): string =>
  lines('Message-ID: <1@example.org>', ...head, '', body, '');

test('a release that Python’s mail package has made: header, page, and what is attached', async () => {
  const { text, title, outlet, byline, published, basis } = await parse(fixture('release.eml'));
  expect(title).toBe(
    'Ministry of Fisheries: quota talks with Norvia end without a result – statement by Minister Anna Brønsted',
  );
  expect({ outlet, byline }).toEqual({ outlet: 'Ministry of Fisheries Press Office', byline: [] });
  expect(published).toMatchObject({ from: '2026-03-03T10:15+01:00', basis: 'known' });
  expect(text).toContain('“We offered a fair share, and we will offer it again,” Minister Anna Brønsted said.');
  expect(text).not.toMatch(/browser|Unsubscribe/);
  expect(basis).toMatchObject({
    title: 'Subject header',
    outlet: 'From header',
    published: 'Date header',
    attachments: 'left out: Statement – full.pdf',
  });
});

test('a forwarded message is the one that is read, by what the text says of it', async () => {
  const { text, title, outlet, published, basis } = await parse(fixture('forward.eml'));
  expect(text).toMatch(/^“The door is open,” the Prime Minister said/);
  expect({ title, outlet }).toEqual({ title: 'Prime Minister on the talks', outlet: 'Office of the Prime Minister' });
  expect(published).toMatchObject({ from: '2026-03-03', granularity: 'day' });
  expect(basis['outlet']).toBe('From of the forwarded message');
});

test('a page that forwards another, as a web mail makes it', async () => {
  const html = `<div>For the archive<br><br><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: <b>Harbour Office</b> &lt;press@harbour.example&gt;<br>Date: Tue, Mar 3, 2026 at 6:00 PM<br>Subject: Tolls<br></div><br><p>TARVIK, 2 March 2026 – ${WORDS}</p><p>She will travel next week.</p></div></div>`;
  const article = await parse(
    mail(
      [
        'From: Per Olsen <per@mail.example>',
        'Subject: Fwd: Tolls',
        'MIME-Version: 1.0',
        'Content-Type: text/html; charset=utf-8',
      ],
      Buffer.from(html).toString('latin1'),
    ),
  );
  expect(article).toMatchObject({ title: 'Tolls', outlet: 'Harbour Office', published: { from: '2026-03-03' } });
  expect(article.text).toMatch(/^TARVIK, 2 March 2026/);
  expect(article.blocks.map(({ span }) => article.text.slice(...span).slice(0, 8))).toEqual(['TARVIK, ', 'She will']);
});

test('what signs a mail, and what it answers, are no words of it', async () => {
  const body = lines(
    WORDS,
    '',
    'She will travel next week.',
    '',
    'On Monday Per Olsen wrote:',
    '> Will the port stay open?',
    '',
    '-- ',
    'Anna Holm',
    'Press officer',
  );
  const { text, blocks } = await parse(mail(['From: Anna Holm <anna.holm@paper.example>', 'Subject: Tolls'], body));
  expect(blocks.map(({ kind, span }) => [kind, text.slice(...span).slice(0, 10)])).toEqual([
    ['paragraph', 'The port s'],
    ['paragraph', 'She will t'],
    ['boilerplate', 'On Monday '],
    ['boilerplate', '> Will the'],
    ['boilerplate', '--'],
    ['boilerplate', 'Anna Holm'],
    ['boilerplate', 'Press offi'],
  ]);
});

const IN_OUTLOOK = [
  '________________________________',
  'From: Harbour Office <press@harbour.example>',
  'Sent: Tuesday, March 3, 2026 5:12 PM',
  'To: Per Olsen <per.olsen@paper.example>',
  'Subject: Tolls',
  '',
  WORDS,
];
const OLSEN = 'From: Per Olsen <per.olsen@paper.example>';

test('Outlook marks what it forwards by the lines of its head alone', async () => {
  const { text, ...found } = await parse(mail([OLSEN, 'Subject: FW: Tolls'], lines('For you.', '', ...IN_OUTLOOK)));
  expect(text).toBe(WORDS);
  expect(found).toMatchObject({ title: 'Tolls', outlet: 'Harbour Office', published: { from: '2026-03-03' } });
});

test('below an answer the message that is answered is none of its words', async () => {
  const answer = 'We will print it tomorrow.';
  const { text, blocks, ...found } = await parse(mail([OLSEN, 'Subject: RE: Tolls'], lines(answer, '', ...IN_OUTLOOK)));
  expect(found).toMatchObject({ title: 'Tolls', byline: ['Per Olsen'] });
  const own = blocks.filter(({ kind }) => kind !== 'boilerplate');
  expect(own.map(({ span }) => text.slice(...span))).toEqual([answer]);
});

test('one that says no more than that it was forwarded names neither its author nor its day', async () => {
  const { title, outlet, byline, published } = await parse(
    mail(['From: Per Olsen <per.olsen@paper.example>', 'Subject: Fwd: Talks', 'Date: Wed, 4 Mar 2026 08:00:00 GMT']),
  );
  expect({ title, outlet, byline }).toEqual({ title: 'Talks', outlet: null, byline: [] });
  expect(published).toMatchObject({ from: '2026-03-04T08:00Z', basis: 'implied' });
});

test('a mail without words around another one is that one', async () => {
  const inner = mail([
    'From: Harbour Office <press@harbour.example>',
    'Subject: Tolls',
    'Date: 3 Mar 2026 10:00 +0000',
  ]);
  const outer = lines(
    'From: Per Olsen <per.olsen@paper.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    inner,
    '--b--',
  );
  expect(await parse(outer)).toMatchObject({
    title: 'Tolls',
    outlet: 'Harbour Office',
    published: { from: '2026-03-03T10:00+00:00' },
  });
});

test.each<[string, string | null, string[]]>([
  ['Anna Holm <anna.holm@paper.example>', null, ['Anna Holm']],
  ['Tunde Adeyemi-Falk <tunde.adeyemi@paper.example>', null, ['Tunde Adeyemi-Falk']],
  ['"Anna Holm, Fjord News" <a.holm@fjord.example>', 'Fjord News', ['Anna Holm']],
  ['"Holm, Anna" <anna.holm@fjord.example>', null, ['Anna Holm']],
  ['Anna Holm via Fjord News <news@fjord.example>', 'Fjord News', ['Anna Holm']],
  ['"Ministry of Trade, Industry and Fisheries" <press@gov.example>', 'Ministry of Trade, Industry and Fisheries', []],
  ['press@gov.example', 'gov.example', []],
  ['per@mail.example', null, []],
  ['=?utf-8?Q?Minist=C3=A8re_des_Ports?= <presse@ports.example>', 'Ministère des Ports', []],
])('the sender %s', async (from, outlet, byline) => {
  expect(await parse(mail([`From: ${from}`, 'Subject: Tolls']))).toMatchObject({ outlet, byline });
});

describe('encodings', () => {
  const encoded = (head: readonly string[], body: string) =>
    parse(mail(['From: a@b.example', 'Subject: =?iso-8859-1?Q?=C5_f=F8lge_med?=', 'MIME-Version: 1.0', ...head], body));
  test.each<[string, string[], string]>([
    [
      'base64',
      ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'],
      'VGhlIOKAnHBvcnTigJ0gc3RheXMgb3Blbiwgc2hlIHNhaWQu',
    ],
    [
      'quoted-printable',
      ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'],
      'The =E2=80=9Cport=E2=80=9D sta=\r\nys open, she said.',
    ],
    ['Latin of Windows', ['Content-Type: text/plain; charset=windows-1252'], 'The \x93port\x94 stays open, she said.'],
    [
      'lines that flow',
      ['Content-Type: text/plain; charset=windows-1252; format=flowed'],
      'The \x93port\x94 \r\nstays open, she said.',
    ],
  ])('%s', async (_, head, body) => {
    expect(await encoded(head, body)).toMatchObject({ text: 'The “port” stays open, she said.', title: 'Å følge med' });
  });

  test('a character set that the text is not in is told, and not read as something else', async () => {
    await expect(
      encoded(['Content-Type: text/plain; charset=utf-8'], 'The \x93port\x94 stays open.'),
    ).rejects.toMatchObject({
      code: 'OR1038',
      message: expect.stringContaining('not in the character set that it names') as string,
    });
  });
});

test('folded headers, and a zone that is named twice', async () => {
  const folded = mail([
    'From: Harbour Office',
    ' <press@harbour.example>',
    'Subject: A headline that is',
    '\tlonger than a line',
    'Date: Tue, 3 Mar 2026 10:00:00 +0100 (CET)',
  ]);
  expect(await parse(folded)).toMatchObject({
    title: 'A headline that is longer than a line',
    outlet: 'Harbour Office',
    published: { from: '2026-03-03T10:00+01:00' },
  });
});

describe('mails that cannot be read', () => {
  const parts = (...all: string[]): string =>
    mail(
      ['From: a@b.example', 'Subject: S', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
      lines(...all),
    );
  test.each<[string, string, string]>([
    ['no words, nothing attached', mail(['From: a@b.example', 'Subject: S'], ' '), 'OR1046'],
    ['a picture alone', parts('--b', 'Content-Type: image/png', '', 'x', '--b--'), 'OR1046'],
    ['cut short', parts('--b', 'Content-Type: text/plain', '', WORDS), 'OR1038'],
    ['no header', WORDS, 'OR1038'],
    ['a header without end', `Subject: ${'x'.repeat(1_100_000)}`, 'OR1038'],
    [
      'parts in parts without end',
      lines(
        'From: a@b.example',
        ...Array.from({ length: 100 }, (_, at) =>
          lines(`Content-Type: multipart/mixed; boundary=b${at}`, '', `--b${at}`),
        ),
        '',
        WORDS,
        '--b0--',
      ),
      'OR1038',
    ],
  ])('%s', async (_, message, code) => {
    await expect(parse(message)).rejects.toMatchObject({ code });
  });

  test('many parts are read', async () => {
    const many = parts(
      ...Array.from({ length: 20_000 }, () => '--b\r\nContent-Type: text/plain\r\n\r\nThe port is open.'),
      '--b--',
    );
    expect((await parse(many)).text).toMatch(/^The port is open\./);
  });
});

describe('saved pages', () => {
  const page = `<html><head><title>Tolls</title></head><body><article><h1>Tolls of the strait</h1><p>${WORDS}</p><p>The commissioner said “we will wait=3F” and left, it was reported at the end of the day.</p></article></body></html>`;
  const saved = (end: readonly string[], location = 'Snapshot-Content-Location: https://paper.example/tolls'): string =>
    lines(
      'From: <Saved by Blink>',
      location,
      'Subject: Tolls',
      'Date: Thu, 5 Mar 2026 09:00:00 -0000',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="----b--x"',
      '',
      '',
      '------b--x',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Location: https://paper.example/part',
      '',
      page.replace(/[“”]/g, (mark) => (mark === '“' ? '=E2=80=9C' : '=E2=80=9D')),
      ...end,
    );

  test('the page itself, where it is from, and the day on which it was saved', async () => {
    const article = await parse(saved(['------b--x', 'Content-Type: text/css', '', 'p {}', '------b--x--']), 'mhtml');
    expect(article).toMatchObject({
      url: 'https://paper.example/tolls',
      title: 'Tolls of the strait',
      published: { from: '2026-03-05', basis: 'implied' },
      basis: { url: 'where the page was saved', published: 'day on which the page was saved' },
    });
    expect(article.text).toContain('said “we will wait?” and left');
  });

  test('a browser that names the address at the part alone', async () => {
    expect(await parse(saved(['------b--x--'], 'X-Other: y'), 'mhtml')).toMatchObject({
      url: 'https://paper.example/part',
    });
  });

  test.each([
    ['cut short', saved([])],
    ['no part', saved([]).replaceAll('------b--x', '')],
    ['no header', 'words'],
  ])('%s', async (_, message) => {
    await expect(parse(message, 'mhtml')).rejects.toMatchObject({ code: 'OR1038' });
  });
});
