import type { DateValue, PloverEvent, Recorded, Statement } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { shinglesOf, spokenWords, rarePairsOf } from '../text/index.ts';
import { isTranscript, type SpokenTurn, type Transcript, transcriptOf } from './transcript.ts';
import { eventClusterKey, reportedAs, type ReportedAs } from './events.ts';
import { firstOf, misfits } from './faults.ts';
import { documentId, eventIds, fingerprintOf, identityOf, statementIds } from './identity.ts';
import { type PrintedText, printedText } from './nearDuplicates.ts';
import { inCodePoints, type PointRecorded } from './points.ts';
import type { Arrival } from './versions.ts';
import { comparable, type Comparable } from './sameStatement.ts';
import { misshapen } from './shapes.ts';
import { tagOf } from './tags.ts';
import { wellFormed } from './wellFormed.ts';

/** A document made ready: all that needs no store, so that its lock is held for the writing alone. */
export interface Arriving {
  readonly id: string;
  readonly identity: string;
  readonly fingerprint: string;
  readonly retrieved: string;
  readonly sourceSha256: string | null;
  readonly tags: readonly string[];
  readonly document: PointRecorded;
  readonly printed: PrintedText;
  /** Its turns, where it is a transcript. */
  readonly transcript: ArrivingTranscript | null;
  /** In the order of its attributions. */
  readonly statements: readonly ArrivingStatement[];
  readonly events: readonly ArrivingEventReading[];
}

export interface ArrivingTranscript extends Transcript {
  readonly hashes: readonly TurnHashes[];
}

/** Where three words in a row stand in a turn, and two of which one is rare. */
export interface TurnHashes {
  readonly shingles: readonly number[];
  readonly pairs: readonly { readonly hash: number; readonly word: number }[];
}

export interface ArrivingStatement {
  readonly id: string;
  readonly statement: Statement;
  /** 0-based number of its attribution. */
  readonly attribution: number;
  readonly days: Days;
  readonly words: Comparable;
}

export interface ArrivingEventReading {
  readonly id: string;
  readonly event: PloverEvent;
  readonly days: Days;
  readonly reportedAs: ReportedAs;
  readonly matchKey: string;
}

/** YYYY-MM-DD, '' where they are not known. */
export interface Days {
  readonly first: string;
  readonly last: string;
}

export const daysOf = (date: DateValue | null): Days => ({
  first: date?.from.slice(0, 10) ?? '',
  last: date?.to.slice(0, 10) ?? '',
});

/**
 * The one door of the ledger: whatever comes in, read, imported or given by a program, has passed here.
 *
 * @throws OnrecordError OR3009 where the document does not fit together, OR3016 for what is no tag
 */
export function arriving(recorded: Recorded, arrival: Arrival): Arriving {
  const refuse = (fault: string | null): void => {
    if (fault !== null) throw new OnrecordError('OR3009', { input: String(recorded.id), fault });
  };
  // Before its spans are converted, for which all of them have to be there.
  refuse(misshapen(recorded, 'document'));
  const document = wellFormed(inCodePoints(recorded));
  refuse(firstOf(misfits(document)) ?? faultOfArrival(arrival));
  const identity = identityOf(document);
  const id = documentId(identity);
  const transcript = isTranscript(recorded) ? transcriptOf(recorded) : null;
  return {
    id,
    identity,
    fingerprint: fingerprintOf(document),
    retrieved: new Date(arrival.retrieved).toISOString(),
    sourceSha256: arrival.sourceSha256 ?? null,
    tags: [...new Set((arrival.tags ?? []).map(tagOf))],
    document,
    printed: printedText(document.text),
    transcript: transcript && withHashes(transcript),
    statements: statementsOf(id, document, transcript !== null),
    events: eventsOf(id, document),
  };
}

const faultOfArrival = ({ retrieved }: Arrival): string | null =>
  Number.isNaN(Date.parse(retrieved)) ? `${JSON.stringify(retrieved)} is no time of retrieval` : null;

export const withHashes = (transcript: Transcript): ArrivingTranscript => ({
  ...transcript,
  hashes: transcript.turns.map(hashesOf),
});

export function hashesOf({ text }: Pick<SpokenTurn, 'text'>): TurnHashes {
  const keys = spokenWords(text).map(({ key }) => key);
  return { shingles: shinglesOf(keys), pairs: rarePairsOf(keys) };
}

/** Of statements and attributions each has its own, in the same order. */
function statementsOf(id: string, document: PointRecorded, transcript: boolean): ArrivingStatement[] {
  const ids = statementIds(id, document.text, document.attributions);
  const { published } = document;
  return document.statements.map((statement, at) => {
    const { text, kind, speaker, said, act, polarity } = statement;
    return {
      id: ids[at] ?? '',
      statement,
      attribution: at,
      days: daysOf(said ?? published),
      words: comparable({ text, kind, speaker, said, published, document: id, transcript, act, polarity }),
    };
  });
}

function eventsOf(id: string, document: PointRecorded): ArrivingEventReading[] {
  const ids = eventIds(id, document.text, document.events);
  return document.events.map((event, at) => ({
    id: ids[at] ?? '',
    event,
    days: daysOf(event.date ?? (event.statement === null ? null : document.published)),
    reportedAs: reportedAs(event),
    matchKey: eventClusterKey(event) ?? '',
  }));
}

/**
 * Whether a version that comes in is the current one. A time after now is of a clock that was wrong, and says nothing of
 * which version came first: the one that is added later is taken, or no later one would ever be.
 */
export const isLater = (retrieved: string, known: string | null): boolean =>
  known === null || retrieved >= known || known > new Date().toISOString();
