import { type DateValue, type EventParty, MUTUAL, type PloverEvent, type Recorded } from '../document/index.ts';
import { openLexicon } from '../lexicon/index.ts';
import { contains, overlaps } from '../text/index.ts';
import { type Known, means } from './labelNames.ts';
import type { Sure } from './scores.ts';
import type { PartyLabel, RealEvent, RealGold } from './realGold.ts';

/** Figures in per cent. Definitions: docs/evaluation.md, “events in documents”. */
export interface RealEventReport {
  /** Of the core events: told with their type in a sentence that tells them. */
  readonly found: number;
  /** Of the events told: labelled, as core or as background, each label once. */
  readonly precision: number;
  readonly f1: number;
  /** Of the events found: source and target are right, as far as the labels have them. */
  readonly bothParties: number;
  /** Of the events found: both are right, and no other state, body or named person is told as a party. */
  readonly onlyParties: number;
  /** Of those found whose label has a day or a period: it is the same. */
  readonly date: number;
  /** Of the dates and the parties of events found of which the program is sure. A date is wrong where the label has none. */
  readonly sureDates: Sure;
  readonly sureParties: Sure;
  /** Of the events told: tells once more what another one told. */
  readonly doubled: number;
  /** Of the parties told whose words the labels have, as somebody with a code: that code is given; and of those given one: it is right. */
  readonly codes: number;
  readonly codesPrecision: number;
  readonly counts: { readonly gold: number; readonly told: number };
}

export interface RealEvents {
  readonly all: RealEventReport;
  /** Of the texts from which nothing is learnt and that no writer of rules has read. */
  readonly heldBack: RealEventReport;
}

interface Tally {
  gold: number;
  found: number;
  told: number;
  right: number;
  both: number;
  only: number;
  dated: number;
  dateRight: number;
  doubled: number;
  datesSure: number;
  datesSureRight: number;
  partiesSure: number;
  partiesSureRight: number;
  /** Parties to whose words a labelled mention belongs: with a code in the labels, with one given, with the same. */
  codesLabelled: number;
  codesGiven: number;
  codesRight: number;
}

/** A date is sure from this confidence on, and a party. */
const SURE_DATE = 0.7;
const SURE_PARTY = 0.9;

const emptyTally = (): Tally => ({
  gold: 0,
  found: 0,
  told: 0,
  right: 0,
  both: 0,
  only: 0,
  dated: 0,
  dateRight: 0,
  doubled: 0,
  datesSure: 0,
  datesSureRight: 0,
  partiesSure: 0,
  partiesSureRight: 0,
  codesLabelled: 0,
  codesGiven: 0,
  codesRight: 0,
});

/** Compares the events told in marked real texts, which have been read, with those labelled. */
export function scoreRealEvents(
  read: readonly { readonly gold: RealGold; readonly recorded: Recorded | null }[],
): RealEvents {
  const lexicon = openLexicon();
  const tallies = read.map(({ gold, recorded }) =>
    tallyEvents(gold, recorded?.events ?? [], { lexicon, date: gold.published }),
  );
  return {
    all: reportOf(tallies),
    heldBack: reportOf(tallies.filter((_, index) => read[index]?.gold.heldBack)),
  };
}

export function tallyEvents(gold: RealGold, told: readonly PloverEvent[], known: Known): Tally {
  const tally = emptyTally();
  const pairs = pair(gold.events, told);
  for (const { actors, recipients } of told)
    for (const party of [...actors, ...recipients]) tallyCode(tally, party, gold);
  tally.told = told.length;
  tally.right = pairs.size;
  for (const [label, event] of pairs) {
    const isMutual = MUTUAL.has(label.type);
    const all = [...event.actors, ...event.recipients];
    const source = isParty(label.actors, isMutual ? all : event.actors, known);
    if (source && isParty(label.recipients, isMutual ? all : event.recipients, known)) {
      tally.both += 1;
      const { actors, recipients } = sidesOf(label);
      if (areLabelled(actors, event.actors, known) && areLabelled(recipients, event.recipients, known)) tally.only += 1;
    }
    for (const side of ['actors', 'recipients'] as const) {
      const wanted = sidesOf(label)[side];
      const sure = event[side].filter(({ confidence = 0 }) => confidence >= SURE_PARTY);
      tally.partiesSure += sure.length;
      tally.partiesSureRight += sure.filter((party) => isLabelledParty(wanted, party, known)).length;
    }
    const isDate = isOn(event.date, label.date);
    if ((event.date?.confidence ?? 0) >= SURE_DATE) {
      tally.datesSure += 1;
      if (isDate) tally.datesSureRight += 1;
    }
    if (!label.date) continue;
    tally.dated += 1;
    if (isDate) tally.dateRight += 1;
  }
  for (const label of gold.events) {
    if (label.core || pairs.has(label)) tally.gold += 1;
    if (pairs.has(label)) tally.found += 1;
  }
  const taken = new Set(pairs.values());
  tally.doubled = told.filter(
    (event) => !taken.has(event) && gold.events.some((label) => pairs.has(label) && isTold(label, event)),
  ).length;
  return tally;
}

function tallyCode(tally: Tally, { mention: [span], code, represents }: EventParty, { mentions }: RealGold): void {
  const label = span && mentions.find((one) => one.span[0] === span[0] && one.span[1] === span[1]);
  if (!label) return;
  const given = code ?? represents?.code ?? null;
  tally.codesLabelled += Number(label.code !== null);
  tally.codesGiven += Number(given !== null);
  tally.codesRight += Number(given !== null && given === label.code);
}

/** Who may be told on which side: of a meeting either on both. */
export function sidesOf({ type, actors, recipients }: RealEvent): Pick<RealEvent, 'actors' | 'recipients'> {
  if (!MUTUAL.has(type)) return { actors, recipients };
  const either = {
    names: [...actors.names, ...recipients.names],
    codes: [...actors.codes, ...recipients.codes],
  };
  return { actors: either, recipients: either };
}

/** Each label with at most one event of its type: first of the same words, then of the same sentence. */
function pair(labels: readonly RealEvent[], told: readonly PloverEvent[]): Map<RealEvent, PloverEvent> {
  const pairs = new Map<RealEvent, PloverEvent>();
  const left = new Set(told);
  for (const holds of [isTold, isInSentence])
    for (const label of labels) {
      if (pairs.has(label)) continue;
      const event = [...left].find((one) => holds(label, one));
      if (!event) continue;
      pairs.set(label, event);
      left.delete(event);
    }
  return pairs;
}

/** Whether an event has the label's type at some of its words. */
export const isTold = ({ type, triggers }: RealEvent, event: Pick<PloverEvent, 'type' | 'trigger'>): boolean =>
  type === event.type && event.trigger.some((span) => triggers.some((own) => overlaps(span, own)));

const isInSentence = ({ type, triggers }: RealEvent, event: PloverEvent): boolean =>
  type === event.type && triggers.some(([start]) => contains(event.sentence, [start, start]));

export const isLabelled = ({ names, codes }: PartyLabel): boolean => names.length > 0 || codes.length > 0;

/** Codes that many bodies share tell nobody apart. */
const SHARED_CODES: ReadonlySet<string> = new Set(['IGO', 'NGO', 'MNC', 'IMG']);

/** Whether one of the parties is of a labelled state or body, or bears a labelled name; true where nothing is labelled. */
export function isParty({ names, codes }: PartyLabel, parties: readonly EventParty[], known: Known): boolean {
  if (!isLabelled({ names, codes })) return true;
  return parties.some(
    ({ code, represents, name, actor }) =>
      [code, represents?.code].some((own) => own && codes.includes(own) && !SHARED_CODES.has(own)) ||
      names.some((label) => means(label, name, actor, known)),
  );
}

/** Whether all parties that are known are labelled; of those only described nothing can be said. */
const areLabelled = (label: PartyLabel, parties: readonly EventParty[], known: Known): boolean =>
  parties
    .filter(({ actor, code }) => actor !== null || code !== null)
    .every((party) => isLabelledParty(label, party, known));

/** Whether a party is of a labelled state or body, or bears a labelled name. */
export const isLabelledParty = (label: PartyLabel, party: EventParty, known: Known): boolean =>
  isLabelled(label) && isParty(label, [party], known);

/** Whether a date is that of the label, to the day; false where either has none. */
export const isOn = (date: DateValue | null, label: RealEvent['date']): boolean =>
  label !== null && date?.from.slice(0, 10) === label.from && date.to.slice(0, 10) === label.to;

function reportOf(tallies: readonly Tally[]): RealEventReport {
  const sum = emptyTally();
  for (const tally of tallies) for (const name of Object.keys(sum) as (keyof Tally)[]) sum[name] += tally[name];
  const share = (part: number, of: number): number => (of === 0 ? 0 : Math.round((1000 * part) / of) / 10);
  const [found, precision] = [share(sum.found, sum.gold), share(sum.right, sum.told)];
  return {
    found,
    precision,
    f1: share(2 * sum.found, 2 * sum.found + (sum.gold - sum.found) + (sum.told - sum.right)),
    bothParties: share(sum.both, sum.right),
    onlyParties: share(sum.only, sum.right),
    date: share(sum.dateRight, sum.dated),
    sureDates: { count: sum.datesSure, right: share(sum.datesSureRight, sum.datesSure) },
    sureParties: { count: sum.partiesSure, right: share(sum.partiesSureRight, sum.partiesSure) },
    doubled: share(sum.doubled, sum.told),
    codes: share(sum.codesRight, sum.codesLabelled),
    codesPrecision: share(sum.codesRight, sum.codesGiven),
    counts: { gold: sum.gold, told: sum.told },
  };
}
