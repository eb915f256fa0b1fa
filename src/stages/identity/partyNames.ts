import { type Lexicon, type LexiconMention, type NameMention, type Naming, stateOf } from '../../lexicon/index.ts';
import { nearby, type Span, wordsBehind } from '../../text/index.ts';

/** Names that parties of many states have: “the Labour Party”, “the Social Democratic Party”; not “the Prosperity Party”. */
const SHARED =
  /^(?:the\s)?(?:(?:Christian|Communist|Conservative|Democratic|Green|Labou?r|Liberal|National|People[’']?s[’']?|Progressive|Republican|Social|Socialist|Workers[’']?)\s){1,3}[Pp]arty$/iu;

/** The same without the word: “Republicans”, “Labour”, “the Social Democrats”. */
const BARE =
  /^(?:the\s)?(?:Republicans?|Conservatives?|Democrats|Labou?r|Liberals|Socialists|(?:Christian|Social)\sDemocrats)$/u;
/** “The Republican movement”, “Republican prisoners”: those who want a republic. */
const CAUSE = /^\s(?:movement|paramilitar\p{L}+|prisoners?|dissidents?|militants?|rebels?|bombers?|gunm[ae]n)\b/u;

/** Where a party's name stands, in a text of which is known whose it is. */
interface OfText {
  readonly text: string;
  readonly lexicon: Lexicon;
  readonly scanned: readonly LexiconMention[];
  /** The state that the text is about. */
  readonly about: string | null;
  /** The states of its publisher and its outlet. */
  readonly own: readonly (string | null)[];
}

/**
 * The readings of a name of a party at a place: a name that parties of many states have is that of the state beside it, or
 * that the text is about; else the lexicon's, if the text names its state or comes from it. So is a bare “Republicans”, also
 * where the text names no state at all. Other names are as they were.
 */
export function partyReader({
  text,
  lexicon,
  scanned,
  about,
  own,
}: OfText): (span: Span, namings: readonly Naming[]) => readonly Naming[] {
  let named: ReadonlySet<string> | null = null;
  const namesNear = nearby(
    scanned.filter((found): found is NameMention => found.type === 'name'),
    ({ span: [start, end] }) => [[Math.max(0, start - BESIDE), end + BESIDE]],
  );
  const isHome = ({ actor: { code } }: Naming): boolean => {
    named ??= statesNamed(scanned, lexicon);
    const home = `country:${code ?? ''}`;
    return own.includes(home) || named.has(home);
  };
  const ofBareName = (span: Span, namings: readonly Naming[]): readonly Naming[] => {
    if (CAUSE.test(wordsBehind(text, span[1]))) return [];
    const state = besideIt(span, text, namesNear(span), false);
    if (state !== null) return namings.filter(({ actor }) => isOfState(actor.code, state));
    return namings.filter((naming) => isHome(naming) || named?.size === 0);
  };
  return (span, namings) => {
    const words = text.slice(...span);
    if (BARE.test(words)) return ofBareName(span, namings);
    if (!SHARED.test(words)) return namings;
    const state = besideIt(span, text, namesNear(span)) ?? about;
    if (state !== null) {
      const parties = namings.filter(({ actor }) => stateOf(actor) === state || isOfState(actor.code, state));
      return parties.length > 0 ? parties : ofState(words, state, lexicon);
    }
    return namings.filter(isHome);
  };
}

/** How many characters from where a party's name begins that of its state ends or begins at most. */
const BESIDE = 100;

const isOfState = (code: string | null, state: string): boolean => state === `country:${code ?? ''}`;

/** “Germany's Labour Party”, “the German Labour Party”, “the Labour Party of Germany”. */
function besideIt([start, end]: Span, text: string, near: readonly NameMention[], orBehind = true): string | null {
  for (const found of near) {
    const isBefore = found.span[1] <= start && /^(?:[’']s?)?\s(?:\p{Ll}+\s)?$/u.test(text.slice(found.span[1], start));
    const isBehind =
      orBehind && found.span[0] >= end && /^\s(?:of|in)\s(?:the\s)?$/u.test(text.slice(end, found.span[0]));
    const actor = found.namings[0]?.actor;
    if ((isBefore || isBehind) && actor?.kind === 'country') return actor.id;
  }
  return null;
}

/** The party that the lexicon knows by this name with that of the state behind it. */
function ofState(words: string, state: string, lexicon: Lexicon): readonly Naming[] {
  const name = lexicon.actor(state)?.name;
  return name === undefined ? [] : lexicon.named(`${words.replace(/^the\s/iu, '')} of ${name}`);
}

/** The states that a text names, or of which it names a body or somebody in office; not its parties of such names. */
function statesNamed(scanned: readonly LexiconMention[], lexicon: Lexicon): ReadonlySet<string> {
  const states = new Set<string>();
  for (const found of scanned) {
    const naming = found.type === 'name' ? found.namings[0] : undefined;
    if (!naming || naming.actor.sector === 'PTY') continue;
    const { actor } = naming;
    if (actor.kind === 'person') for (const { of } of lexicon.termsOf(actor.id)) states.add(of);
    else states.add(actor.kind === 'country' ? actor.id : (stateOf(actor) ?? `country:${actor.code ?? ''}`));
  }
  return states;
}
