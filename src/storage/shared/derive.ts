import { sql } from 'kysely';
import type { Block, DateValue, QuoteKind } from '../../document/index.ts';
import {
  comparable,
  daysOf,
  foldName,
  isTranscript,
  partiesOf,
  printedText,
  transcriptOf,
  withHashes,
} from '../../ledger/index.ts';
import { offsetsOf } from '../../text/index.ts';
import { blocksOf } from './everyVersion.ts';
import { damaged } from './damaged.ts';
import { deriveEvents } from './deriveEvents.ts';
import { fromJson } from './json.ts';
import { actorsIn } from './actors.ts';
import { followAll, forgetReviews } from './following.ts';
import type { Reading } from './rows.ts';
import { fileClusters } from './fileClusters.ts';
import { fileNearDuplicate } from './fileCopies.ts';
import { fileParties } from './fileParties.ts';
import { dropTurns, fileTurns } from './fileTurns.ts';
import type { Session } from './session.ts';
import { rowOf, rowsOf, update } from './sql.ts';

/** Empties what `deriveAll` fills: after a change of how words are compared, or of which reports are one. */
export const EMPTY_DERIVED: readonly string[] = [
  'delete from turn_shingles',
  'delete from turn_pairs',
  'delete from statement_prints',
  'delete from version_prints',
  'update statement_rows set cluster = null, place = 0',
  'delete from clusters',
];

/**
 * Fills from what the documents say all that is derived from it: who is found by which name, copies, clusters, the turns
 * of transcripts. After a step of the schema that brought or emptied those tables; within the migration's transaction.
 * Statements have no verdict until a transcript comes, they are read again, or somebody asks for it.
 */
export async function deriveAll(session: Session): Promise<void> {
  const decided = await rowsOf<{ version: number }>(
    session,
    sql`select version from reports where decided is not null union select version from event_rows where decided is not null`,
  );
  for (const { version } of decided) await forgetReviews(session, version);
  await foldActors(session);
  await fillColumns(session);
  const current = await rowsOf<{ version: number; document: number; id: string }>(
    session,
    sql`select v.pk as version, v.document, d.id from document_rows d join versions v on v.pk = d.current order by d.pk`,
  );
  for (const document of current) await deriveVersion(session, document);
  await deriveEvents(session);
  await followAll(session);
}

async function foldActors(session: Session): Promise<void> {
  const actors = await rowsOf<{ pk: number; name: string }>(session, sql`select pk, name from actor_rows`);
  await update(
    session,
    'actor_rows',
    actors.map(({ pk, name }) => ({ pk, folded: foldName(name) })),
  );
}

async function deriveVersion(
  session: Session,
  { version, document, id }: { readonly version: number; readonly document: number; readonly id: string },
): Promise<void> {
  const row = await rowOf<{ text: string; title: string | null; published: string | null }>(
    session,
    sql`select text, title, published from versions where pk = ${version}`,
  );
  const { text = '', title = null, published: stored = null } = row ?? {};
  const published = stored === null ? null : fromJson<DateValue>(stored, 'date', `versions.published, row ${version}`);
  const transcript = await transcriptIn(session, version, { text, title, published });
  const printed = { version, document, printed: printedText(text), isTranscript: transcript !== null };
  const original = await fileNearDuplicate(session, printed);
  await dropTurns(session, version);
  if (transcript) await fileTurns(session, version, withHashes(transcript));
  const statements = await statementsIn(session, version);
  const actors = await actorsIn(session, version);
  const parties = statements.map(({ pk, day, reading }) => ({ key: pk, day, parties: partiesOf(reading, actors) }));
  await fileParties(session, { statements: parties, events: [] }, true);
  // A transcript's statements are joined as such: its turns stand in the tables before.
  await fileClusters(
    session,
    statements.map(({ pk, text, kind, reading: { speaker, said, act, polarity } }) => {
      const own = { document: id, original, transcript: transcript !== null };
      return { key: pk, cluster: null, words: comparable({ text, kind, speaker, said, act, polarity, published, ...own }) };
    }),
  );
}

interface Stored {
  readonly pk: number;
  readonly text: string;
  readonly kind: QuoteKind;
  readonly day: string;
  readonly reading: Reading;
}

async function statementsIn(session: Session, version: number): Promise<Stored[]> {
  const rows = await rowsOf<Omit<Stored, 'reading'> & { reading: string }>(
    session,
    sql`select s.pk, s.text, s.kind, s.first_day as day, r.reading from statement_rows s
      join reports r on r.statement = s.pk and r.version = s.version
      where s.version = ${version} and s.current = 1 order by s.pk`,
  );
  return rows.map(({ reading, ...row }) => ({
    ...row,
    reading: fromJson<Reading>(reading, 'reading', `reports.reading of statement row ${row.pk}`),
  }));
}

const PORTION = 1_000;

/** What stands in columns for searching, of all statements, from what their versions say of them. */
async function fillColumns(session: Session): Promise<void> {
  for (let last = 0; ;) {
    const found = await rowsOf<{ pk: number; reading: string; published: string | null }>(
      session,
      sql`select s.pk, r.reading, v.published from statement_rows s
        join reports r on r.statement = s.pk and r.version = s.version join versions v on v.pk = s.version
        where s.pk > ${last} order by s.pk limit ${PORTION}`,
    );
    const next = found.at(-1)?.pk;
    if (next === undefined) return;
    if (next <= last) throw damaged('statement_rows', 'its rows are not in the order of their keys');
    last = next;
    const rows = found.map(({ pk, reading, published }) => {
      const { act, polarity } = fromJson<Reading>(reading, 'reading', `reports.reading of statement row ${pk}`);
      const date =
        published === null ? null : fromJson<DateValue>(published, 'date', `versions.published of statement row ${pk}`);
      const negated = act?.negated ? (1 as const) : (0 as const);
      return {
        pk,
        act: act?.type ?? '',
        act_negated: negated,
        polarity: polarity ?? 'affirmed',
        published_day: daysOf(date).first,
      };
    });
    await update(session, 'statement_rows', rows);
  }
}

/** The turns of a version from its stored blocks; null where it is no transcript. */
async function transcriptIn(
  session: Session,
  version: number,
  { text, title, published }: { text: string; title: string | null; published: DateValue | null },
) {
  const { toUtf16 } = offsetsOf(text);
  const blocks = (await blocksOf(session, version)).map((block): Block => ({
    ...block,
    span: toUtf16(block.span),
    ...(block.label ? { label: toUtf16(block.label) } : {}),
  }));
  return isTranscript({ blocks }) ? transcriptOf({ id: '', title, text, blocks, published }) : null;
}
