import type { Kysely, Selectable } from 'kysely';
import type { Actor, Statement } from '../../document/index.ts';
import {
  type Compared,
  type DocumentMetadata,
  hitOf,
  type LedgerStatement,
  NOTHING_SOUGHT,
  type Reader,
  readerOf,
  type Sought,
  type StatementHit,
  type StatementVerification,
  type Verdict,
} from '../../ledger/index.ts';
import { damaged } from './failures.ts';
import { fromJson } from './json.ts';
import { listOf } from './lists.ts';
import type { Tables } from '../shared/tables.ts';

/** What a report's `reading` holds: the statement as this version of the document has it. */
export type Reading = Pick<
  Statement,
  'speaker' | 'addressees' | 'targets' | 'said' | 'venue' | 'topics' | 'polarity' | 'act' | 'chain' | 'why'
> &
  Partial<Pick<Statement, 'kind' | 'confidence'>>;

export const METADATA = [
  'd.id as document_id',
  'v.number',
  'v.retrieved',
  'v.sha256',
  'v.source_sha256',
  'v.program',
  'v.model',
  'v.lexicon',
  'v.url',
  'v.given_by',
  'v.claimed_url',
  'v.form',
  'v.edited',
  'v.title',
  'v.outlet',
  'v.language',
  'v.byline',
  'v.published',
] as const;

export type Version = Selectable<Tables['versions']>;
export type MetadataRow = Omit<
  Version,
  'pk' | 'document' | 'fingerprint' | 'basis' | 'text' | 'sentences' | 'entities' | 'dates' | 'original'
> & { document_id: string };

export function metadataOf(row: MetadataRow): DocumentMetadata {
  const of = `of ${row.document_id}, version ${row.number}`;
  const { url, title, outlet, language, retrieved, sha256, source_sha256: sourceSha256 } = row;
  if (Number.isNaN(Date.parse(retrieved))) throw damaged(`versions.retrieved ${of}`, 'not a time');
  return {
    id: row.document_id,
    version: row.number,
    url,
    givenBy: row.given_by,
    claimedUrl: row.claimed_url,
    form: row.form,
    edited: row.edited === null ? null : fromJson(row.edited, 'edit', `versions.edited ${of}`),
    title,
    outlet,
    byline: fromJson(row.byline, 'byline', `versions.byline ${of}`),
    language,
    published: row.published === null ? null : fromJson(row.published, 'date', `versions.published ${of}`),
    retrieved,
    sha256,
    sourceSha256,
    versions: { onrecord: row.program, model: row.model, lexicon: row.lexicon },
  };
}

export const ACTOR = ['id', 'name', 'kind', 'code', 'sector', 'wikidata', 'represents'] as const;

/** The statements with these keys, in this order, each as the version that leads has it. */
export const statementsOf = async (db: Kysely<Tables>, pks: readonly number[]): Promise<LedgerStatement[]> =>
  (await entriesOf(db, pks)).map(({ statement }) => statement);

/** The same as lists show them; `sought` tells what of a statement was searched for. */
export const hitsOf = async (
  db: Kysely<Tables>,
  pks: readonly number[],
  sought: (pk: number) => Sought = () => NOTHING_SOUGHT,
): Promise<StatementHit[]> =>
  (await entriesOf(db, pks)).map(({ pk, statement, reader }) =>
    hitOf(statement, reader.snippetOf(statement.attribution.content, sought(pk))),
  );

/** The statements as they are compared over time, and as lists show them. */
export const comparedOf = async (db: Kysely<Tables>, pks: readonly number[]): Promise<Compared[]> =>
  (await entriesOf(db, pks)).map(({ statement, reader }) => ({
    statement,
    hit: hitOf(statement, reader.snippetOf(statement.attribution.content, NOTHING_SOUGHT)),
  }));

interface Entry {
  readonly pk: number;
  readonly statement: LedgerStatement;
  /** Of the text of its version. */
  readonly reader: Reader;
}

async function entriesOf(db: Kysely<Tables>, pks: readonly number[]): Promise<Entry[]> {
  if (pks.length === 0) return [];
  const rows = await db
    .selectFrom('statement_rows as s')
    .innerJoin('versions as v', 'v.pk', 's.version')
    .innerJoin('document_rows as d', 'd.pk', 'v.document')
    .innerJoin('reports as r', (join) => join.onRef('r.statement', '=', 's.pk').onRef('r.version', '=', 's.version'))
    .innerJoin('attributions as a', (join) =>
      join.onRef('a.version', '=', 'r.version').onRef('a.ordinal', '=', 'r.attribution'),
    )
    .leftJoin('clusters as g', 'g.pk', 's.cluster')
    .leftJoin('verifications as q', 'q.statement', 's.pk')
    .select(['s.pk', 's.id', 's.version', 's.kind', 's.text', 's.confidence', 's.verdict', 'r.reading', 'r.speaker'])
    .select(['g.reports', 'g.independent', 'g.outlets', 'q.verification'])
    .select(['a.source', 'a.cue', 'a.content', 'a.basis', 'a.confidence as attribution_confidence'])
    .select(METADATA)
    .where('s.pk', 'in', listOf(pks))
    .execute();
  const readers = await readersOf(db, new Set(rows.map(({ version }) => version)));
  const actors = await actorsOf(db, new Set(rows.flatMap(({ speaker }) => speaker ?? [])));
  const statements = new Map(
    rows.map((row): [number, Entry] => {
      const reader = readers.get(row.version) ?? readerOf('', []);
      const reading = fromJson<Reading>(row.reading, 'reading', `reports.reading of ${row.id}`);
      const spansIn = (column: 'source' | 'cue' | 'content'): Spans =>
        fromJson(row[column], 'spans', `attributions.${column} of ${row.id}`);
      const spans = { source: spansIn('source'), cue: spansIn('cue') };
      const content = spansIn('content');
      const statement: LedgerStatement = {
        id: row.id,
        kind: row.kind,
        text: row.text,
        ...reading,
        confidence: row.confidence,
        verdict: row.verdict === '' ? null : row.verdict,
        verification: verificationOf(row),
        reports: row.reports ?? 1,
        independentReports: row.independent ?? 1,
        outlets: row.outlets ?? 1,
        attribution: { ...spans, content, confidence: row.attribution_confidence, basis: row.basis },
        actor: actors.get(row.speaker ?? 0) ?? null,
        speakerWords: reader.wordsOf(reading.speaker, spans.source),
        context: reader.contextOf({ cue: spans.cue, content }),
        quotes: reader.quotesOf(content),
        document: metadataOf(row),
      };
      return [row.pk, { pk: row.pk, statement, reader }];
    }),
  );
  return pks.flatMap((pk) => statements.get(pk) ?? []);
}

/** A verdict that was set from outside, or that nothing was found for, has no places. */
function verificationOf(row: {
  id: string;
  verdict: string;
  verification: string | null;
}): StatementVerification | null {
  if (row.verification !== null) {
    const stored = fromJson<StatementVerification>(
      row.verification,
      'verification',
      `verifications.verification of ${row.id}`,
    );
    // What was put down before contexts were looked for has none.
    return {
      ...stored,
      context: stored.context ?? null,
      searched: stored.searched ?? [],
      nearest: stored.nearest ?? null,
    };
  }
  if (row.verdict === '') return null;
  return {
    verdict: row.verdict as Verdict,
    marked: false,
    places: [],
    diff: [],
    context: null,
    searched: [],
    nearest: null,
  };
}

type Spans = LedgerStatement['attribution']['content'];

async function readersOf(db: Kysely<Tables>, versions: ReadonlySet<number>): Promise<Map<number, Reader>> {
  const rows = await db
    .selectFrom('versions')
    .select(['pk', 'text', 'sentences'])
    .where('pk', 'in', listOf(versions))
    .execute();
  return new Map(
    rows.map(({ pk, text, sentences }) => [
      pk,
      readerOf(text, fromJson(sentences, 'spans', `versions.sentences, row ${pk}`)),
    ]),
  );
}

async function actorsOf(db: Kysely<Tables>, pks: ReadonlySet<number>): Promise<Map<number, Actor>> {
  if (pks.size === 0) return new Map();
  const rows = await db.selectFrom('actor_rows').select('pk').select(ACTOR).where('pk', 'in', listOf(pks)).execute();
  return new Map(rows.map(({ pk, ...actor }) => [pk, actor]));
}
