import type { Span } from '../text/index.ts';
import type { DateValue } from './article.ts';
import type { EventType } from './proposals.ts';
import type { Reference } from './record.ts';
import type { Voiced } from './resolved.ts';

/** Somebody who takes part in an event: who it is, and how PLOVER codes them. */
export interface EventParty extends Reference {
  /** ISO 3166 alpha-3, or PLOVER's IGO, UNO, EUR, NGO, MNC, IMG, ISM; null where the text does not tell. */
  readonly code: string | null;
  /** A PLOVER sector (COP, MIL, SOC …; data/sectors.csv); null where none fits. */
  readonly sector: string | null;
}

/** Where an event took place, as exactly as the text says and no more. Coordinates in degrees (WGS 84). */
export interface EventLocation {
  readonly level: 'city' | 'region' | 'country';
  readonly name: string;
  readonly region: string | null;
  /** ISO 3166 alpha-3, and the country's name. */
  readonly country: string;
  readonly countryName: string;
  /** Null for a region or a country: the middle of a country is not where it happened. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** GeoNames id. */
  readonly geoname: number | null;
  readonly why: string;
}

/** One place in the text that tells of an event. */
export interface EventMention {
  readonly trigger: readonly Span[];
  readonly sentence: Span;
  /** Who says it here; null where the outlet itself does. */
  readonly allegedBy: Reference | null;
  /** Id of the attribution that performs the event by being said (“we condemn …”); null where none does. */
  readonly act: string | null;
  readonly confidence: number;
}

/** An event as the events stage finds it, with all its mentions in the document, in the order of the text. */
export interface Occurrence {
  readonly id: string;
  readonly type: EventType;
  readonly modes: readonly string[];
  readonly contexts: readonly string[];
  readonly negated: boolean;
  readonly hypothetical: boolean;
  readonly future: boolean;
  readonly historical: boolean;
  /** On whose word alone the document has it; null where the outlet tells it as fact, in one mention at least. */
  readonly allegedBy: Reference | null;
  /** Id of the attribution that performs it; the first of them where several do. */
  readonly act: string | null;
  /** Of the first mention. */
  readonly trigger: readonly Span[];
  readonly sentence: Span;
  readonly actors: readonly EventParty[];
  readonly recipients: readonly EventParty[];
  /** The place in the text's words; null where the text gives none. */
  readonly place: Reference | null;
  readonly location: EventLocation | null;
  readonly date: DateValue | null;
  /** Probability that the event is one and of this type, from 0 to 1: the highest of its mentions. */
  readonly confidence: number;
  readonly mentions: readonly EventMention[];
  /** From what it was concluded: the model's scores and the rules that fired, by name. */
  readonly why: readonly string[];
}

/** Adds what the document tells was done. (`events` of `Tagged` are the model's raw proposals.) */
export interface Eventful extends Voiced {
  readonly occurrences: readonly Occurrence[];
}

/** An event of a recorded document: `statement` is the id of the statement that performs it. */
export interface PloverEvent extends Omit<Occurrence, 'act' | 'mentions'> {
  readonly statement: string | null;
  readonly mentions: readonly (Omit<EventMention, 'act'> & { readonly statement: string | null })[];
}
