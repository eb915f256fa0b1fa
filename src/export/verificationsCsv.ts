import { isReversed, remarkText, type StatementVerification, turnNumber, type VerifiedPlace } from '../ledger/index.ts';
import { clockTime } from './clockTime.ts';
import { asCsv, type Cell } from './table.ts';

/** A quotation with the fields that came with it, and its judgement or what stood against one. */
export interface VerdictRow {
  readonly given: Readonly<Record<string, unknown>>;
  readonly verification: StatementVerification | null;
  readonly error?: string;
}

/** The columns beside those that came with a quotation; docs/exports.md tells what each has. A new one goes to the end. */
const COLUMNS: readonly (readonly [
  name: string,
  of: (judged: StatementVerification, own: readonly VerifiedPlace[]) => Cell,
])[] = [
  ['verdict', ({ verdict }) => verdict],
  ['out_of_context', ({ context }) => context?.kind ?? 'no'],
  ['left_out', ({ context }) => context?.words ?? null],
  ['change_marked', ({ diff, marked }) => (diff.length === 0 ? null : marked ? 'yes' : 'no')],
  ['change_reverses', (judged) => (judged.diff.length === 0 ? null : isReversed(judged) ? 'yes' : 'no')],
  ['said', (_, own) => joined(own.map(({ words }) => words))],
  ['said_by', (_, own) => joined(own.map(({ speaker }) => speaker))],
  ['source', (_, [place]) => (place ? (place.title ?? place.transcript) : null)],
  ['source_date', (_, [place]) => place?.date ?? null],
  ['transcript', (_, [place]) => place?.transcript ?? null],
  ['turn_number', (_, [place]) => (place ? turnNumber(place.turn) : null)],
  ['time_code', (_, [place]) => (place && place.at !== null ? clockTime(place.at) : null)],
  ['closest', ({ nearest }) => nearest?.words ?? null],
  ['notes', ({ remarks = [] }) => remarks.map(remarkText).join('; ')],
];

/** What was said at several places, told once where it is the same. */
const joined = (told: readonly (string | null)[]): string =>
  [...new Set(told.filter((one) => one !== null))].join(' […] ');

/**
 * Quotations with their verdicts as a table: what came with them, and then what was found. `columns` are those that came
 * first; a field that has the name of one of ours is of an earlier table, and left out. `addressOf` is the link of a place.
 */
export function verdictsAsCsv(
  rows: readonly VerdictRow[],
  columns: readonly string[],
  addressOf: (place: VerifiedPlace) => string | null,
): string {
  const own = [...COLUMNS.map(([name]) => name), 'address', 'error'];
  const given = [...new Set([...columns, ...rows.flatMap((row) => Object.keys(row.given))])].filter(
    (name) => !own.includes(name),
  );
  return asCsv(
    [...given, ...own],
    rows.map(({ given: fields, verification, error = null }) => {
      const places = (verification?.places ?? []).filter(({ alternative }) => !alternative);
      return [
        ...given.map((name) => (Object.hasOwn(fields, name) ? cellOf(fields[name]) : null)),
        ...COLUMNS.map(([, of]) => (verification === null ? null : of(verification, places))),
        places[0] ? addressOf(places[0]) : null,
        error,
      ];
    }),
  );
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}
