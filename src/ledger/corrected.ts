import type { Actor, DateValue, EventParty, EventType, QuoteKind, Reference } from '../document/index.ts';
import { ploverType } from '../lexicon/index.ts';
import type { Span } from '../text/index.ts';
import type { Reader } from './context.ts';
import type { EffectiveField } from './effective.ts';
import type { LedgerEvent, ReportedAs } from './events.ts';
import type { DayRange, NamedParty, ReviewField, ReviewValue } from './review.ts';
import { NONE, saysSame } from './reviewValues.ts';
import type { LedgerStatement } from './statement.ts';

/** What is put in place of what the machine says, by field. */
export type Decided = ReadonlyMap<ReviewField, ReviewValue>;

/** What the machine says of a report, and what people say of it. */
export interface Opinions {
  /** Reports of one statement or event have the same. */
  readonly cluster: number;
  readonly machine: ReadonlyMap<ReviewField, ReviewValue>;
  readonly effective: readonly EffectiveField[];
}

/**
 * What is put in place of what the machine says of a report: what people have decided of it, or else of the first of the
 * others of which the machine says the same. Words stand where they stand in each.
 */
export function decisionsOf(own: Opinions, all: readonly Opinions[]): Decided {
  const others = all.filter((one) => one !== own && one.cluster === own.cluster);
  return new Map(
    [...own.machine].flatMap(([field, said]) => {
      const isOf = (one: EffectiveField): boolean => one.field === field;
      const elsewhere = (): EffectiveField | undefined =>
        others
          .flatMap(({ effective }) => effective.filter(isOf))
          .find(({ machine, value }) => value !== null && saysSame(machine, said));
      const value = (own.effective.find(isOf) ?? (field === 'span' ? undefined : elsewhere()))?.value ?? null;
      return value === null || saysSame(value, said) ? [] : [[field, value] as const];
    }),
  );
}

/** That it is no statement, or no event. */
export const isRejected = (decided: Decided): boolean => decided.get('entry') === false;

/** Those whom a decision names. */
export const partiesDecided = (decided: Decided): NamedParty[] =>
  [...decided.values()].flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value])).filter(isParty);

const isParty = (value: unknown): value is NamedParty =>
  typeof value === 'object' && value !== null && 'actor' in value && 'name' in value;

/** Somebody whom people name, with the state or body for which they speak; null where nobody knows them. */
type Find = (party: NamedParty) => { readonly actor: Actor; readonly represents: Reference['represents'] } | null;

/** The same on a day; on that of publication where none is given. */
export type FindParty = (party: NamedParty, date: DateValue | null) => ReturnType<Find>;

/**
 * A statement with what people have decided in place of what the machine says.
 * @param reader of the statement's text
 */
export function correctStatement(
  statement: LedgerStatement,
  decided: Decided,
  { find: findOn, reader }: { readonly find: FindParty; readonly reader: Reader },
): LedgerStatement {
  const value = <Value>(field: ReviewField): Value | undefined => decided.get(field) as Value | undefined;
  const said = dateOf(value('said'), statement.said);
  const find: Find = (party) => findOn(party, said);
  const listed = (field: ReviewField, machine: readonly Reference[]): readonly Reference[] =>
    value<readonly NamedParty[]>(field)?.map((party) => keptOf(machine, party) ?? referenceTo(party, find)) ?? machine;
  const act = value<string>('act');
  const targets = listed('targets', statement.targets);
  return {
    ...statement,
    corrected: [...decided.keys()],
    kind: value<QuoteKind>('kind') ?? statement.kind,
    addressees: listed('addressee', statement.addressees),
    targets,
    said,
    act:
      act === undefined && !decided.has('targets')
        ? statement.act
        : actOf(act ?? statement.act?.type, targets, statement),
    ...spoken(statement, value<NamedParty>('speaker'), { find, reader }),
    ...worded(statement, value<readonly Span[]>('span'), reader),
  };
}

const actOf = (type: string = NONE, targets: readonly Reference[], { act }: LedgerStatement): LedgerStatement['act'] =>
  type === NONE ? null : { negated: act?.negated ?? false, type, targets };

function spoken(
  { attribution: { source } }: LedgerStatement,
  party: NamedParty | undefined,
  { find, reader }: { readonly find: Find; readonly reader: Reader },
): Partial<LedgerStatement> {
  if (!party) return {};
  const speaker = referenceTo(party, find);
  return { speaker, actor: find(party)?.actor ?? null, memberCodes: [], speakerWords: reader.wordsOf(speaker, source) };
}

function worded(
  { attribution }: LedgerStatement,
  content: readonly Span[] | undefined,
  reader: Reader,
): Partial<LedgerStatement> {
  if (!content) return {};
  const quotes = reader.quotesOf(content);
  return {
    text: quotes.map(({ exact }) => exact).join(' '),
    attribution: { ...attribution, content },
    context: reader.contextOf({ cue: attribution.cue, content }),
    quotes,
  };
}

type EventFields = Omit<LedgerEvent, 'document' | 'refuted'>;

/** The same of an event. Of the modes of another type those stay that the decided one has too. */
export function correctEvent<Event extends EventFields>(event: Event, decided: Decided, findOn: FindParty): Event {
  const value = <Value>(field: ReviewField): Value | undefined => decided.get(field) as Value | undefined;
  const date = dateOf(value('date'), event.date);
  const find: Find = (party) => findOn(party, date);
  const side = (field: 'actors' | 'recipients'): readonly EventParty[] =>
    value<readonly NamedParty[]>(field)?.map((party) => keptOf(event[field], party) ?? eventPartyTo(party, find)) ??
    event[field];
  const flag = (field: 'negated' | 'hypothetical' | 'future' | 'historical'): boolean =>
    value<boolean>(field) ?? event[field];
  const type = value<EventType>('type') ?? event.type;
  const reportedAs = value<ReportedAs>('standing') ?? event.reportedAs;
  return {
    ...event,
    corrected: [...decided.keys()],
    type,
    modes: value<readonly string[]>('modes') ?? (decided.has('type') ? modesOf(type, event.modes) : event.modes),
    actors: side('actors'),
    recipients: side('recipients'),
    date,
    negated: flag('negated'),
    hypothetical: flag('hypothetical'),
    future: flag('future'),
    historical: flag('historical'),
    reportedAs,
    allegedBy: reportedAs === 'alleged' ? event.allegedBy : null,
    statement: decided.has('standing') && reportedAs !== 'said' ? null : event.statement,
  };
}

const modesOf = (type: EventType, modes: readonly string[]): string[] =>
  modes.filter((mode) => ploverType(type).modes.has(mode));

/** Why somebody or a day is given that no reading has. */
const WHY = 'decided in a review';

/** The machine's reference to somebody whom people name as well: where they are named, and for whom they speak, stays. */
const keptOf = <Kind extends Reference>(machine: readonly Kind[], party: NamedParty): Kind | undefined =>
  machine.find(({ actor, name }) => saysSame(party, { actor, name }));

/** Nobody has said which words of the text mean them. */
function referenceTo(party: NamedParty, find: Find): Reference {
  const found = find(party);
  const name = found?.actor.name ?? party.name;
  return {
    actor: found?.actor.id ?? null,
    name,
    mention: [],
    status: name === null ? 'anonymous' : 'resolved',
    via: 'name',
    members: [],
    represents: found?.represents ?? null,
    basis: 'known',
    why: WHY,
  };
}

function eventPartyTo(party: NamedParty, find: Find): EventParty {
  const { actor, represents } = find(party) ?? { actor: null, represents: null };
  // As of a party of the machine's: a person who speaks for a state holds one of its offices.
  const office = actor?.kind === 'person' && represents?.actor.startsWith('country:') ? 'GOV' : null;
  return {
    ...referenceTo(party, find),
    code: actor?.code ?? represents?.code ?? null,
    sector: actor?.sector ?? office,
  };
}

function dateOf(days: DayRange | typeof NONE | undefined, machine: DateValue | null): DateValue | null {
  if (days === undefined) return machine;
  if (days === NONE) return null;
  return { ...days, granularity: granularityOf(days), basis: 'known', span: null, why: WHY };
}

/** What the days are exactly: one, a month, a year, or any others. */
function granularityOf({ from, to }: DayRange): DateValue['granularity'] {
  if (from === to) return 'day';
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return 'year';
  const [year = 0, month = 0] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, to.length);
  return from.endsWith('-01') && to === last ? 'month' : 'range';
}
