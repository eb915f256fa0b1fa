import type { Span } from '../text/index.ts';
import type { Qualifier } from './qualifiers.ts';

/**
 * What the lexicon knows of an actor. `code` is an ISO 3166 alpha-3 code, or PLOVER's IGO, UNO, EUR, NGO, MNC, IMG or
 * ISM; `sector` a PLOVER sector (GOV, MIL, REB …; data/sectors.csv). A person has no code of its own: it depends on
 * the date (see `representedBy`).
 */
export interface LexiconActor {
  /** `country:NOR`, `org:nato`, `group:hezbollah`, `person:ban-ki-moon`. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'organisation' | 'country' | 'group';
  readonly code: string | null;
  readonly sector: string | null;
  readonly wikidata: string | null;
  readonly gender?: 'm' | 'f';
  /** Other names that stand for the actor in a text, the canonical one not among them. */
  readonly aliases: readonly string[];
  /** The common nouns by which a text takes the actor up: "alliance" for NATO, "country" for a state. */
  readonly nouns: readonly string[];
  /** The id of what this actor is part of: the UN for UNICEF, the sovereign for a dependency. */
  readonly parent?: string;
  /** The id of the state or body for which the actor always speaks: a ministry for its country. */
  readonly represents?: string;
}

/** Why a name means an actor. `organ`: a body that a country has, put together ("the Chinese Foreign Ministry"). */
export type NamedBy = 'name' | 'acronym' | 'demonym' | 'people' | 'capital' | 'metonym' | 'person' | 'organ';

/**
 * One reading of a name. `people` is the demonym as a noun ("Norwegians"), `demonym` the adjective. A capital or a
 * metonym is a place too: whether the place or the government is meant is for the reader of the text to decide.
 */
export interface Naming {
  readonly actor: LexiconActor;
  readonly how: NamedBy;
  /** The sector that a metonym stands for (the Pentagon: MIL), else that of the actor. */
  readonly sector: string | null;
  /** The country or organisation of which a metonym's body is part, when it is not the actor itself. */
  readonly of?: string;
}

/** A name found in a text. `span` is in UTF-16 and holds no article, no possessive 's. The likeliest reading is first. */
export interface NameMention {
  readonly type: 'name';
  readonly span: Span;
  readonly namings: readonly Naming[];
  /** True where the word is often something else (Jordan, Male, Georgia) or stands inside a longer capitalised name. */
  readonly doubtful: boolean;
}

/**
 * An office found in a text: "the Russian foreign minister", "Norway's prime minister", "the UN Secretary-General",
 * "the commissioner". `span` runs from the modifier ("Russian") to the end of the office and of its "of …", without
 * the article; `head` is the office alone.
 */
export interface OfficeMention {
  readonly type: 'office';
  readonly span: Span;
  readonly head: Span;
  /** A key of data/offices.csv: foreign-minister, secretary-general, spokesperson, … */
  readonly office: string;
  /** The id of the country or body whose office it is; null where the words do not say. */
  readonly of: string | null;
  /**
   * The span that names it ("Russian", "of Norway"'s "Norway"), or takes it up by a noun ("the bloc's"), where `of` is
   * null; null where the office's own name tells it, or nothing.
   */
  readonly ofSpan: Span | null;
  /** `of`, and for a plural the others too: "the foreign ministers of Iran and France"; [] where `of` is null. */
  readonly owners: readonly string[];
  /** Where `of` is null: the bodies that the phrase alone allows ("chancellor": Germany, Austria); [] where any is. */
  readonly candidates: readonly string[];
  /** What “former”, “ex-”, “acting”, “-elect”, “deputy” and their like before or behind it say. */
  readonly qualifier: Qualifier | null;
  /** The name beside it: "Foreign Minister Anna Berg", "Anna Berg, the foreign minister". */
  readonly person: { readonly span: Span; readonly actor: LexiconActor | null } | null;
  /** PLOVER sector of the office. */
  readonly sector: string | null;
  /** "the ministers", "foreign ministers": more than one holder. */
  readonly plural: boolean;
}

/**
 * A body that many countries have, found in a text: "the Russian Foreign Ministry", "Norway's parliament", "the army".
 * `actor` is the body of that country (`org:rus-foreign-ministry`), null where the words do not say whose it is.
 */
export interface OrganMention {
  readonly type: 'organ';
  readonly span: Span;
  readonly head: Span;
  /** A key of data/organs.csv: foreign-ministry, parliament, armed-forces, … */
  readonly organ: string;
  readonly of: string | null;
  readonly ofSpan: Span | null;
  readonly actor: LexiconActor | null;
  readonly sector: string | null;
}

export type LexiconMention = NameMention | OfficeMention | OrganMention;

/**
 * One person's term in one office. Dates are YYYY-MM-DD, YYYY-MM or YYYY; a date that is not given to the day may be
 * any day in it. `from` null: not known. `to` null: in office at `asOf`.
 */
export interface Term {
  readonly office: string;
  /** `country:NOR` or `org:nato`. */
  readonly of: string;
  readonly title: string;
  readonly person: LexiconActor;
  readonly from: string | null;
  readonly to: string | null;
  readonly acting: boolean;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly asOf: string;
  /** `ours`, or the line of the user's file. */
  readonly source: string;
}

/**
 * A term on a day. `sure`: the day is inside the term whatever day a partial date means. `possible`: it is inside for
 * some of them. `assumed`: the day is after `asOf` of a term that had not ended, by at most four years.
 */
export interface Holder {
  readonly term: Term;
  readonly certainty: 'sure' | 'possible' | 'assumed';
}

export interface Member {
  readonly actor: LexiconActor;
  readonly from: string | null;
  readonly to: string | null;
  readonly certainty: 'sure' | 'possible' | 'assumed';
}

export interface Lexicon {
  /** LEXICON_VERSION, with "+" and the start of the sha256 of the user's file where there is one. */
  readonly version: string;
  /** Every actor apart from the organs of countries, which are made when they are asked for. */
  readonly actors: readonly LexiconActor[];
  readonly terms: readonly Term[];
  /** The actor with this id, or null. Knows organs too: `org:rus-foreign-ministry`. */
  actor(id: string): LexiconActor | null;
  /**
   * The actors that these words, taken as a whole, may mean; the likeliest first, [] where none. Case counts, accents
   * and the kind of apostrophe do not; an acronym may be written Nato, a name may be ALL CAPITALS; a leading "the"
   * and a closing 's are passed over.
   */
  named(words: string): readonly Naming[];
  /**
   * Persons whom a text of this date may mean by a surname: in office on the date, or within `days` (default 730) of
   * it. Those in office come first, then the nearest. Case counts, accents do not.
   */
  surname(word: string, date: string, days?: number): readonly LexiconActor[];
  /** All names, offices and organs of a text in order; those of one type do not overlap. Linear in the text. */
  scan(text: string): readonly LexiconMention[];
  /** The same, from mentions of one type only: names, without the cost of the offices. */
  names(text: string): readonly NameMention[];
  /** The PLOVER sector that a noun marks, in lower case: "police" → COP, "rebels" → REB; null where none. */
  sectorOf(word: string): string | null;
  /** The public body whose own texts are found under an outlet's name or at a web address (data/publishers.csv); else null. */
  publisher(outlet: string | null, url: string | null): LexiconActor | null;
  /** The IANA time zone of the seat of a state by its id (`country:USA`, `America/New_York`); null where the table has none. */
  timeZone(id: string): string | null;
  /** Whether a body's head has this office: the UN's is a secretary-general. */
  isHeadedBy(id: string, office: string): boolean;
  /** The actors to which a text may refer by this noun, in the singular and lower case: "alliance", "court". */
  describedBy(noun: string): readonly LexiconActor[];
  /**
   * The terms in this office of this country or body on a day (YYYY-MM-DD). The day on which one ends and the next
   * begins has both. Never one that ended before the day. Sure ones come first.
   */
  holders(office: string, of: string, date: string): readonly Holder[];
  /** All terms of a person, in order of their start. */
  termsOf(personId: string): readonly Term[];
  /** The members of an organisation on a day; [] where the lexicon has no list of them. */
  members(organisationId: string, date: string): readonly Member[];
  /** The state or body for which a person speaks on a day: of the terms that hold, the surest and highest; else null. */
  representedBy(personId: string, date: string): { readonly actor: LexiconActor; readonly term: Term } | null;
}
