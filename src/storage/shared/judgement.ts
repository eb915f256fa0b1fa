import { sql } from 'kysely';
import {
  type Arriving,
  quotedStatements,
  type StatementJudge,
  type StatementVerification,
  together,
  type Transcript,
  type TurnIndex,
  withoutTranscript,
} from '../../ledger/index.ts';
import { statementsOf } from './rows.ts';
import { turnIndex } from './turnIndex.ts';
import { transcriptsRevision, turnTexts, UNDATED } from './fileTurns.ts';
import type { InSession, Session } from './session.ts';
import { rowOf } from './sql.ts';
import { setVerifications } from './setVerdicts.ts';
import { reported, type Spoken, touchedBy } from './touchedQuotes.ts';

type Verdicts = ReadonlyMap<number, StatementVerification | null>;

/**
 * What comparing with transcripts has come to before the lock was taken: it takes far longer than the writing. It holds
 * for as long as no transcript has come or gone.
 */
export interface Judgement {
  readonly revision: number;
  /** Of the statements of the document that arrives, in its order; none where it is a transcript. */
  readonly own: readonly (StatementVerification | null)[];
  /** Of statements of others by their keys, as they will be with and without what changes. */
  readonly others: Verdicts;
}

export interface Judges {
  readonly judgeWith?: StatementJudge | undefined;
  /** Makes an index of transcripts that no ledger has yet. Without it, what a new transcript changes is judged within the lock. */
  readonly indexWith?: ((transcripts: Iterable<Transcript>) => Promise<TurnIndex>) | undefined;
}

/** Judges what a document that arrives, or goes (`arriving` is null), changes. Null where nothing is compared. */
export async function judgeChange(
  read: InSession,
  { judgeWith, indexWith }: Judges,
  id: string,
  arriving: Pick<Arriving, 'document' | 'transcript'> | null,
): Promise<Judgement | null> {
  if (!judgeWith) return null;
  return read(async (session) => {
    const revision = await transcriptsRevision(session);
    const kept = withoutTranscript(turnIndex(session), id);
    const transcript = arriving?.transcript ?? null;
    const own = arriving && !transcript ? await judgeOwn(judgeWith(kept), arriving) : [];
    const touched = await touchedByChange(session, id, transcript);
    if (touched.length === 0 || (transcript && !indexWith)) return { revision, own, others: new Map() };
    const index = transcript && indexWith ? together(kept, await indexWith([{ ...transcript, id }])) : kept;
    return { revision, own, others: await judged(session, judgeWith, index, touched) };
  });
}

/** Judges what a document quotes that is read anew: no transcript comes or goes. Null where nothing is compared. */
export async function judgeReading(
  read: InSession,
  { judgeWith }: Judges,
  arriving: Pick<Arriving, 'document' | 'transcript'>,
): Promise<Judgement | null> {
  if (!judgeWith || arriving.transcript) return null;
  return read(async (session) => ({
    revision: await transcriptsRevision(session),
    own: await judgeOwn(judgeWith(turnIndex(session)), arriving),
    others: new Map(),
  }));
}

async function judgeOwn(
  judge: ReturnType<StatementJudge>,
  { document }: Pick<Arriving, 'document'>,
): Promise<(StatementVerification | null)[]> {
  const verdicts: (StatementVerification | null)[] = [];
  for (const statement of quotedStatements(document)) verdicts.push(await judge(statement));
  return verdicts;
}

async function touchedByChange(
  session: Session,
  id: string,
  transcript: Arriving['transcript'],
): Promise<number[]> {
  const known = await rowOf<{ pk: number; current: number | null }>(
    session,
    sql`select pk, current from document_rows where id = ${id}`,
  );
  const before = known?.current ? await touchedByVersion(session, known.current) : [];
  const after = transcript ? await touchedBy(session, spokenIn(transcript, known?.pk ?? null)) : [];
  return [...new Set([...before, ...after])];
}

const spokenIn = (transcript: NonNullable<Arriving['transcript']>, document: number | null): Spoken => ({
  day: transcript.date?.slice(0, 10) ?? UNDATED,
  labels: [...new Set(transcript.turns.map(({ speaker }) => speaker ?? ''))],
  turns: transcript.turns.map(({ text }) => text),
  document,
});

/** The statements whose verdict may be another without this version; none where it is no transcript. */
export async function touchedByVersion(session: Session, version: number): Promise<number[]> {
  const known = await rowOf<{ day: string; document: number }>(
    session,
    sql`select t.day, v.document from transcripts t join versions v on v.pk = t.version where t.version = ${version}`,
  );
  if (!known) return [];
  const turns = await turnTexts(session, version);
  return touchedBy(session, {
    day: known.day,
    labels: [...new Set(turns.map(({ speaker }) => speaker))],
    turns: turns.map(({ text }) => text),
    document: known.document,
  });
}

/** The verdicts of statements by their keys; a statement that is not there any more has none. */
async function judged(
  session: Session,
  judgeWith: StatementJudge,
  index: TurnIndex,
  statements: readonly number[],
): Promise<Map<number, StatementVerification | null>> {
  const judge = judgeWith(index);
  const verdicts = new Map<number, StatementVerification | null>();
  // One at a time: a thousand statements have a thousand documents.
  for (const pk of statements) {
    const [statement] = await statementsOf(session, [pk]);
    if (statement) verdicts.set(pk, await judge(statement));
  }
  return verdicts;
}

/**
 * Puts down the verdicts of statements; to be called within the transaction that has changed them or the transcripts.
 * What was judged before it holds where it still may; the rest is judged now.
 */
export async function verify(
  session: Session,
  judgeWith: StatementJudge | undefined,
  statements: Iterable<number>,
  before: Pick<Judgement, 'revision' | 'others'> | null,
  /** The revision from before this transaction's own changes. */
  revision: number,
): Promise<void> {
  if (!judgeWith) return;
  const pks = await reported(session, statements);
  const holds = before !== null && before.revision === revision;
  const open = pks.filter((pk) => !holds || !before.others.has(pk));
  const now = open.length === 0 ? new Map() : await judged(session, judgeWith, turnIndex(session), open);
  const verdicts = pks.map((pk) => [pk, now.get(pk) ?? (holds ? before.others.get(pk) : null) ?? null] as const);
  await setVerifications(session, new Map(verdicts));
}

/**
 * The same for the statements of a version that has been written, in its order. What a transcript quotes is left out.
 * @param areNew the version is the first one of its document
 */
export async function verifyOwn(
  session: Session,
  judgeWith: StatementJudge | undefined,
  statements: readonly number[],
  before: Judgement | null,
  revision: number,
  areNew = false,
): Promise<void> {
  if (before?.revision !== revision) return verify(session, judgeWith, statements, null, revision);
  await setVerifications(session, new Map(statements.map((pk, at) => [pk, before.own[at] ?? null])), areNew);
}

/** The verdicts of statements, found without the lock. */
export const judgeStatements = (
  read: InSession,
  judgeWith: StatementJudge | undefined,
  statements: readonly number[],
): Promise<Judgement | null> =>
  judgeWith
    ? read(async (session) => ({
        revision: await transcriptsRevision(session),
        own: [],
        others: await judged(session, judgeWith, turnIndex(session), await reported(session, statements)),
      }))
    : Promise.resolve(null);
