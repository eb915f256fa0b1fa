import type { Mention, Participant, Office } from '../../document/index.ts';
import { isDepartment, type Lexicon, type LexiconActor, type Naming } from '../../lexicon/index.ts';
import { slugOf, type Span } from '../../text/index.ts';
import { nounsOf } from './bodies.ts';
import type { Person } from './people.ts';

/** Everybody whom a document names, collected name by name. */
export interface Cast {
  addPerson(person: Person): void;
  /**
   * A name that is no person's, and its actor; `kind` is the model's where the lexicon does not know the name, `governed`
   * the places that stand for who governs there.
   */
  mentionOf(
    text: string,
    span: Span,
    kind: Mention['kind'] | null,
    naming: Naming | null,
    governed: ReadonlySet<string>,
  ): Mention;
  addRole(actor: string, role: Office, gender: 'm' | 'f' | null, sector: string | null): void;
  addName(actor: string, name: string): void;
  remove(actor: string): void;
  /** Whether a text can take the actor up by a noun: “the agency”. */
  isCalled(actor: string, noun: string): boolean;
  /** Whom the document does not name in its text: the body that publishes it, its authors. */
  addActor(actor: LexiconActor): void;
  addOutlet(id: string, name: string): void;
  addAuthor(id: string, name: string, gender: 'm' | 'f' | null): void;
  participant(id: string): Participant | null;
  all(): Participant[];
}

type Draft = { -readonly [Key in keyof Participant]: Participant[Key] } & { names: string[]; roles: Office[] };

const UNKNOWN = { code: null, sector: null, wikidata: null, represents: null, gender: null } as const;

const FORMS: Readonly<Record<Naming['how'], Mention['form']>> = {
  name: 'name', acronym: 'acronym', demonym: 'demonym', people: 'demonym', capital: 'capital', metonym: 'metonym',
  person: 'name', organ: 'name',
}; // prettier-ignore

/** What a region or town that stands for its government is called again. */
const GOVERNED: readonly string[] = ['region', 'state', 'province', 'territory', 'county', 'canton', 'city', 'town'];

/** Offices in the words of a text, by which their holders are taken up again. */
const officeNouns = (title: string): string[] => {
  const lower = title.toLowerCase().replace(/\s+(?:of|for)\s.*$/u, '');
  const last = lower.split(/[\s-]+/u).at(-1) ?? lower;
  return lower === 'prime minister' ? [lower] : [...new Set([lower, last])];
};

export function castOf(lexicon: Lexicon, date: string | null): Cast {
  const drafts = new Map<string, Draft>();
  const draftOf = (id: string, make: () => Omit<Draft, 'id' | 'names' | 'roles'>): Draft => {
    const known = drafts.get(id);
    if (known) return known;
    const draft = { id, ...make(), names: [], roles: [] };
    drafts.set(id, draft);
    return draft;
  };
  const ofLexicon = (actor: LexiconActor): Draft =>
    draftOf(actor.id, () => {
      const stands = actor.kind === 'person' && date ? lexicon.representedBy(actor.id, date) : null;
      const represents = stands?.actor ?? (actor.represents ? lexicon.actor(actor.represents) : null);
      return {
        name: actor.name,
        kind: actor.kind,
        code: actor.code ?? represents?.code ?? null,
        sector: actor.sector,
        wikidata: actor.wikidata,
        represents: represents?.id ?? null,
        gender: actor.gender ?? null,
      };
    });
  const sectorOf = (id: string): string | null => drafts.get(id)?.sector ?? lexicon.actor(id)?.sector ?? null;
  const addName = (id: string, name: string): void => {
    const draft = drafts.get(id);
    if (draft && !draft.names.includes(name)) draft.names.push(name);
  };
  return {
    addPerson({ id, name, gender, actor, names }) {
      const draft = actor ? ofLexicon(actor) : draftOf(id, () => ({ ...UNKNOWN, name, kind: 'person' }));
      draft.gender ??= gender;
      for (const form of names) addName(id, form);
      if (!actor || !date) return;
      const held = lexicon
        .termsOf(actor.id)
        .filter((term) => lexicon.holders(term.office, term.of, date).some((holder) => holder.term === term));
      for (const { title, of } of held) draft.roles.push({ words: title, nouns: officeNouns(title), of });
    },
    mentionOf(text, span, kind, naming, governed) {
      const words = text.slice(...span);
      if (naming) {
        const { actor, how } = asState(naming, lexicon);
        ofLexicon(actor);
        addName(actor.id, words);
        const form = FORMS[how];
        return { span, kind: kindOf(actor, form), form, actor: actor.id, why: `“${words}” in the lexicon: ${how}` };
      }
      const name = words.replace(/\s+/gu, ' ').replace(/^the\s+/iu, '');
      const isNobody = kind === null || kind === 'other' || (kind === 'place' && !governed.has(words));
      if (isNobody || ADJECTIVE.test(name))
        return { span, kind: kind ?? 'other', form: 'name', actor: null, why: 'a name that the lexicon does not know' };
      const id = `doc:${slugOf(name)}`;
      const state = kind === 'organisation' ? stateInName(name, lexicon) : null;
      const own = state && { code: state.code, sector: 'GOV', represents: state.id };
      const draft = draftOf(id, () => ({
        ...UNKNOWN,
        ...own,
        name,
        kind: kind === 'group' ? 'group' : 'organisation',
      }));
      addName(id, words);
      if (draft.roles.length === 0)
        draft.roles.push({ words: name, nouns: kind === 'place' ? GOVERNED : nounsOf(name), of: null });
      return { span, kind, form: 'name', actor: id, why: 'a name that the lexicon does not know' };
    },
    addRole(id, role, gender, sector) {
      const draft = drafts.get(id);
      if (!draft) return;
      draft.gender ??= gender;
      if (!draft.roles.some(({ words, of }) => words === role.words && of === role.of)) draft.roles.push(role);
      if (draft.kind !== 'person' || !role.of) return;
      draft.sector ??= sector;
      // A retired general or an opposition's spokesman speaks for himself.
      if (draft.represents || /\b(?:former|ex-|retired|late|one-time|shadow|opposition|exiled)\b/iu.test(role.words))
        return;
      draft.code ??= drafts.get(role.of)?.code ?? lexicon.actor(role.of)?.code ?? null;
      if (!speaksForHimself(role.nouns) && !isShadow(role, sectorOf(role.of))) draft.represents = role.of;
    },
    addName,
    isCalled: (id, noun) =>
      (lexicon.actor(id)?.nouns.includes(noun) ?? false) ||
      (drafts.get(id)?.roles.some(({ nouns }) => nouns.includes(noun)) ?? false),
    addActor: (actor) => void ofLexicon(actor),
    addOutlet: (id, name) => void draftOf(id, () => ({ ...UNKNOWN, name, kind: 'organisation' })),
    addAuthor: (id, name, gender) => void draftOf(id, () => ({ ...UNKNOWN, name, kind: 'person', gender })),
    remove: (id) => void drafts.delete(id),
    participant: (id) => drafts.get(id) ?? null,
    all: () => [...drafts.values()],
  };
}

/**
 * Members of a parliament speak for their voters, and those whom news asks for what they know (“an economist at the bank”,
 * “a historian at the university”) for themselves, whoever pays them.
 */
const speaksForHimself = ([noun = '', ...others]: readonly string[]): boolean =>
  HIMSELF.test(noun) && !others.some((other) => /^(?:director|head|chief|president|spokes\p{L}+)$/u.test(other));

/** “Fianna Fáil's Brexit spokesman”, “its defence spokesman”: who shadows a minister for a party out of power, and for no body. */
const isShadow = ({ words }: Office, sector: string | null): boolean => {
  const field = /(\p{L}+)\sspokes(?:man|woman|person)$/iu.exec(words)?.[1];
  return sector === 'PTY' && field !== undefined && (field === 'Brexit' || isDepartment(field));
};

const HIMSELF =
  /^(?:senator|congressman|congresswoman|lawmaker|legislator|parliamentarian|mp|councillor|analyst|expert|economist|historian|scientist|researcher|professor|lecturer|scholar|academic|student|teacher|critic|journalist|reporter|correspondent|columnist)$/u;

/** Bodies that only a state has; behind the name of a state they are its own: “Kenya Revenue Authority”, “Danish Maritime Authority”. */
const STATE_BODY =
  /\s(?:Ministry|Coast ?[Gg]uard|Navy|Army|Air Force|Armed Forces|Defen[cs]e Forces?|Police(?: Service| Force)?|Border (?:Guard|Force|Agency)|Customs|(?:Law |Maritime |Drug )?Enforcement Agency|(?:Space|Intelligence|Security) Agency|Intelligence Service|Revenue (?:Authority|Service)|(?:Maritime|Civil Aviation) Authority|Meteorological (?:Office|Agency|Department)|Parliament|Supreme Court|Constitutional Court|Central Bank|Embassy|High Commission)$/u;

function stateInName(name: string, lexicon: Lexicon): LexiconActor | null {
  if (!STATE_BODY.test(name)) return null;
  const [first] = lexicon.names(name);
  const actor = first?.span[0] === 0 ? first.namings[0]?.actor : undefined;
  return actor?.kind === 'country' ? actor : null;
}

/** Names of regions as adjectives: “the European side” names no body. */
const ADJECTIVE =
  /^(?:(?:Eastern |Western |Central |South |North |Southeast )?(?:European|African|Asian|American|Arab|Nordic|Baltic|Balkan|Scandinavian|Arctic|Pacific|Western|Eastern|Latin American|Caribbean|Muslim|Christian|Jewish|Islamic|Antarctic))$/u;

/** Where a state's government, palace or presidency is named it is the state that speaks. */
function asState({ actor, how, ...rest }: Naming, lexicon: Lexicon): Naming {
  const state = actor.represents?.startsWith('country:') ? lexicon.actor(actor.represents) : null;
  const isSeat =
    /^org:[a-z]{3}-(?:government|presidency)$/u.test(actor.id) ||
    (actor.nouns.length > 0 &&
      actor.nouns.every((noun) => /^(?:administration|palace|presidency|office|residence)$/u.test(noun)));
  return state && isSeat ? { ...rest, actor: state, how: 'metonym' } : { ...rest, actor, how };
}

function kindOf({ kind }: LexiconActor, form: Mention['form']): Mention['kind'] {
  if (form === 'demonym') return 'group';
  if (form === 'metonym') return 'organisation';
  if (kind === 'country') return 'place';
  return kind === 'person' ? 'person' : 'organisation';
}
