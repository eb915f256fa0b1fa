import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article, DocumentForm, Listing } from '../../document/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import { parseArticle } from './index.ts';
import { file, record, shown } from './testing/articles.ts';

/** A page that takes far longer than a millisecond. */
const LARGE = '<p>Some words of the minister.</p>'.repeat(20_000);

describe('a plain text', () => {
  test('is kept to the character and carved into blocks, dirt included', async () => {
    const text = [
      'Commissioner warns of new tolls on the strait',
      'Commissioner warns of new tolls on the strait',
      'By Anna Holt and Ben Ruiz, Diplomatic Correspondent',
      '4 May 2022',
      'Ships wait at the mouth of the strait. (Photo: Carla Moss/AFP)',
      'Photo: Carla Moss/AFP',
      'GENEVA, 4 May 2022 (Lake Press) — The commissioner said on Wednesday that the tolls were "a step too far".',
      'window.dataLayer = window.dataLayer || [];',
      'Share on Facebook',
      'Read more: Who owns the strait',
      'What comes next',
      'She will meet the two ministers next week, and nobody expects them to agree.',
      'Sign up for our newsletter to get the best of the week in your inbox.',
    ].join('\n\n');
    const article = await record({ text });
    expect(article.text).toBe(text);
    expect(article.blocks.map((block) => block.kind)).toEqual([
      'headline',
      'boilerplate',
      'byline',
      'dateline',
      'caption',
      'credit',
      'paragraph',
      'boilerplate',
      'boilerplate',
      'boilerplate',
      'heading',
      'paragraph',
      'boilerplate',
    ]);
    expect(article.title).toBe('Commissioner warns of new tolls on the strait');
    expect(article.byline).toEqual(['Anna Holt', 'Ben Ruiz']);
    expect(article.published).toMatchObject({ from: '2022-05-04', granularity: 'day', why: 'dateline' });
    expect(article.text.slice(...(article.published?.span ?? [0, 0]))).toBe('4 May 2022');
  });

  test('has paragraphs by single line breaks where there are no empty lines', async () => {
    const article = await record({ text: 'The minister came late.\r\nShe said little.\r\nThen she left.' });
    expect(shown(article)).toEqual([
      'paragraph: The minister came late.',
      'paragraph: She said little.',
      'paragraph: Then she left.',
    ]);
  });

  test('joins lines that were wrapped', async () => {
    const article = await record({
      text: 'The minister said on Monday that the talks in the old port\nhad been of use to both sides and would go on.\n\nShe then left.',
    });
    expect(article.blocks).toHaveLength(2);
  });

  test('takes a date from an inline dateline, which stays in its paragraph', async () => {
    const article = await record({
      text: 'OSLO, May 4, 2022 (Lake Press) - Norway closed the port.\n\nIt gave no reason.',
    });
    expect(article.blocks.map((block) => block.kind)).toEqual(['paragraph', 'paragraph']);
    expect(article.published).toMatchObject({ from: '2022-05-04', span: [6, 17] });
  });

  test('does not take "By Friday ..." or a paragraph that ends with an agency for what they are not', async () => {
    const article = await record({
      text: 'By Friday the talks had failed.\n\nThe two sides would not say why, an official told the press. (Reuters)',
    });
    expect(article.blocks.map((block) => block.kind)).toEqual(['paragraph', 'paragraph']);
  });

  test('knows the title that is given, and marks its repetition', async () => {
    const article = await record({
      text: 'A port is closed\n\nA port is closed\n\nNorway closed it.',
      title: 'A port is closed',
    });
    expect(article.blocks.map((block) => block.kind)).toEqual(['headline', 'boilerplate', 'paragraph']);
  });
});

describe('turns, captions and records', () => {
  test('turns become "Speaker: words" paragraphs', async () => {
    const article = await record({
      turns: [
        { speaker: 'Anna Holt', text: ' Good morning. ' },
        { speaker: null, text: 'Noise' },
      ],
    });
    expect(article.text).toBe('Anna Holt: Good morning.\n\nNoise');
    expect(article.blocks).toEqual([
      { kind: 'turn', speaker: 'Anna Holt', span: [0, 24], label: [0, 9] },
      { kind: 'turn', span: [26, 31] },
    ]);
  });

  test('WebVTT voices are joined while the same person speaks', async () => {
    const article = await file(
      'transcript',
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna Holt>Good <i>morning</i>,\nall.\n\n00:03.000 --> 00:04.000\n<v Anna Holt>Sit down.\n\n00:05.500 --> 00:06.000\n<v Ben>Yes &amp; no',
    );
    expect(shown(article)).toEqual([
      'turn Anna Holt: Anna Holt: Good morning, all. Sit down.',
      'turn Ben: Ben: Yes & no',
    ]);
    expect(article.blocks.map((block) => block.at)).toEqual([1000, 5500]);
  });

  test('SRT labels and change marks begin turns', async () => {
    const srt =
      '1\r\n00:00:01,000 --> 00:00:02,000\r\n>> ANNA HOLT: Good morning.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nSit down.\r\n>> Why?\r\n';
    expect(shown(await file('transcript', srt))).toEqual([
      'turn ANNA HOLT: ANNA HOLT: Good morning. Sit down.',
      'turn: Why?',
    ]);
  });

  test.each([
    ['>> HOST: GOOD DAY.', '>> MIA LUND: THE RULE', 'STANDS: WE PAY.', '>> HOST: WHY?'],
    ['HOST: GOOD DAY.', 'MIA LUND: THE RULE', 'STANDS: WE PAY.', 'HOST: WHY?'],
    ['>> Host: Good day.', '>> Mia Lund: I read', 'First Rule: we pay.', '>> Host: Why?'],
  ])('of captions only what is a speaker by its place or by others is one: %s', async (...lines) => {
    const cue = (words: string, at: number): string => `${at}\n00:00:0${at},000 --> 00:00:0${at},900\n${words}\n`;
    const apart = await file('transcript', lines.map((line, index) => cue(line, index + 1)).join('\n'));
    const host = /HOST/iu.exec(lines[0] ?? '')?.[0];
    const guest = /MIA LUND/iu.exec(lines[1] ?? '')?.[0];
    expect(apart.blocks.map(({ speaker }) => speaker)).toEqual([host, guest, host]);
    const [first = '', ...rest] = lines;
    const together = await file('transcript', [cue(first, 1), cue(rest.join('\n'), 2)].join('\n'));
    expect(together.blocks.map(({ speaker }) => speaker)).toEqual([host, guest, host]);
  });

  test('a line of captions that rolls on is no speaker', async () => {
    const cues = ['MIA LUND: THE RULE', 'THE RULE\nSTANDS: WE PAY.', 'STANDS: WE PAY.\nAND THAT IS ALL.'];
    const srt = cues.map((words, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at},990\n${words}\n`).join('\n');
    expect((await file('transcript', srt)).blocks.map(({ speaker }) => speaker)).toEqual(['MIA LUND']);
  });

  test('captions without cues are refused', async () => {
    await expect(file('transcript', 'WEBVTT\n\nnothing here')).rejects.toMatchObject({ code: 'OR1012' });
  });

  test.each([
    ['0001-01-01T00:00:00', undefined],
    ['1970-01-01T00:00:00Z', undefined],
    ['1970-01-01', '1970-01-01'],
  ])('a time that nobody has set is none: %s', async (published, expected) => {
    expect((await record({ text: 'The minister said that the port would close.', published })).published?.from).toBe(
      expected,
    );
  });

  test('what a record gives wins', async () => {
    const article = await record({
      html: '<html><head><meta property="og:title" content="Found title of it"></head><body><article><p>OSLO, 4 May 2022 - The minister said that the port would close, and that nobody should be surprised.</p></article></body></html>',
      title: 'Given title',
      outlet: 'Lake Press',
      published: '2022-05-06T10:30:00+02:00',
      url: 'https://lake.example/a',
    });
    expect(article).toMatchObject({ title: 'Given title', outlet: 'Lake Press', url: 'https://lake.example/a' });
    expect(article.published).toEqual({
      from: '2022-05-06T10:30+02:00',
      to: '2022-05-06T10:30+02:00',
      granularity: 'minute',
      basis: 'known',
      span: null,
      why: 'given',
    });
    expect(article.basis).toMatchObject({ title: 'given', outlet: 'given', published: 'given', url: 'given' });
  });

  test.each([
    ['Tue, 3 May 2022 09:30:00 GMT', '2022-05-03T09:30Z'],
    ['3 May 2022', '2022-05-03'],
    ['2022/05/03', '2022-05-03'],
    ['2022-05', '2022-05-01'],
  ])('a date of publication may be %s', async (published, from) => {
    const { published: read, byline } = await record({
      text: 'The port is open.',
      published,
      byline: ['By Anna Holm and Ben Ruiz'],
    });
    expect(read).toMatchObject({ from, why: 'given' });
    expect(byline).toEqual(['Anna Holm', 'Ben Ruiz']);
  });

  test.each(['yesterday', '2022-13-45', '31/31/2022', 'n/a'])(
    'a date of publication that cannot be read (%s) is told',
    async (published) => {
      await expect(record({ text: 'The port is open.', published })).rejects.toMatchObject({ code: 'OR1037' });
    },
  );
});

describe('what cannot be read', () => {
  const german =
    'Die Ministerin sagte am Montag in Berlin, die Gespräche seien lange überfällig gewesen. Sie werde in der kommenden Woche nach Oslo reisen und dort ihren Kollegen treffen.';

  test.each<[string, () => Promise<Article>, string]>([
    ['an empty file', () => file('text', ''), 'OR1002'],
    ['white space alone', () => file('text', ' \n\t\n'), 'OR1002'],
    ['broken UTF-8', () => file('text', new Uint8Array([0x61, 0xc3, 0x28])), 'OR1005'],
    ['100,000 nested elements', () => file('html', '<div>'.repeat(100_000)), 'OR1006'],
    [
      'a page without an article',
      () => file('html', '<html><body><nav><a href="/">Home</a></nav></body></html>'),
      'OR1007',
    ],
    ['another language', () => file('text', german), 'OR1010'],
    ['a language that is given', () => record({ text: 'Short.', language: 'fr' }), 'OR1010'],
    ['a broken PDF', () => file('pdf', '%PDF-1.4 and no more'), 'OR1011'],
    ['a page that takes too long', () => file('html', LARGE, { timeLimit: 1 }), 'OR1014'],
  ])('%s', async (_, read, code) => {
    await expect(read()).rejects.toMatchObject({ code, name: 'OnrecordError' });
  });

  test.each(['2022-05-04T24:15:00Z', '2022-05-04T09:30:00+99:99', '2022-05-04 25:00'])(
    'a time that no clock shows: %s',
    async (published) => {
      await expect(record({ text: 'The port stays open.', published })).rejects.toMatchObject({ code: 'OR1037' });
    },
  );

  test('English that is given is believed, and the language is named', async () => {
    for (const language of ['en-GB', 'eng', 'English (UK)', 'EN']) {
      await expect(record({ text: german, language })).resolves.toMatchObject({ language: 'en' });
    }
    await expect(record({ text: 'Short.', language: 'enm' })).rejects.toMatchObject({ code: 'OR1010' });
    await expect(record({ text: german })).rejects.toThrow(/German/);
  });

  test('a page after one that took too long is read', async () => {
    await expect(file('html', LARGE, { timeLimit: 1 })).rejects.toMatchObject({ code: 'OR1014' });
    await expect(file('html', '<article><p>The minister said a few words.</p></article>')).resolves.toMatchObject({
      text: 'The minister said a few words.',
    });
  });
});

const piece = fc.constantFrom(
  'a',
  'Anna Holt: ',
  'Q: ',
  'MR. BLAIR: ',
  '\u{1F54A}',
  'e\u0301',
  '\r\n',
  '\n',
  '\n\n',
  '\r',
  '\u2028',
  '\uFEFF',
  '\u0085',
  '\u001c',
  '\u00A0',
  ' ',
  '\t',
  '“',
  '- ',
  '• ',
  '> ',
  'By Anna Holt',
  'GENEVA, 4 May 2022 — ',
  '4 May 2022',
  'Photo: Carla Moss/AFP',
  'Lake Press | ',
  ', 4 May 2022: ',
  'Press release No. 7/2022',
  'Updated 10:15, ',
  '03/04/2021',
  '© 2022',
  'Read more: ',
  'Share',
  'window.x',
  '{"@context"',
  'The minister said so.',
  '(Laughter)',
  '[00:01] ',
  ':',
  '\ud800',
  '\u0000',
);
const anything = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

/** White space as JavaScript, and as Python, sees it; blocks have to cover all else for both. */
const BLANK = /^[ \t\n\r\v\f\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]*$/;

function expectCovered({ text, blocks }: Article): void {
  let end = 0;
  for (const { span, label } of blocks) {
    expect(span[0]).toBeGreaterThanOrEqual(end);
    expect(span[1]).toBeGreaterThan(span[0]);
    expect(text.slice(end, span[0])).toMatch(BLANK);
    if (label) expect(label[0] >= span[0] && label[1] <= span[1] && label[0] < label[1]).toBe(true);
    end = span[1];
  }
  expect(text.slice(end)).toMatch(BLANK);
}

test('blocks cover all of any text, in order, and the text is the one given', async () => {
  await fc.assert(
    fc.asyncProperty(anything, async (text) => {
      const article = await record({ text, language: 'en' }).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'OR1002' });
        return null;
      });
      if (article === null) return;
      expect(article.text).toBe(text);
      expectCovered(article);
      const { published } = article;
      if (published?.span) expect(text.slice(...published.span)).toMatch(/^[\p{L}\d].*\d$/u);
    }),
    { numRuns: 300 },
  );
});

test('blocks cover the text of any turns', async () => {
  const turn = fc.record({ speaker: fc.option(anything), text: anything });
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { maxLength: 5 }), async (turns) => {
      const article = await record({ turns, language: 'en' }).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'OR1002' });
        return null;
      });
      if (article !== null) expectCovered(article);
    }),
  );
});

test('nothing but OnrecordError is thrown for any bytes in any form', async () => {
  const markup = fc.constantFrom(
    '<p>',
    '</p>',
    '<div class="ad">',
    '<a href=x>',
    '<script>',
    '<!--',
    '<table><tr><td>',
    '<li>',
    '&amp;',
    '<',
    '"',
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    fc.array(fc.oneof(markup, piece), { maxLength: 40 }).map((pieces) => new TextEncoder().encode(pieces.join(''))),
  );
  const form = fc.constantFrom<DocumentForm>('html', 'text', 'pdf', 'transcript');
  await fc.assert(
    fc.asyncProperty(form, bytes, async (kind, content) => {
      try {
        expectCovered(await file(kind, content));
      } catch (error) {
        expect(error).toBeInstanceOf(OnrecordError);
        expect((error as OnrecordError).code).not.toBe('OR9001');
      }
    }),
    { numRuns: 200 },
  );
}, 60_000);

test('a line that says when the text was sent out gives the day', async () => {
  const text =
    'The Quay, episode 3\n\nReleased on 9 February 2024. Lightly edited.\n\nINE DAHL: Good evening to all of you.';
  const { published } = await record({ text });
  expect(published).toMatchObject({ from: '2024-02-09', basis: 'known' });
});

describe('the head of a plain text', () => {
  const body = 'The minister spoke for an hour about the tolls on the strait, and she answered two questions.';

  test.each([
    ['March 24, 2022 – Ottawa, Ontario – Global Affairs Canada', 'dateline'],
    ['24 March 2022 - Ottawa', 'dateline'],
    ['March 24, 2022 – Ottawa, Ontario – The minister announced new tolls on ships today.', 'paragraph'],
  ])('%s: the date before the place', async (line, kind) => {
    const article = await record({ text: `New tolls on the strait\n\n${line}\n\n${body}` });
    expect(article.blocks.map((block) => block.kind)).toEqual(['headline', kind, 'paragraph']);
    expect(article.published).toMatchObject({ from: '2022-03-24', basis: 'known', why: 'dateline' });
    expect(article.text.slice(...(article.published?.span ?? [0, 0]))).toMatch(/2022$/);
  });

  test.each([
    ["Spokesperson Ine Dahl's regular press conference on January 16, 2020", '2020-01-16'],
    ['Remarks by Minister Dahl in Oslo, 4 May 2022', '2022-05-04'],
    ['Statement on the strait (Thursday, 5 May 2022)', '2022-05-05'],
    ['The harbour that was lost on May 4, 1945', undefined],
    ['A statement of May 4, 1945 is found', undefined],
  ])('%s: the day of an occasion', async (headline, day) => {
    const article = await record({ text: `${headline}\n\n${body}` });
    expect(article.published?.from).toBe(day);
    if (article.published) expect(article.published.basis).toBe('implied');
    expect(article.text.slice(...(article.published?.span ?? [0, 0]))).toMatch(day ? /^[JM\d].*20\d\d$/ : /^$/);
  });

  test('a dateline goes before the day in the headline', async () => {
    const text = `Remarks by Minister Dahl, 4 May 2022\n\nOslo, 6 May 2022\n\n${body}`;
    expect((await record({ text })).published).toMatchObject({ from: '2022-05-06', why: 'dateline' });
  });

  test.each([
    ['ANNA DE HOLT-MOSS', body, 'Anna de Holt-Moss'],
    ['Anna Holt', body, 'Anna Holt'],
    ['Ysolde Quarrow', `${body}\n\nYsolde Quarrow is a former diplomat.`, 'Ysolde Quarrow'],
    ['Ysolde Quarrow', body, undefined],
    ['WORLD NEWS', body, undefined],
    ['Anna Holt', `${body}\n\nAnna Holt\n\n${body}`, undefined],
    ['Anna Holt Resigns At Last Today', body, undefined],
  ])('%s: a name alone under the headline', async (line, rest, name) => {
    const article = await record({ text: `New tolls on the strait\n\n${line}\n\n${rest}` });
    expect(article.byline).toEqual(name === undefined ? [] : [name]);
    expect(article.blocks[1]?.kind === 'byline').toBe(name !== undefined);
  });
});

describe('what a feed or an archive says of a document', () => {
  const listing: Listing = {
    title: 'Tolls on the strait',
    outlet: 'Strait News',
    byline: ['Anna Holt and Ben Ruiz'],
    published: 'Wed, 04 May 2022 10:00:00 GMT',
    dateBasis: 'known',
    why: 'feed item',
  };
  const words = '<p>The minister spoke for an hour about the tolls on the strait, and she answered two questions.</p>';
  const read = (html: string, more: Partial<Listing> = {}, url: string | null = null): Promise<Article> =>
    parseArticle({
      form: 'html',
      input: 'x',
      id: 'x',
      bytes: Buffer.from(html),
      charset: 'utf-8',
      url,
      listing: { ...listing, ...more },
    });

  test('fills in what the page leaves open', async () => {
    expect(await read(`<html><body><article>${words}</article></body></html>`)).toMatchObject({
      title: 'Tolls on the strait',
      outlet: 'Strait News',
      byline: ['Anna Holt', 'Ben Ruiz'],
      published: { from: '2022-05-04T10:00Z', basis: 'known', why: 'feed item' },
      basis: { title: 'feed item', outlet: 'feed item', byline: 'feed item', published: 'feed item' },
    });
  });

  test('gives way to what the page says itself', async () => {
    const head =
      '<title>The page has a title</title><meta property="og:site_name" content="The Harbour"><meta name="author" content="Ine Dahl"><meta name="date" content="2021-03-02">';
    const article = await read(`<html><head>${head}</head><body><article>${words}</article></body></html>`);
    expect(article).toMatchObject({ title: 'The page has a title', outlet: 'The Harbour', byline: ['Ine Dahl'] });
    expect(article.published).toMatchObject({ from: '2021-03-02', why: 'meta date' });
    expect(Object.values(article.basis)).not.toContain('feed item');
  });

  test('a known date goes before one concluded from the address, an implied one does not', async () => {
    const html = `<html><body><article>${words}</article></body></html>`;
    const url = 'https://news.example/2022/05/03/tolls';
    expect((await read(html, {}, url)).published).toMatchObject({ from: '2022-05-04T10:00Z' });
    const captured = { published: '2022-05-09', dateBasis: 'implied', why: 'WARC-Date' } as const;
    expect((await read(html, captured, url)).published).toMatchObject({ from: '2022-05-03' });
    expect((await read(html, captured)).published).toMatchObject({
      from: '2022-05-09',
      basis: 'implied',
      why: 'WARC-Date',
    });
  });

  test('has characters for entities, as where it has HTML in the place of text', async () => {
    const encoded = {
      title: 'Halvar&#8217;s fleet &#038; the &#8220;tolls&#8221;',
      outlet: 'Fjord &amp; Sea',
      byline: ['Jos&eacute; Holt'],
    };
    expect(await read(`<html><body><article>${words}</article></body></html>`, encoded)).toMatchObject({
      title: 'Halvar’s fleet & the “tolls”',
      outlet: 'Fjord & Sea',
      byline: ['José Holt'],
    });
  });

  test('what is no date is none', async () => {
    const html = `<html><body><article>${words}</article></body></html>`;
    expect((await read(html, { published: 'last week' })).published).toBeNull();
  });
});
