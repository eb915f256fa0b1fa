import { foldName } from './names.ts';
import { namesFit } from './sameSpeaker.ts';

/** Somebody by whom statements are made. */
export interface NamedSpeaker {
  /** Of the lexicon; null for one who is known by name alone. */
  readonly id: string | null;
  readonly name: string;
  readonly code: string | null;
  /** How many statements of current versions are theirs, each report counted. */
  readonly said: number;
}

/** Two speakers of a ledger who may be one person: “Avelar” and “Tomás Avelar”. */
export interface LikelyDouble {
  /** The one whose name says less. */
  readonly short: NamedSpeaker;
  readonly long: NamedSpeaker;
  /** How many more speakers the shorter name fits. */
  readonly others: number;
  readonly statements: {
    /** Ids of those of the shorter name of which nobody has decided who speaks, the latest first. */
    readonly short: readonly string[];
    /** How many of these there are. */
    readonly open: number;
    /** Ids of some of the longer name, the latest first. */
    readonly long: readonly string[];
  };
}

/** A pair of names of which the statements are not looked up yet. */
export type NamePair = Omit<LikelyDouble, 'statements'> & { readonly keys: readonly [short: string, long: string] };

/** A speaker with what tells whether two can be one. */
export interface SpeakerSeen extends NamedSpeaker {
  readonly key: string;
}

/** What documents say of a speaker. */
export interface SeenIn {
  readonly isPerson: boolean;
  readonly codes: ReadonlySet<string>;
  /** Keys of the documents that have them. */
  readonly documents: ReadonlySet<number>;
}

/** The pairs whose names one person can have; of the lexicon's persons no two are one. */
export function fittingPairs(speakers: readonly SpeakerSeen[]): (readonly [short: SpeakerSeen, long: SpeakerSeen])[] {
  const folded = speakers.map((one) => ({ one, words: foldName(one.name) }));
  const byLastWord = Map.groupBy(folded, ({ words }) => words.slice(words.lastIndexOf(' ') + 1));
  return [...byLastWord.values()].flatMap((same) =>
    same.flatMap((first, at) =>
      same.slice(at + 1).flatMap((second) => {
        const isOne = first.words !== second.words && namesFit(first.words, second.words);
        if (!isOne || (first.one.id !== null && second.one.id !== null)) return [];
        // A name that says less is never the lexicon's own.
        const isShort = second.one.id !== null || (first.one.id === null && first.words.length < second.words.length);
        return [isShort ? ([first.one, second.one] as const) : ([second.one, first.one] as const)];
      }),
    ),
  );
}

/**
 * Of these pairs those who can be one person: both are persons, nothing tells that they are of two states, and no document
 * names both, since whoever is two people in one text is hardly one. Those with the most statements first.
 */
export function likelyDoubles(
  pairs: readonly (readonly [short: SpeakerSeen, long: SpeakerSeen])[],
  seen: ReadonlyMap<string, SeenIn>,
): NamePair[] {
  const likely = pairs.filter(([short, long]) => {
    const [one, other] = [seen.get(short.key), seen.get(long.key)];
    if (!one?.isPerson || !other?.isPerson || !one.documents.isDisjointFrom(other.documents)) return false;
    return one.codes.size === 0 || other.codes.size === 0 || !one.codes.isDisjointFrom(other.codes);
  });
  const fits = Map.groupBy(likely, ([{ key }]) => key);
  const shown = ({ key, ...one }: SpeakerSeen): NamedSpeaker => {
    const [code = null, ...more] = seen.get(key)?.codes ?? [];
    return { ...one, code: one.code ?? (more.length === 0 ? code : null) };
  };
  return likely
    .map(([short, long]) => ({
      short: shown(short),
      long: shown(long),
      others: (fits.get(short.key)?.length ?? 1) - 1,
      keys: [short.key, long.key] as const,
    }))
    .toSorted(
      (a, b) => b.short.said + b.long.said - a.short.said - a.long.said || (a.long.name < b.long.name ? -1 : 1),
    );
}
