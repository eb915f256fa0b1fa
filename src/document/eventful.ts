import type { Span } from '../text/index.ts';
import type { DateValue } from './article.ts';
import type { EventType } from './proposals.ts';
import type { Reference } from './record.ts';
import type { RolesAssigned } from './resolved.ts';

/** A party to an event: who it is, and how PLOVER codes them. */
export interface EventParty extends Reference {
  /** ISO 3166 alpha-3, or PLOVER's IGO, UNO, EUR, NGO, MNC, IMG, ISM; null if the text does not say. */
  readonly code: string | null;
  /** A PLOVER sector (COP, MIL, SOC …; data/sectors.csv); null if none fits. */
  readonly sector: string | null;
}

/** Where an event took place, as precisely as the text says and no more. Coordinates in degrees (WGS 84). */
export interface EventLocation {
  readonly level: 'city' | 'region' | 'country';
  readonly name: string;
  readonly region: string | null;
  /** ISO 3166 alpha-3, and the country's name. */
  readonly country: string;
  readonly countryName: string;
  /** Null for a region or a country: it did not happen at a country's centroid. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** GeoNames id. */
  readonly geoname: number | null;
  readonly why: string;
}

/** One mention of an event in the text. */
export interface EventMention {
  readonly trigger: readonly Span[];
  readonly sentence: Span;
  /** The one who says so here; null if the outlet itself does. */
  readonly allegedBy: Reference | null;
  /** Id of the attribution that performs the event by being said (“we condemn …”); null if none does. */
  readonly act: string | null;
  readonly confidence: number;
}

/** An event as the events stage finds it, with all its mentions in the document, in text order. */
export interface Occurrence {
  readonly id: string;
  readonly type: EventType;
  readonly modes: readonly string[];
  readonly contexts: readonly string[];
  readonly negated: boolean;
  readonly hypothetical: boolean;
  readonly future: boolean;
  readonly historical: boolean;
  /** The one on whose word alone the document reports it; null if at least one mention reports it as fact. */
  readonly allegedBy: Reference | null;
  /** Id of the attribution that performs it; the first if several do. */
  readonly act: string | null;
  /** Of the first mention. */
  readonly trigger: readonly Span[];
  readonly sentence: Span;
  readonly actors: readonly EventParty[];
  readonly recipients: readonly EventParty[];
  /** The place in the words of the text; null if the text gives none. */
  readonly place: Reference | null;
  readonly location: EventLocation | null;
  readonly date: DateValue | null;
  /** What the confidence of the date is computed from (stages/events/dateConfidence.ts); null where it is not. */
  readonly dateSignals: object | null;
  /** Probability, from 0 to 1, that this is an event of this type: the highest of its mentions. */
  readonly confidence: number;
  readonly mentions: readonly EventMention[];
  /** The evidence: the model's scores and the names of the rules that fired. */
  readonly why: readonly string[];
}

/** Adds what the document reports was done. (`events` of `Tagged` are the model's raw proposals.) */
export interface Eventful extends RolesAssigned {
  readonly occurrences: readonly Occurrence[];
}

/** An event in a recorded document: `statement` is the id of the statement that performs it. */
export interface PloverEvent extends Omit<Occurrence, 'act' | 'mentions' | 'dateSignals'> {
  readonly statement: string | null;
  readonly mentions: readonly (Omit<EventMention, 'act'> & { readonly statement: string | null })[];
}
