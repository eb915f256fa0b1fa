// Every object of JavaScript has properties such as "constructor" and "__proto__". Documents that use these words, in
// any place where a table may be asked for a word of theirs, must not meet them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentForm, DocumentRecord, Recorded } from '../../src/document/index.ts';
import { documentLine } from '../../src/export/index.ts';
import { openLedger } from '../../src/index.ts';
import { openReader, type Reader } from '../../src/pipeline/index.ts';
import { inputsOf } from '../../src/sources/index.ts';
import { ROOT } from '../shared.ts';
import { cases } from './scale.ts';

const ALL = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'length', 'name', 'then', 'get'];
const WORDS = ALL.slice(0, cases(6, ALL.length));

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => reader.close());

const recordRead = (record: DocumentRecord): Promise<Recorded> =>
  reader.read({ form: 'record', input: 'case', id: 'case', record });
const fileRead = (form: DocumentForm, content: string, charset: string | null = null): Promise<Recorded> =>
  reader.read({ form, input: 'case', id: 'case', bytes: Buffer.from(content), charset, url: null });

/** What leaves the program; code in it would be that of a function found in the place of a word. */
function shown(recorded: Recorded): string {
  const line = JSON.stringify(documentLine(recorded));
  expect(line).not.toContain('[native code]');
  expect(line).not.toContain('[object Object]');
  return line;
}

describe.each(WORDS)('“%s”', (word) => {
  const capital = word.replace(/\p{L}/u, (letter) => letter.toUpperCase());

  test('in a text: as word, name, office, period, number and speaker', async () => {
    const text = `${capital} talks end in Geneva

Holm, the ${word}, said. Marta Holm, the ${word} of Norway, said on Monday that “the ${word}” would be no ${word}.

“We ${word},” ${capital} told the ${word}s last ${word}. ${capital} ${capital} accused ${capital} of ${word}, and in the ${word} quarter of 2021 both ${word} ministers called for a ${word} at 5 p.m. ${word.toUpperCase()}.

“${word}” — ${word}: '${word}' and ''${word}''. He said ${word} hundred ${word}, and the ${word} denied it.`;
    const recorded = await recordRead({
      text,
      title: word,
      outlet: word,
      url: `https://example.org/${word}`,
      published: '2022-05-04',
      language: 'en',
    });
    expect(recorded.text).toBe(text);
    expect(shown(recorded)).toContain(word);
  });

  test('as the speaker of turns and in labels', async () => {
    const turns = [word, capital, word.toUpperCase(), word].map((speaker) => ({
      speaker,
      text: `I am ${word}, he said.`,
    }));
    shown(await recordRead({ turns, language: 'en' }));
    const text = `${capital}: I said so.\n\n${word.toUpperCase()}: You did.\n\n${capital}: So I did.`;
    shown(await recordRead({ text, language: 'en' }));
  });

  test('as an entity, a roles and a speaker of captions', async () => {
    const cue = (at: number, words: string): string => `00:00:0${at}.000 --> 00:00:0${at + 1}.000\n${words}\n\n`;
    const words = `A fish &${word}; and &amp; <${word}>more</${word}> of it.`;
    const captions = `WEBVTT\n\n${cue(1, `<v ${word}>${words}`)}${cue(2, `${word.toUpperCase()}: ${words}`)}`;
    const recorded = await fileRead('transcript', captions);
    expect(recorded.text).toContain(`A fish &${word}; and &`);
    shown(recorded);
  });

  test('as element, attribute, class, entity, metadata and JSON-LD of a page', async () => {
    const prose = `The minister, a ${word}, said on Monday that the talks would go on for a long while &${word}; and be fruitful. `;
    const data = JSON.stringify({
      '@type': word,
      '@id': word,
      author: { '@id': word },
      publisher: word,
      name: { [word]: word },
    });
    const page = `<html lang="${word}"><head><meta name="${word}" content="${word}"><meta property="author" content="${word}">
<meta charset="${word}"><script type="application/ld+json">[${data},{"@type":"NewsArticle","author":{"@id":"${word}"},"__proto__":{"headline":"x"}}]</script></head>
<body class="${word}"><${word} ${word}="${word}"><p ${word} class="${word}" id="${word}" role="${word}" style="${word}">${prose.repeat(3)}</p></${word}></body></html>`;
    const recorded = await fileRead('html', page, word);
    expect(recorded.text).toContain(`&${word};`);
    shown(recorded);
  });

  test('as language and key', async () => {
    await expect(recordRead({ text: 'The minister came.', language: word })).rejects.toMatchObject({ code: 'OR1010' });
    expect(await formsIn(`{"text":"The minister came.","${word}":{"${word}":1},"__proto__":{"url":7}}\n`)).toEqual([
      'record',
    ]);
  });

  test('in a feed', async () => {
    const feed = (
      more: string,
    ): string => `<rss version="2.0"><channel><title>${word}</title>${more}<item><title>${word}</title><guid>${word}</guid>
<author>${word}</author><category>${word}</category><pubDate>${word}</pubDate><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">&lt;p&gt;The ${word} came.&lt;/p&gt;</content:encoded></item></channel></rss>`;
    expect(await formsIn(feed(''))).toEqual(['html']);
    // The parser of feeds refuses elements of some of these names, which no feed has.
    expect(['html', 'OR1017']).toEqual(expect.arrayContaining(await formsIn(feed(`<${word} ${word}="x">x</${word}>`))));
  });
});

async function formsIn(content: string): Promise<string[]> {
  const found: string[] = [];
  for await (const raw of inputsOf(['-'], { stdin: once(content) }))
    found.push(raw.form === 'failed' ? raw.error.code : raw.form);
  return found;
}

async function* once(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content);
}

test('in a ledger: quotations with the words are compared with a transcript that has them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-prototype-'));
  const ledger = await openLedger(join(folder, 'ledger.sqlite'));
  try {
    const said = ALL.map((word) => `we have five ${word} and a ${word}, and they'${word} is no ${word} of ours`);
    const turns = said.map((words) => ({ speaker: 'Marta Holm', text: `Well, ${words}, as I said.` }));
    const text = said.map((words) => `“${words},” Marta Holm said on Tuesday.`).join('\n\n');
    const arrival = { retrieved: '2022-05-06T12:00:00Z' };
    await ledger.add(await recordRead({ id: 'turns', turns, published: '2022-05-03', language: 'en' }), arrival);
    await ledger.add(await recordRead({ id: 'text', text, published: '2022-05-04', language: 'en' }), arrival);
    const verdicts: (string | null)[] = [];
    for await (const { kind, verdict, quotes } of ledger.statements({ reports: 'all' }))
      if (kind === 'direct' && quotes.length > 0) verdicts.push(verdict);
    expect(verdicts.filter((verdict) => verdict === 'verbatim').length).toBeGreaterThanOrEqual(ALL.length);
  } finally {
    await ledger.close();
    rmSync(folder, { recursive: true });
  }
});

test('a look-up in a plain object is found by the linter, one in a list or a guarded one is not', async () => {
  const { openLookups } = (await import(join(ROOT, 'scripts', 'lookups.js'))) as {
    openLookups: (program: ts.Program, isAsked: (name: string) => boolean) => string[];
  };
  const source = `
    declare const word: string;
    declare const place: 'a' | 'b';
    const table: Record<string, number> = { a: 1 };
    export const wrong = [table[word], word in table, table[\`x\${word}\`]];
    table[word] = 2;
    export const right = [table['a'], { a: 1, b: 2 }[place], [1][0], word[0], 'a' in table];
    export const guarded = (key: string) => (Object.hasOwn(table, key) ? table[key] : null);
    export const elsewhere = (key: string) => table[key];`;
  const host = ts.createCompilerHost({});
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target) =>
    name === 'case.ts' ? ts.createSourceFile(name, source, target, true) : read(name, target);
  const found = openLookups(ts.createProgram(['case.ts'], { strict: true }, host), (name) => name === 'case.ts');
  expect(found.map((line) => line.replace(/^.*?: /, ''))).toEqual([
    'table[word]',
    'word in table',
    'table[`x${word}`]',
    'table[word]',
    'table[key]',
  ]);
});
