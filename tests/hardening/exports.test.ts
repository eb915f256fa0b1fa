// Nothing that documents hold acts in the programs that open an export: spreadsheets, feed readers, pages, TeX.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cite } from '@citation-js/core';
// oxlint-disable-next-line import/no-unassigned-import -- the format registers itself
import '@citation-js/plugin-bibtex';
import { parse } from 'csv-parse/sync';
import { XMLValidator } from 'fast-xml-parser';
import { parseRssFeed } from 'feedsmith';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { program } from '../../src/cli/main.ts';
import { eventWithSpans } from '../../src/document/index.ts';
import {
  DETAILS,
  eventsAsCsv,
  eventsAsPlover,
  type ExportedEvent,
  FORMATS,
  type FormatName,
  timelineAsCsv,
  timelineAsSvg,
} from '../../src/export/index.ts';
import { each, exported, written } from '../../src/export/testing/statements.ts';
import { type Ledger, type LedgerStatement, openLedger, type Timeline } from '../../src/index.ts';
import { documentOf } from '../../src/storage/testing/documents.ts';
import { offsetsOf } from '../../src/text/index.ts';
import { cases } from './scale.ts';
import { ADDRESSES, SPREADSHEET, TERMINAL } from './payloads.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-exports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const details = { ...DETAILS, made: '2026-05-04T12:00:00Z' };
const as = (format: FormatName, ...statements: LedgerStatement[]): Promise<string> =>
  written(FORMATS[format].write(each(...statements), details));

/** A statement with the same words wherever it has words of a document. */
function withWords(words: string): LedgerStatement {
  const one = exported();
  const reference = { ...(one.targets[0] as (typeof one.targets)[number]), actor: null, name: words, members: [] };
  return exported({
    text: words,
    speaker: reference,
    speakerWords: words,
    actor: null,
    targets: [reference],
    addressees: [reference],
    chain: [reference],
    topics: [words],
    venue: words,
    verdict: 'altered',
    context: { ...one.context, text: words },
    document: { ...one.document, url: words, title: words, outlet: words, byline: [words, words] },
  });
}

const withAddress = (url: string): LedgerStatement =>
  exported({ document: { ...exported().document, url }, verdict: 'altered' });

/** Events as the ledger gives them, of a document that has the words everywhere. */
async function events(words: string): Promise<ExportedEvent[]> {
  const ledger = await openLedger(join(folder, `${randomUUID()}.sqlite`));
  try {
    const recorded = documentOf({
      url: words,
      title: words,
      outlet: words,
      said: [{ speaker: words, words }],
      events: [
        { type: 'ASSAULT', actors: [words], recipients: [words], day: '2022-05-03', place: words, allegedBy: words },
      ],
    });
    return await eventsIn(ledger, recorded);
  } finally {
    await ledger.close();
  }
}

async function eventsIn(ledger: Ledger, recorded: ReturnType<typeof documentOf>): Promise<ExportedEvent[]> {
  const { document: id } = await ledger.add(recorded, { retrieved: '2022-05-05T12:00:00Z' });
  const found: ExportedEvent[] = [];
  for await (const { document } of ledger.versions(id))
    for await (const event of ledger.events({}))
      found.push({
        ...event,
        event: eventWithSpans(event, offsetsOf(document.text).toUtf16),
        document: { ...event.document, text: document.text },
      });
  return found;
}

const figure = { count: 1, ids: ['st_a', 'st_b'] };
const timeline = (words: string): Timeline => ({
  query: { actor: words, issue: words, by: 'month' },
  rows: [
    {
      period: '2022-05',
      statements: figure,
      independentReports: 1,
      byAct: { [words]: { count: 1, ids: [words] } },
      byTopic: { [words]: figure },
      byType: { [words]: figure },
      alleged: figure,
      historical: figure,
      severalPeriods: figure,
      byQuad: { 4: 1 },
      meanScore: -6.5,
    },
  ],
  outlets: [{ outlet: words, reports: 1, share: 1 }],
  first: null,
  last: null,
});

describe('CSV', () => {
  /** As spreadsheets look at a cell: past what takes no room, at the first character that shows. */
  const isFormula = (cell: string): boolean =>
    /^[=+\-@|%]/.test(cell.normalize('NFKC').replace(/^[\p{White_Space}\p{C}\p{Default_Ignorable_Code_Point}]+/u, ''));
  /** How docs/exports.md says that a cell is read back. */
  const readBack = (cell: string): string =>
    cell.replace(/^'(?='*(?:[\s\p{Cc}\p{Z}\p{Default_Ignorable_Code_Point}]*[=+\-@|%＝＋－＠｜％]|[\t\r\n]))/u, '');
  const cellsOf = (csv: string): string[] => parse(csv, { record_delimiter: '\r\n', relax_column_count: true }).flat();
  const payloads = SPREADSHEET.filter((_, at) => at % cases(2, 1) === 0);

  test('there are formulas among what is tried', () => {
    expect(payloads.length).toBeGreaterThanOrEqual(95);
    expect(payloads.filter(isFormula).length).toBeGreaterThan(80);
  });

  test('statements: no cell is a formula, and each is read back as it was', async () => {
    for (const payload of payloads) {
      const [header = [], row = []] = parse(await as('csv', withWords(payload)), { record_delimiter: '\r\n' });
      expect(row.filter((cell) => isFormula(cell))).toEqual([]);
      for (const name of ['text', 'speaker', 'speaker_words', 'venue', 'topics', 'url', 'title', 'outlet', 'targets'])
        expect(readBack(row[header.indexOf(name)] ?? ''), name).toBe(payload);
    }
  });

  test('events: the same', async () => {
    for (const payload of payloads) {
      const found = await events(payload);
      expect(found).toHaveLength(1);
      const [header = [], row = []] = parse(await written(eventsAsCsv(each(...found))), { record_delimiter: '\r\n' });
      const cells = Object.fromEntries(header.map((name, at) => [name, row[at] ?? '']));
      const { Intensity, ...others } = cells;
      expect(Object.values(others).filter(isFormula)).toEqual([]);
      expect(readBack(cells['Headline'] ?? '')).toBe(payload);
      expect(readBack(cells['Actor Name'] ?? '')).toBe(payload);
      // A number stays one.
      expect(Number(Intensity)).toBeLessThan(0);
    }
  });

  test('timelines: the same', () => {
    for (const payload of payloads) {
      const cells = cellsOf(timelineAsCsv(timeline(payload)));
      expect(cells).toContain('-6.5');
      expect(cells.filter((cell) => cell !== '-6.5' && isFormula(cell))).toEqual([]);
      expect(cells.map(readBack)).toContain(payload);
    }
  });

  test('what is no formula is left alone', async () => {
    for (const words of ['’tis so', '“=1”', 'a=b', 'we - they', '10 %', "'quoted'", 'a\n=b'])
      expect(parse(await as('csv', withWords(words)), { record_delimiter: '\r\n' })[1]).toContain(words);
  });
});

const MARKUP = '<b onload="x">&amp;&nbsp;&#0;</b> ]]> --> <![CDATA[ ?> \' " {}\\end%$#~^_';

describe('XML', () => {
  /** XML 1.0 as it says itself which characters it has; the validator looks at tags alone. */
  const CHARACTER = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
  const faultOf = (xml: string): string | null => {
    const valid = XMLValidator.validate(xml);
    if (valid !== true) return valid.err.msg;
    if (!CHARACTER.test(xml)) return 'a character that XML does not have';
    const entity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.exec(xml);
    return entity ? `not an entity of XML: ${xml.slice(entity.index, entity.index + 10)}` : null;
  };
  const words = [MARKUP, 'a\u00A0b\u00ADc\uFFFE\uFFFFd', ...TERMINAL.map((payload) => `w${payload}w ${MARKUP}`)];

  test.each(['rss', 'gexf', 'graphml'] as const)('%s is well formed', async (format) => {
    for (const one of words) expect(faultOf(await as(format, withWords(one))), JSON.stringify(one)).toBeNull();
    expect(faultOf(await written(FORMATS[format].write(each(), { ...details, title: words.join(' ') })))).toBeNull();
  });

  test('SVG is well formed, and has no part that acts', async () => {
    for (const one of words.filter((_, at) => at % cases(4, 1) === 0)) {
      const svg = await timelineAsSvg(timeline(one));
      expect(faultOf(svg), JSON.stringify(one)).toBeNull();
      expect(svg).not.toMatch(/<(?:script|style|a|image|use|foreignObject|iframe|animate\w*|set)\b/i);
      expect(svg).not.toMatch(/\s(?:on\w+|href|xlink:href)\s*=\s*["'][^"']*["'][^<]*>/);
    }
  });

  test('two names that differ in what XML cannot hold are two nodes', async () => {
    for (const format of ['gexf', 'graphml'] as const) {
      const xml = await as(format, withWords('Ana Lima'), withWords('Ana\u0001 Lima'), withWords('Ana\u0002 Lima'));
      expect(new Set(xml.match(/<node id="[^"]*"/g)).size).toBe(3);
    }
  });
});

test('BibTeX: entries are whole whatever the words are', async () => {
  for (const payload of [
    ...TERMINAL.map((one) => `w${one}w`),
    MARKUP,
    '}, url = {x',
    '}}\n@misc{x,',
    '\\input{/etc/passwd}',
  ]) {
    const text = await as('bibtex', withWords(payload));
    const codes = Array.from(text.replaceAll('\n', ''), (character) => character.codePointAt(0) ?? 0);
    expect(codes.filter((code) => code < 32 || (code > 126 && code < 160))).toEqual([]);
    expect(text.match(/^@/gm)).toHaveLength(1);
    expect(text.split('{').length).toBe(text.split('}').length);
    expect(text).not.toMatch(/\\(?:input|include|write|end)\b/);
    expect(new Cite(text).data).toHaveLength(1);
  }
});

/** All strings of a JSON value. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

describe('addresses', () => {
  const isOfWeb = (address: string): boolean => /^https?:\/\/[^\s]/.test(address);
  /** What each format has as the address of the document. */
  const LINKS: Readonly<Record<string, (address: string) => Promise<string[]>>> = {
    jsonl: async (address) =>
      (JSON.parse(await as('jsonl', withAddress(address))) as { anchors: { source: string }[] }).anchors.map(
        ({ source }) => source,
      ),
    annotations: async (address) =>
      (
        JSON.parse(await as('annotations', withAddress(address))) as {
          first: { items: { target: { source: string }[] }[] };
        }
      ).first.items.flatMap(({ target }) => target.map(({ source }) => source)),
    quotations: async (address) => {
      const [node] = graphOf(await as('quotations', withAddress(address)));
      return linksOf(node?.['isPartOf']);
    },
    claimreview: async (address) => {
      const [node] = graphOf(await as('claimreview', withAddress(address)));
      return linksOf((node?.['itemReviewed'] as { appearance: unknown } | undefined)?.appearance);
    },
    bibtex: async (address) =>
      [...(await as('bibtex', withAddress(address))).matchAll(/^ {2}url = \{(.*)\}/gm)].map(([, url = '']) => url),
    csl: async (address) =>
      (JSON.parse(await as('csl', withAddress(address))) as { URL?: string }[]).flatMap(({ URL: url }) => url ?? []),
    rss: async (address) =>
      (parseRssFeed(await as('rss', withAddress(address))).items ?? []).flatMap(({ link }) => link ?? []),
    jsonfeed: async (address) =>
      (JSON.parse(await as('jsonfeed', withAddress(address))) as { items: { url?: string }[] }).items.flatMap(
        ({ url }) => url ?? [],
      ),
    plover: async (address) => {
      const found = await events('“We will not sign it”');
      const lines = await written(
        eventsAsPlover(each(...found.map((one) => ({ ...one, document: { ...one.document, url: address } })))),
      );
      return [(JSON.parse(lines) as { link: string | null }).link].flatMap((link) => link ?? []);
    },
  };
  const graphOf = (text: string): Record<string, unknown>[] =>
    (JSON.parse(text) as { '@graph': Record<string, unknown>[] })['@graph'];
  const linksOf = (node: unknown): string[] => {
    const { url, '@id': id } = node as { url?: string; '@id': string };
    return [...(url === undefined ? [] : [url]), id];
  };

  test.each(Object.entries(LINKS))('%s: only those of the web are links', async (_format, linksIn) => {
    for (const address of ADDRESSES) {
      const links = await linksIn(address);
      for (const link of links)
        expect(isOfWeb(link) || link.startsWith('urn:onrecord:'), `${address} as ${link}`).toBe(true);
    }
    for (const address of ['https://example.org/a?b=c&d=e#f', 'http://example.org', 'https://example.org/æ'])
      expect(await linksIn(address)).toContain(address);
    // A browser leaves out what is left out here.
    expect((await linksIn(' https://exa\nmple.org/x ')).every((link) => !/\s/.test(link))).toBe(true);
  });

  test.each(['rss', 'jsonfeed'] as const)(
    '%s: the page of the search and the feed’s own address as well',
    async (format) => {
      for (const address of ADDRESSES) {
        const text = await written(FORMATS[format].write(each(), { ...details, link: address, feedLink: address }));
        const links =
          format === 'jsonfeed'
            ? stringsIn(JSON.parse(text)).filter((value) => value === address)
            : [...text.matchAll(/<link>([^<]*)<|href="([^"]*)"/g)].map(([, link, href]) => link ?? href ?? '');
        for (const link of links.filter((one) => one !== ''))
          expect(isOfWeb(link) || link.startsWith('urn:onrecord:'), link).toBe(true);
      }
    },
  );
});

describe('JSON', () => {
  const words = [
    '</script><script>alert(1)</script>',
    '<!-- <script>',
    ']]>',
    '\u2028alert(1)\u2029',
    '\u0085',
    ...TERMINAL,
  ];

  test.each(['annotations', 'quotations', 'claimreview', 'csl'] as const)(
    '%s may stand in a script of a page, and says the same',
    async (format) => {
      for (const one of words) {
        const text = await written(
          FORMATS[format].write(each(withWords(one)), { ...details, title: one, publisher: one }),
        );
        expect(text).not.toMatch(/[<\u2028\u2029]/);
        expect(
          stringsIn(JSON.parse(text)).some((value) => value.includes(one)),
          JSON.stringify(one),
        ).toBe(true);
      }
    },
  );

  test('JSON Lines have as many lines as there are statements, for any reader, and are exact', async () => {
    for (const one of words) {
      const text = await as('jsonl', withWords(one));
      expect(text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)).toHaveLength(2);
      expect(JSON.parse(text)).toMatchObject({ text: one, document: { title: one, url: one } });
    }
  });

  test('what JSON Lines carry comes back into a ledger', async () => {
    const [first, second] = [join(folder, 'first.sqlite'), join(folder, 'second.sqlite')];
    const hostile = TERMINAL.filter((one) => !/\p{Cs}/u.test(one)).join(' ');
    const ledger = await openLedger(first);
    const said = [{ speaker: `Kari ${hostile}`, words: `The talks ${hostile} are overdue` }];
    await ledger.add(documentOf({ url: `https://x.example/${hostile}`, title: hostile, outlet: hostile, said }), {
      retrieved: '2022-05-05T12:00:00Z',
    });
    await ledger.close();
    const onrecord = async (...words: string[]): Promise<void> => {
      const spy = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
      await (await program()).parseAsync(words, { from: 'user' });
      spy.mockRestore();
    };
    for (const format of ['jsonl', 'archive']) {
      const file = join(folder, format);
      await onrecord('export', '--ledger', first, '--format', format, '-o', file);
      await onrecord('import', '--ledger', second, file);
      await onrecord('export', '--ledger', second, '--format', format, '-o', `${file}2`);
      expect(readFileSync(`${file}2`, 'utf8')).toBe(readFileSync(file, 'utf8'));
      rmSync(second);
    }
    expect(process.exitCode ?? 0).toBe(0);
  });
});
