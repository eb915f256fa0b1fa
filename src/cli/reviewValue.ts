import type { NamedParty, ReviewField, ReviewValue } from '../index.ts';
import { dayBound, notTaken } from '../ledger/index.ts';

const NONE = 'none';
const SPAN = /^(\d{1,9})-(\d{1,9})$/;

/** A value as it is typed, in the form in which the ledger takes it. @throws OnrecordError OR3004, OR3050 */
export function valueTyped(entry: string, field: ReviewField, typed: string): unknown {
  const given = typed.trim();
  // What a script gives of a variable that is not set would say that there is nobody.
  if (listed(given).length === 0) throw notTaken(entry, `${field}: the value is empty`);
  switch (field) {
    case 'entry':
      if (given !== 'no') throw notTaken(entry, 'entry: the value is no; for yes use --accept');
      return false;
    case 'speaker':
      return given === NONE ? { actor: null, name: null } : partyTyped(given);
    case 'addressee':
    case 'targets':
    case 'actors':
    case 'recipients':
      return given === NONE ? [] : listed(given).map(partyTyped);
    case 'span':
      return listed(given).map((span) => {
        const [, start, end] = SPAN.exec(span) ?? [];
        if (start === undefined || end === undefined) throw notTaken(entry, 'span: write START-END;START-END');
        return [Number(start), Number(end)];
      });
    case 'said':
    case 'date': {
      if (given === NONE) return NONE;
      // A spreadsheet gives days a time.
      const [from = '', to = from, ...others] = given.split('/').map((day) => day.trim().split(/[T ]/, 1)[0]);
      if (others.length > 0) throw notTaken(entry, `${field}: a range is two days, FROM/TO`);
      return { from: dayBound(from, 'from'), to: lastDay(to) };
    }
    case 'negated':
    case 'hypothetical':
    case 'future':
    case 'historical':
      if (given !== 'yes' && given !== 'no') throw notTaken(entry, `${field}: the value is yes or no`);
      return given === 'yes';
    case 'modes':
      return given === NONE ? [] : listed(given);
    case 'act':
    case 'type':
      return given === NONE ? NONE : given.toUpperCase();
    default:
      return given;
  }
}

/** The last day of what is typed; a month is as long as it is. */
function lastDay(given: string): string {
  const day = dayBound(given, 'to');
  if (given.length !== 'YYYY-MM'.length) return day;
  const [year = 0, month = 0] = given.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, day.length);
}

const listed = (given: string): string[] =>
  given
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** An id has a colon and no space: org:nato. */
const partyTyped = (given: string): NamedParty =>
  /^[a-z]+:\S+$/.test(given) ? { actor: given, name: null } : { actor: null, name: given };

/** A value for people. */
export function valueText(value: ReviewValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (isList(value)) return value.map(oneText).join('; ') || NONE;
  return 'from' in value ? (value.from === value.to ? value.from : `${value.from}/${value.to}`) : partyText(value);
}

type Listed = NamedParty | readonly [number, number] | string;

const isList = (value: object): value is readonly Listed[] => Array.isArray(value);

const oneText = (one: Listed): string =>
  typeof one === 'string' ? one : 'name' in one ? partyText(one) : one.join('-');

const partyText = ({ actor, name }: NamedParty): string => name ?? actor ?? NONE;
