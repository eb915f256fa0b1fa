import { readFileSync } from 'node:fs';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { parseArticle } from './parse.ts';

const SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word document with this body, and other parts by their names. */
async function wordOf(body: string, parts: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  const archive = new JSZip();
  const all = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${SPACE}><w:body>${body}</w:body></w:document>`,
    ...parts,
  };
  for (const [name, content] of Object.entries(all)) archive.file(name, content);
  return archive.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

const paragraph = (words: string): string => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;

const parse = (bytes: Uint8Array) =>
  parseArticle({ form: 'docx', input: 'case.docx', id: 'case', bytes, charset: null, url: null });
const codeOf = (bytes: Uint8Array) =>
  parse(bytes).then(
    () => 'none',
    (error: unknown) => (error as { code: string }).code,
  );

test('a document that python-docx has made: headings, lists and cells in order, and whose word each piece is', async () => {
  const bytes = readFileSync(new URL('./testing/release.docx', import.meta.url));
  const { text, blocks, title, byline, published, basis } = await parse(bytes);
  expect(blocks.map(({ kind, span }) => [kind, text.slice(...span).slice(0, 24)])).toEqual([
    ['headline', 'Harbour talks resume in '],
    ['paragraph', 'TARVIK, 3 March 2026 – F'],
    ['paragraph', '“We will not leave the t'],
    ['heading', 'Background'],
    ['list-item', 'First point about the qu'],
    ['list-item', 'Second point about the p'],
    ['paragraph', 'Year'],
    ['paragraph', 'Catch'],
    ['paragraph', '2025'],
    ['paragraph', '400 tonnes'],
    ['paragraph', 'The ministry added that '],
  ]);
  expect(text).toContain('“We will not leave the table again,” Dahl told reporters.');
  // The property is “Template for letters”.
  expect(title).toBe('Harbour talks resume in Tarvik');
  expect(byline).toEqual(['Anna Holm']);
  expect(published).toMatchObject({ from: '2026-03-03', basis: 'known' });
  expect(basis).toMatchObject({ title: 'headline', published: 'dateline', byline: 'creator of the DOCX' });
});

test('properties fill what the text leaves open, the date as something concluded', async () => {
  const core = `<cp:coreProperties xmlns:cp="x" xmlns:dc="y" xmlns:dcterms="z"><dc:title>On the port &amp; the strait</dc:title><dc:creator>Windows User</dc:creator><dcterms:created>2026-03-02T09:00:00Z</dcterms:created></cp:coreProperties>`;
  const { title, byline, published, basis } = await parse(
    await wordOf(paragraph('The port stays open, the minister said on Monday, whatever happens.'), {
      'docProps/core.xml': core,
    }),
  );
  expect({ title, byline }).toEqual({ title: 'On the port & the strait', byline: [] });
  expect(published).toMatchObject({ from: '2026-03-02', basis: 'implied', why: 'creation date of the DOCX' });
  expect(basis).toMatchObject({ title: 'title of the DOCX', published: 'creation date of the DOCX' });
});

test('what was deleted is left out, what was put in is there, and a break parts two lines', async () => {
  const body = `<w:p><w:r><w:t>The port is </w:t></w:r><w:del><w:r><w:delText>closed</w:delText></w:r></w:del><w:ins><w:r><w:t>open</w:t></w:r></w:ins><w:r><w:br/><w:t>and stays so.</w:t></w:r></w:p>`;
  expect((await parse(await wordOf(body))).text).toBe('The port is open\n\nand stays so.');
});

test('numbers of notes are not among the words; the notes follow', async () => {
  const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="n1" Type="${RELATIONS}/footnotes" Target="footnotes.xml"/></Relationships>`;
  const { text } = await parse(
    await wordOf(`<w:p><w:r><w:t>The port is open.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`, {
      'word/_rels/document.xml.rels': relations,
      'word/footnotes.xml': `<w:footnotes ${SPACE}><w:footnote w:id="2">${paragraph('Since 1921.')}</w:footnote></w:footnotes>`,
    }),
  );
  expect(text).toBe('The port is open.\n\nSince 1921.');
});

describe('what is no Word document, or does harm', () => {
  test('is refused with a code of its own', async () => {
    const zip = new JSZip().file('a.txt', 'A').file('b/c.txt', 'C');
    await expect(parse(await zip.generateAsync({ type: 'uint8array' }))).rejects.toMatchObject({
      code: 'OR1044',
      message: 'case.docx: this ZIP archive is not a Word document (it holds a.txt, b/c.txt)',
    });
    const workbook = await new JSZip().file('xl/workbook.xml', '<x/>').generateAsync({ type: 'uint8array' });
    await expect(parse(workbook)).rejects.toMatchObject({
      code: 'OR1044',
      message: expect.stringContaining('an Excel workbook') as string,
    });
    const whole = await wordOf(paragraph('The port is open.'));
    expect(await codeOf(whole.subarray(0, whole.length / 2))).toBe('OR1038');
    expect(await codeOf(new TextEncoder().encode('The port is open.'))).toBe('OR1038');
    expect(await codeOf(await wordOf('<w:p><w:r>'))).toMatch(/^OR10(?:02|38)$/);
    expect(await codeOf(await wordOf(''))).toBe('OR1002');
  });

  test('an archive that unpacks to far more than it has is not unpacked further', async () => {
    const bytes = await wordOf(paragraph('a'.repeat(21_000_000)));
    expect(bytes.length).toBeLessThan(100_000);
    expect(await codeOf(bytes)).toBe('OR1042');
  });

  test('pictures count for nothing, since nobody unpacks them', async () => {
    const bytes = await wordOf(paragraph('The port is open.'), { 'word/media/image1.png': '\0'.repeat(30_000_000) });
    expect((await parse(bytes)).text).toBe('The port is open.');
  });

  test('tables in tables without end', async () => {
    const deep = 50_000;
    const [open, close] = ['<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'];
    expect(await codeOf(await wordOf(open.repeat(deep) + paragraph('deep') + close.repeat(deep)))).toBe('OR1038');
  });

  test('entities are not followed', async () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document ${SPACE}><w:body>${paragraph('The port is open. &e;&b;')}</w:body></w:document>`;
    const bytes = await wordOf('', { 'word/document.xml': xml });
    const text = await parse(bytes).then(
      (article) => article.text,
      (error: unknown) => (error as { code: string }).code,
    );
    expect(text).toMatch(/^(?:OR1038|The port is open\. &e;&b;)$/);
  });
});
