import { describe, expect, test } from 'vitest';
import { parseArticle } from './parse.ts';
import { readPdf } from './pdf.ts';
import { readPdfApart } from './pdf-apart.ts';

interface Word {
  readonly text: string;
  readonly y: number;
  readonly x?: number;
  readonly size?: number;
  /** Operators that draw something else instead. */
  readonly drawing?: string;
}

/** A PDF of our own with words at their places; `encrypted` gives it a password that nobody has. */
function pdfOf(pages: readonly (readonly Word[])[], info = '', encrypted = false): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  const tree = pages.length * 2 + 2;
  const kids = pages.map((words) => {
    const stream = words
      .map(
        ({ text, x = 72, y, size = 11, drawing }) =>
          drawing ?? `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`,
      )
      .join('\n');
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    );
  });
  add(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
  const catalog = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  const fields = add(`<< ${info} >>`);
  const lock = encrypted
    ? `/Encrypt ${add(`<< /Filter /Standard /V 1 /R 2 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> /P -44 >>`)} 0 R /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]`
    : '';
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R /Info ${fields} 0 R ${lock} >>\nstartxref\n${file.length}\n%%EOF`;
  return new TextEncoder().encode(file);
}

const page = (number: number, words: readonly Word[]): Word[] => [
  { text: 'Ministry of Harbours, press service', y: 800, size: 8 },
  ...words,
  { text: `Page ${number}`, y: 40, size: 8 },
];

test('lines become paragraphs, words cut at a line end are whole again, running heads are dropped', async () => {
  const bytes = pdfOf(
    [
      page(1, [
        { text: 'Harbour talks end without a deal', y: 740, size: 20 },
        { text: 'The ministers of both countries left the harbour talks on Wednesday without a', y: 700 },
        { text: 'deal, and neither would say when they might meet again, in spite of the govern-', y: 686 },
        { text: 'ments having promised it.', y: 672 },
        { text: 'The commissioner called upon both sides to return to the table before the sum-', y: 644 },
        { text: 'mer, when the new tolls of the strait begin, and she will not wait for', y: 630 },
      ]),
      page(2, [
        { text: 'anybody, she said, whatever happens.', y: 740 },
        { text: 'Her office had no more to say about it.', y: 712 },
      ]),
      page(3, [{ text: 'The ministry of harbours was founded in the old port.', y: 740 }]),
    ],
    '/Title (Harbour talks end) /CreationDate (D:20220504101500Z)',
  );
  const pdf = await readPdf('case.pdf', bytes);
  expect(pdf.text.split('\n\n')).toEqual([
    'Harbour talks end without a deal',
    'The ministers of both countries left the harbour talks on Wednesday without a deal, and neither would say when they might meet again, in spite of the governments having promised it.',
    'The commissioner called upon both sides to return to the table before the summer, when the new tolls of the strait begin, and she will not wait for anybody, she said, whatever happens.',
    'Her office had no more to say about it.',
    'The ministry of harbours was founded in the old port.',
  ]);
  expect(pdf.blocks[0]?.kind).toBe('headline');
  expect(pdf).toMatchObject({ title: 'Harbour talks end', published: { from: '2022-05-04', basis: 'implied' } });
});

test('a protected file and one without text are refused', async () => {
  const words = [[{ text: 'Secret words', y: 700 }]];
  await expect(readPdf('case.pdf', pdfOf(words, '', true))).rejects.toMatchObject({ code: 'OR1008' });
  await expect(readPdf('case.pdf', pdfOf([[]]))).rejects.toMatchObject({ code: 'OR1011' });
});

test('a scan is told from an empty file, with what to do', async () => {
  const picture = { text: '', y: 0, drawing: 'q 500 0 0 700 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q' };
  await expect(readPdf('case.pdf', pdfOf([[], [picture]]))).rejects.toMatchObject({
    code: 'OR1043',
    remedy: expect.stringContaining('ocrmypdf') as string,
  });
  const named = await readPdf('case.pdf', pdfOf([[picture, { text: 'The harbour stays open', y: 700 }]]));
  expect(named.text).toBe('The harbour stays open');
});

test('a PDF of too many pages is refused', async () => {
  const bytes = pdfOf(Array.from({ length: 5_001 }, () => []));
  await expect(readPdf('case', bytes)).rejects.toMatchObject({
    code: 'OR1028',
    message: expect.stringContaining('5,000 pages'),
  });
});

test('a PDF that takes too long is given up, and the next one is read', async () => {
  const words = Array.from({ length: 2_000 }, (_, at) => ({
    text: `Round ${at} of the talks`,
    y: 700 - (at % 50) * 12,
  }));
  const bytes = pdfOf([words]);
  await expect(readPdfApart('case', bytes, 1)).rejects.toMatchObject({ code: 'OR1014' });
  expect((await readPdfApart('case', bytes)).text).toContain('Round 7 of the talks');
});

describe('the day of publication', () => {
  const made = '/CreationDate (D:20250609101500Z) /ModDate (D:20250610101500Z)';
  const head: Word = { text: 'Harbour talks end without a deal', y: 740, size: 20 };
  const body: Word[] = [
    { text: 'The ministers of both countries left the harbour talks on Wednesday without a', y: 690 },
    { text: 'deal, and neither would say when they might meet again, in spite of all that.', y: 676 },
  ];
  const publishedOf = async (pages: readonly (readonly Word[])[], info = made) =>
    (
      await parseArticle({
        form: 'pdf',
        input: 'case.pdf',
        id: 'case.pdf',
        bytes: pdfOf(pages, info),
        charset: null,
        url: null,
      })
    ).published;
  const runningHead: Word = { text: 'Press release of 12 March 2024', y: 820, size: 8 };

  test.each([
    ['close to the text', [head, { text: '12 March 2024', y: 704 }, ...body]],
    ['with a word before it', [head, { text: 'Published: 12 March 2024', y: 704 }, ...body]],
    ['with whoever publishes it', [head, { text: 'Ministry of Harbours, 12 March 2024', y: 704 }, ...body]],
    ['under a headline of the same size', [{ ...head, size: 11, y: 718 }, { text: '12 March 2024', y: 704 }, ...body]],
    [
      'among the lines of the sender',
      [
        { text: 'Ministry of Harbours', y: 790 },
        { text: 'Press release', y: 776 },
        { text: 'Brenn, 12 March 2024', y: 762 },
        head,
        ...body,
      ],
    ],
  ])('is that of the text, %s, and not that of the file', async (_, words) => {
    expect(await publishedOf([words])).toMatchObject({ from: '2024-03-12', basis: 'known' });
  });

  test('is concluded from running heads, and from the file last of all', async () => {
    const page = (who: string): Word[] => [runningHead, { text: `The ${who} had no more to say.`, y: 700 }];
    const pages = [[runningHead, head, ...body], page('minister'), page('mayor')];
    expect(await publishedOf(pages)).toMatchObject({ from: '2024-03-12', basis: 'implied', why: 'running head' });
    const file = { from: '2025-06-09', basis: 'implied', why: 'creation date of the PDF' };
    expect(await publishedOf([[head, ...body]])).toMatchObject(file);
    expect(await publishedOf([[head, ...body]], '/ModDate (D:20250610101500Z)')).toMatchObject({
      from: '2025-06-10',
      basis: 'implied',
    });
  });

  test('is not that of a file that was made in another month than the text names', async () => {
    expect(await publishedOf([[head, { text: 'March 2024', y: 704 }, ...body]])).toBeNull();
  });
});
