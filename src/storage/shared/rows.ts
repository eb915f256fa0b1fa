import { type Selectable, sql } from 'kysely';
import type { Actor, Reference, Statement } from '../../document/index.ts';
import {
  type Compared,
  type DocumentMetadata,
  type EffectiveField,
  effectiveFields,
  hitOf,
  type LedgerStatement,
  mentionsOfTargets,
  NOTHING_SOUGHT,
  type Reader,
  readerOf,
  refutedFields,
  type Review,
  type ReviewField,
  type ReviewValue,
  type Sought,
  soughtAt,
  type StatementHit,
  statementValues,
  type StatementVerification,
  type Verdict,
  verdictAlone,
} from '../../ledger/index.ts';
import { actorsAbout, actorsWith, codesOf, type ScopedActor } from './actors.ts';
import { damaged } from './damaged.ts';
import { fromJson } from './json.ts';
import { reviewsOfEntries } from './reviews.ts';
import type { Session } from './session.ts';
import { BY_KEYS, rowsOf } from './sql.ts';
import type { Tables } from './tables.ts';

/** What a report's `reading` holds: the statement as this version of the document has it. */
export type Reading = Pick<
  Statement,
  'speaker' | 'addressees' | 'targets' | 'said' | 'venue' | 'topics' | 'polarity' | 'act' | 'chain' | 'why'
> &
  Partial<Pick<Statement, 'kind' | 'confidence'>>;

/** What a report's `decided` holds: the same with what people have decided in place of what was read. */
export interface DecidedReading extends Reading {
  /** What of it they decided. */
  readonly corrected: readonly ReviewField[];
  /** Where the words stand, if they decided that. */
  readonly content?: Spans | undefined;
}

/** The columns of a version `v` and its document `d` from which its metadata are read. */
export const METADATA = sql`d.id as document_id, v.number, v.retrieved, v.sha256, v.source_sha256, v.program, v.model,
  v.lexicon, v.url, v.given_by, v.claimed_url, v.form, v.edited, v.title, v.outlet, v.language, v.byline, v.published`;

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

/** The statements with these keys, in this order, each as the version that leads has it, with what people have decided. */
export const statementsOf = async (session: Session, pks: readonly number[]): Promise<LedgerStatement[]> =>
  (await entriesOf(session, pks)).map(({ statement }) => statement);

/** The same as lists show them; `sought` tells what of a statement's text was searched for. */
export const hitsOf = async (
  session: Session,
  pks: readonly number[],
  sought: (text: string) => Sought = () => NOTHING_SOUGHT,
): Promise<StatementHit[]> =>
  (await entriesOf(session, pks)).map(({ statement, reader }) =>
    hitOf(statement, reader.snippetOf(statement.attribution.content, sought(statement.text))),
  );

/** The statements as they are compared over time, and as lists show them: of a long one what names who is asked about. */
export const comparedOf = async (
  session: Session,
  pks: readonly number[],
  keys: ReadonlySet<string>,
): Promise<Compared[]> =>
  (await entriesOf(session, pks)).map(({ statement, reader }) => {
    const { content } = statement.attribution;
    const sought = soughtAt(statement.text, content, mentionsOfTargets(statement, keys));
    // They tell what to show; nobody has searched for their words.
    return { statement, hit: hitOf(statement, { ...reader.snippetOf(content, sought), marks: [] }) };
  });

/** A statement with what people say of it. */
export interface StatementEntry {
  readonly pk: number;
  readonly statement: LedgerStatement;
  /** As the machine reads it, without what people have decided in its place. */
  readonly read: LedgerStatement;
  /** Of the text of its version. */
  readonly reader: Reader;
  readonly effective: readonly EffectiveField[];
}

type Row = Pick<Selectable<Tables['statement_rows']>, 'pk' | 'id' | 'version' | 'kind' | 'text' | 'confidence' | 'verdict'> &
  Pick<Selectable<Tables['reports']>, 'reading' | 'decided' | 'speaker'> &
  Pick<Selectable<Tables['attributions']>, 'source' | 'cue' | 'content' | 'basis'> &
  {
    readonly attribution_confidence: number;
    readonly reports: number | null;
    readonly independent: number | null;
    readonly outlets: number | null;
    readonly verification: string | null;
  };

/** The statements with these keys, in this order, each beside what the machine reads. */
export async function entriesOf(session: Session, pks: readonly number[]): Promise<StatementEntry[]> {
  if (pks.length === 0) return [];
  const rows = await rowsOf<Row>(
    session,
    sql`select s.pk, s.id, s.version, s.kind, s.text, s.confidence, s.verdict, r.reading, r.decided, r.speaker,
        g.reports, g.independent, g.outlets, q.verification,
        a.source, a.cue, a.content, a.basis, a.confidence as attribution_confidence
      from ${session.dialect.list(pks)} j join statement_rows s on s.pk = j.value
      join reports r on r.statement = s.pk and r.version = s.version
      join attributions a on a.version = r.version and a.ordinal = r.attribution
      left join clusters g on g.pk = s.cluster left join verifications q on q.statement = s.pk ${sql.raw(BY_KEYS)}`,
  );
  const versions = await versionsOf(session, new Set(rows.map(({ version }) => version)));
  const documents = new Set([...versions.values()].map(({ document }) => document.id));
  const actors = await actorsWith(session, new Set(rows.flatMap(({ speaker }) => speaker ?? [])));
  const readings = new Map(
    rows.map(({ pk, id, reading }) => [pk, fromJson<Reading>(reading, 'reading', `reports.reading of ${id}`)]),
  );
  const decidedReadings = new Map(
    rows.flatMap(({ pk, id, decided }) =>
      decided === null ? [] : [[pk, fromJson<DecidedReading>(decided, 'reading', `reports.decided of ${id}`)] as const],
    ),
  );
  const spoke = [...readings, ...decidedReadings].map(([, { speaker }]) => speaker);
  const codeOf = await codesOf(
    session,
    documents,
    new Set(membersOf(spoke).flatMap(({ actor }) => actor ?? [])),
  );
  // The key of a report's speaker is that of whom people have decided.
  const replaced = await actorsAbout(session, documents, {
    ids: [...decidedReadings.keys()].flatMap((pk) => readings.get(pk)?.speaker?.actor ?? []),
  });
  const reviews = await reviewsOfEntries(
    session,
    rows.map(({ id }) => id),
  );
  const entries = rows.flatMap((row): StatementEntry[] => {
    const { pk, id } = row;
    const [reading, { reader, document } = {}] = [readings.get(pk), versions.get(row.version)];
    if (!reading || !reader || !document) return [];
    const decided = decidedReadings.get(pk);
    const spansIn = (column: 'source' | 'cue' | 'content'): Spans =>
      fromJson(row[column], 'spans', `attributions.${column} of ${id}`);
    const spans = { source: spansIn('source'), cue: spansIn('cue') };
    const whole = ({ content = spansIn('content'), text, actor, ...told }: Told): LedgerStatement => ({
      id,
      kind: row.kind,
      text: text ?? row.text,
      ...told,
      confidence: row.confidence,
      verdict: row.verdict === '' ? null : row.verdict,
      verification: verificationOf(row),
      refuted: [],
      reports: row.reports ?? 1,
      independentReports: row.independent ?? 1,
      outlets: row.outlets ?? 1,
      attribution: { ...spans, content, confidence: row.attribution_confidence, basis: row.basis },
      actor,
      ...memberCodes(told.speaker, (member) => codeOf(document.id, member)),
      speakerWords: reader.wordsOf(told.speaker, spans.source),
      context: reader.contextOf({ cue: spans.cue, content }),
      quotes: reader.quotesOf(content),
      document,
    });
    const actor = actors.get(row.speaker ?? 0) ?? null;
    const read = whole({ ...reading, actor: decided ? actorIn(replaced, document.id, reading.speaker) : actor });
    const effective = effectiveOf(statementValues(read), document.sha256, reviews.get(id));
    const statement = decided ? whole({ ...decided, actor, text: wordsOf(decided, reader) }) : read;
    const refuted = refutedFields(effective);
    return [{ pk, statement: { ...statement, refuted }, read: { ...read, refuted }, reader, effective }];
  });
  const found = new Map(entries.map((entry) => [entry.pk, entry]));
  return pks.flatMap((pk) => found.get(pk) ?? []);
}

function actorIn(actors: readonly ScopedActor[], document: string, speaker: Reference | null): Actor | null {
  const found = actors.find(({ id, scope }) => id === speaker?.actor && (scope === '' || scope === document));
  if (!found) return null;
  const { scope: _scope, ...actor } = found;
  return actor;
}

/** What a report says of a statement, with its speaker's entry, and the words where people have decided others. */
type Told = (Reading | DecidedReading) & {
  readonly actor: LedgerStatement['actor'];
  readonly content?: Spans | undefined;
  readonly text?: string | undefined;
};

const wordsOf = ({ content }: DecidedReading, reader: Reader): string | undefined =>
  content && reader.quotesOf(content).map(({ exact }) => exact).join(' ');

const membersOf = (speakers: readonly (Reference | null)[]): readonly Reference[] =>
  speakers.flatMap((speaker) => speaker?.members.flatMap((one) => (one.members.length > 0 ? membersOf([one]) : [one])) ?? []);

function memberCodes(
  speaker: Reference | null,
  codeOf: (id: string) => string | null,
): Pick<LedgerStatement, 'memberCodes'> {
  const codes = membersOf([speaker]).flatMap(
    ({ actor, represents }) => represents?.code ?? (actor === null ? null : codeOf(actor)) ?? [],
  );
  return codes.length > 0 ? { memberCodes: [...new Set(codes)] } : {};
}

/** What people have decided of the fields of an entry. @param sha256 of the text that the entry is of */
export const effectiveOf = (
  machine: ReadonlyMap<ReviewField, ReviewValue>,
  sha256: string,
  reviews: readonly Review[] = [],
): EffectiveField[] => (reviews.length === 0 ? [] : effectiveFields(machine, reviews, sha256));

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
  return row.verdict === '' ? null : verdictAlone(row.verdict as Verdict);
}

type Spans = LedgerStatement['attribution']['content'];

interface ReadVersion {
  readonly reader: Reader;
  readonly document: DocumentMetadata;
}

/** Each once, however many statements are of it. */
async function versionsOf(session: Session, versions: ReadonlySet<number>): Promise<Map<number, ReadVersion>> {
  const rows = await rowsOf<MetadataRow & { pk: number; text: string; sentences: string }>(
    session,
    sql`select v.pk, v.text, v.sentences, ${METADATA} from ${session.dialect.list(versions, 'integer')} j
      join versions v on v.pk = j.value join document_rows d on d.pk = v.document ${sql.raw(BY_KEYS)}`,
  );
  return new Map(
    rows.map((row) => [
      row.pk,
      {
        reader: readerOf(row.text, fromJson(row.sentences, 'spans', `versions.sentences, row ${row.pk}`)),
        document: metadataOf(row),
      },
    ]),
  );
}
