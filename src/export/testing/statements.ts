import { inCodePoints, type LedgerStatement, readerOf } from '../../ledger/index.ts';
import { RECORDED } from './recorded.ts';

/** The fixture's statement as the ledger gives it. */
export function exported(change: Partial<LedgerStatement> = {}): LedgerStatement {
  const { attributions, statements, sentences, text, actors, ...document } = inCodePoints(RECORDED);
  const [attribution] = attributions;
  const [statement] = statements;
  if (!attribution || !statement) throw new Error('the fixture has no statement');
  const { attribution: _id, ...fields } = statement;
  const reader = readerOf(text, sentences);
  const { url, title, outlet, byline, language, published, versions } = document;
  return {
    ...fields,
    attribution,
    id: 'st_aaaaaaaaaaaaaaaa',
    actor: actors[1] ?? null,
    verdict: null,
    refuted: [],
    reports: 1,
    independentReports: 1,
    outlets: 1,
    speakerWords: reader.wordsOf(statement.speaker, attribution.source),
    context: reader.contextOf(attribution),
    quotes: reader.quotesOf(attribution.content),
    document: {
      id: 'doc_aaaaaaaaaaaaaaaa',
      version: 1,
      url,
      title,
      outlet,
      byline,
      language,
      published,
      versions,
      retrieved: '2026-05-04T12:00:00.000Z',
      sha256: 'f'.repeat(64),
      sourceSha256: null,
      givenBy: null,
      claimedUrl: null,
      form: null,
      edited: null,
    },
    ...change,
  };
}

/** Text with everything that some format could take for its own: none of it may break an export or get lost. */
export const HOSTILE =
  '=<b>&amp;</b> "quotes", \'single\', {braces} \\backslash 100% #1 $5 a_b ~ ^ ]]> \u{1F41F} é עברית\r\nsecond; line\tend';

/** The same with a document of its own that has everything, and hostile words wherever there are words. */
export function hostile(number = 1): LedgerStatement {
  const statement = exported();
  const { speaker, targets, document } = statement;
  return exported({
    id: `st_${String(number).padStart(16, 'a')}`,
    text: HOSTILE,
    speaker: speaker && { ...speaker, actor: null, name: `Ann “${HOSTILE}”`, members: [] },
    actor: null,
    targets: targets.map((target) => ({ ...target, actor: null, name: `Bob ${HOSTILE}`, members: [] })),
    topics: [HOSTILE],
    venue: HOSTILE,
    verdict: 'altered',
    document: {
      ...document,
      id: `doc_${String(number).padStart(16, 'a')}`,
      url: `https://news.example/${number}?a=1&b={x}%20y`,
      title: HOSTILE,
      outlet: HOSTILE,
      byline: [HOSTILE, 'A. Reporter and Sons'],
    },
  });
}

/** Many statements, one after the other: 20 a document, 17 speakers, 23 who are spoken about, four acts. */
export async function* generatedStatements(count: number): AsyncGenerator<LedgerStatement> {
  const one = exported();
  const reference = one.targets[0];
  if (!reference || !one.speaker) throw new Error('the fixture has no target');
  const acts = ['ACCUSE', 'REQUEST', 'SUPPORT', 'REJECT'];
  for (let number = 0; number < count; number += 1) {
    const report = Math.floor(number / 20);
    const state = { ...reference, actor: null, name: `State ${number % 23}`, members: [] };
    const text = `In report ${report} this is remark ${number}: the talks on fish \u{1F41F}, on quotas and on the sea are long overdue`;
    yield {
      ...one,
      id: `st_${String(number).padStart(16, '2')}`,
      text,
      speaker: { ...one.speaker, actor: null, name: `Speaker ${number % 17}`, members: [] },
      targets: [state],
      act: { type: acts[number % 4] ?? '', negated: false, targets: [state] },
      verdict: number % 3 === 0 ? 'verbatim' : null,
      context: { ...one.context, text: `She said ${text}.` },
      document: {
        ...one.document,
        id: `doc_${String(report).padStart(16, '2')}`,
        url: `https://news.example/${report}`,
        title: `Report ${report}`,
        outlet: `Outlet ${report % 5}`,
        byline: ['A. Reporter'],
      },
    };
  }
}

export async function* each<T>(...items: T[]): AsyncGenerator<T> {
  yield* items;
}

export async function collected<T>(pieces: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}

/** All of a text format at once. */
export const written = async (pieces: AsyncIterable<string | Uint8Array>): Promise<string> =>
  Buffer.concat((await collected(pieces)).map((piece) => Buffer.from(piece))).toString('utf8');
