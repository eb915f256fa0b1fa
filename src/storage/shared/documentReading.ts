import { sql } from 'kysely';
import type { Entity, PloverEvent, QuoteKind } from '../../document/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import {
  type DocumentReading,
  type EventRead,
  type LedgerEvent,
  type StatementRead,
  versionSummary,
} from '../../ledger/index.ts';
import { offsetsOf, type Span } from '../../text/index.ts';
import { actorsIn } from './actors.ts';
import { toldBy } from './condition.ts';
import { damaged } from './damaged.ts';
import { summaryIn } from './documents.ts';
import { blocksOf } from './everyVersion.ts';
import { TOLD } from './everyEvent.ts';
import { find } from './find.ts';
import { fromJson } from './json.ts';
import { type DecidedReading, METADATA, type MetadataRow, metadataOf, type Reading, type Version } from './rows.ts';
import { outOfContext } from './outOfContext.ts';
import type { Session } from './session.ts';
import { rowOf, rowsOf } from './sql.ts';

/** A version of a document to be read, the current one if no number is given. @throws OnrecordError OR3003, OR3007, OR8165 */
export async function documentReading(session: Session, given: string, wanted?: number): Promise<DocumentReading> {
  const pk = await find(session, 'document', given.trim());
  const summary = await summaryIn(session, pk);
  if (!summary) throw damaged(`documents, row ${pk}`, 'its current version is not there');
  const history = (
    await rowsOf<MetadataRow & { pk: number }>(
      session,
      sql`select v.pk, ${METADATA} from versions v join document_rows d on d.pk = v.document
        where v.document = ${pk} order by v.number`,
    )
  ).map((row) => ({ pk: row.pk, ...metadataOf(row) }));
  const shown = history.find(({ version }) => version === (wanted ?? summary.version));
  if (!shown)
    throw new OnrecordError('OR8165', {
      input: summary.id,
      version: wanted ?? summary.version,
      count: history.length,
    });
  const { pk: version, ...metadata } = shown;
  const read = await rowOf<Pick<Version, 'text' | 'entities' | 'dates'>>(
    session,
    sql`select text, entities, dates from versions where pk = ${version}`,
  );
  if (!read) throw damaged(`versions, row ${version}`, 'it is not there');
  const of = `of ${summary.id}, version ${metadata.version}`;
  const statements = await statementsRead(session, version, read.text);
  const actors = await actorsIn(session, version);
  return {
    ...summary,
    ...metadata,
    statementCount: statements.length,
    currentVersion: summary.version,
    history: history.map(versionSummary),
    text: read.text,
    blocks: await blocksOf(session, version),
    statements,
    events: await eventsRead(session, version),
    entities: fromJson<Entity[]>(read.entities, 'entities', `versions.entities ${of}`).map((entity) => ({
      ...entity,
      name: actors.get(entity.actor ?? '')?.name ?? null,
    })),
    dates: fromJson<DocumentReading['dates']>(read.dates, 'dates', `versions.dates ${of}`),
  };
}

async function statementsRead(session: Session, version: number, text: string): Promise<StatementRead[]> {
  const rows = await rowsOf<
    Record<'source' | 'cue' | 'content' | 'reading' | 'verdict' | 'id', string> & {
      readonly kind: QuoteKind;
      readonly confidence: number;
      readonly reports: number | null;
      readonly out_of_context: 0 | 1;
    }
  >(
    session,
    sql`select s.id, s.kind, s.confidence, s.verdict, ${sql.raw(toldBy('r'))} as reading, g.reports,
        case when ${outOfContext(session, 's')} then 1 else 0 end as out_of_context, a.source, a.cue, a.content
      from reports r join statement_rows s on s.pk = r.statement
      join attributions a on a.version = r.version and a.ordinal = r.attribution
      left join clusters g on g.pk = s.cluster where r.version = ${version} and s.current < 2 order by r.ordinal`,
  );
  const { toUtf16 } = offsetsOf(text);
  return rows.map((row) => {
    const { id, verdict, reports } = row;
    const reading = fromJson<Reading | DecidedReading>(row.reading, 'reading', `reports.reading of ${id}`);
    const { speaker, said, act, polarity, kind = row.kind, confidence = row.confidence } = reading;
    const spansIn = (column: 'source' | 'cue' | 'content'): Span[] =>
      fromJson(row[column], 'spans', `attributions.${column} of ${id}`);
    const source = spansIn('source');
    const words = speaker?.mention.length ? speaker.mention : source;
    return {
      id,
      kind,
      source,
      cue: spansIn('cue'),
      content: ('content' in reading ? reading.content : undefined) ?? spansIn('content'),
      speaker: speaker?.name ?? null,
      speakerStatus: speaker?.status ?? null,
      speakerBasis: speaker?.basis ?? null,
      speakerWords: words.length === 0 ? null : words.map((span) => text.slice(...toUtf16(span))).join(' '),
      said,
      act: act?.type ?? null,
      actNegated: act?.negated ?? false,
      polarity,
      verdict: verdict === '' ? null : verdict,
      outOfContext: row.out_of_context === 1,
      reports: reports ?? 1,
      confidence,
    };
  });
}

async function eventsRead(session: Session, version: number): Promise<EventRead[]> {
  const rows = await rowsOf<{
    id: string;
    reading: string;
    reported_as: LedgerEvent['reportedAs'];
    statement: string | null;
  }>(
    session,
    sql`select e.id, ${TOLD} as reading, e.reported_as, s.id as statement from event_rows e
      left join statement_rows s on s.pk = e.statement where e.version = ${version} and e.current < 2 order by e.ordinal`,
  );
  return rows.map(({ id, reading, reported_as: reportedAs, statement }) => {
    const event = fromJson<Omit<PloverEvent, 'id'>>(reading, 'eventReading', `events.reading of ${id}`);
    const { type, negated, hypothetical, future, historical, date, confidence, trigger, mentions } = event;
    return {
      id,
      type,
      negated,
      hypothetical,
      future,
      historical,
      date,
      confidence,
      triggers: mentions.length === 0 ? [trigger] : mentions.map((mention) => mention.trigger),
      actors: event.actors.map(({ name }) => name),
      recipients: event.recipients.map(({ name }) => name),
      reportedAs,
      statement,
    };
  });
}
