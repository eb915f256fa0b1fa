import type { Office, Participant } from '../../document/index.ts';
import {
  headNoun,
  isOfStates,
  type LexiconActor,
  type OfficeMention,
  qualifiersIn,
  sectorOf,
  stateOf,
} from '../../lexicon/index.ts';
import { slugOf } from '../../text/index.ts';
import type { Scene } from './scene.ts';

/** Everybody a document names or refers to, each once. */
export interface EntityTable {
  /** The lexicon's actor with this id; null if there is none. */
  known(id: string): Participant | null;
  /**
   * Somebody not in the lexicon, under the document's name. Where a man and a woman share it (Lord Harrow, Baroness
   * Harrow), the one who comes second has the title in his or her name.
   */
  own(name: string, kind: Participant['kind'], gender: Participant['gender'], title?: string | null): Participant;
  get(id: string): Participant | undefined;
  addName(id: string, name: string): void;
  /** Gives a person of the document, of whom it has a part of the name, the whole of it. */
  nameInFull(id: string, name: string): void;
  /**
   * Adds an office to a person; it determines on whose behalf they speak. `known`: the lexicon's office in its words;
   * `isSought`: the text says that the person would have it.
   */
  addOffice(id: string, office: Office, known: OfficeMention | null, isSought?: boolean): void;
  /** Tells for which state or body a person speaks of whom nothing else does. */
  speakFor(id: string, of: string): void;
  /** Tells in which state a place lies of which that is all that is known; who has an office there has it in that place. */
  liesIn(id: string, state: string): void;
  /** Whether the document says that a person has such an office of this state or body. */
  hasOffice(id: string, isIt: (office: string) => boolean, of: string): boolean;
  all(): Participant[];
}

const UNKNOWN = { code: null, sector: null, wikidata: null, represents: null, gender: null, names: [], roles: [] };

export function newEntityTable({
  lexicon,
  date,
  publisher = null,
}: Pick<Scene, 'lexicon' | 'date'> & Partial<Pick<Scene, 'publisher'>>): EntityTable {
  const table = new Map<string, Participant>();
  /** The lexicon's offices that persons have now, by their ids. */
  const offices = new Map<string, readonly { readonly office: string; readonly of: string }[]>();
  /** Ids of the places below states. */
  const places = new Set<string>();
  const add = (participant: Participant): Participant => {
    table.set(participant.id, participant);
    return participant;
  };
  const ofLexicon = (actor: LexiconActor): Participant => {
    const stands = actor.kind === 'person' && date ? lexicon.representedBy(actor.id, date) : null;
    const represents = stands?.actor ?? (actor.represents ? lexicon.actor(actor.represents) : null);
    const outOfOffice = actor.kind === 'person' && date && !stands ? outOfOfficeOn(date, actor.id) : null;
    const { id, name, kind, sector, wikidata, gender = null } = { ...actor, ...outOfOffice };
    const code = actor.code ?? represents?.code ?? outOfOffice?.code ?? null;
    return { id, name, kind, code, sector, wikidata, gender, represents: represents?.id ?? null, names: [], roles: [] };
  };
  /** PLOVER's codes of a person who has no office on a day: the state of the last one, or of the first to come. */
  const outOfOfficeOn = (date: string, id: string): Pick<Participant, 'code' | 'sector'> => {
    const terms = lexicon.termsOf(id);
    const past = terms.filter(({ from }) => from !== null && from <= date.slice(0, from.length));
    const body = lexicon.actor((past.at(-1) ?? terms.at(0))?.of ?? '');
    const state = body?.kind === 'country' ? body : null;
    return { code: state?.code ?? null, sector: past.length > 0 ? 'ELI' : null };
  };
  const known = (id: string): Participant | null => {
    const present = table.get(id);
    if (present) return present;
    const actor = lexicon.actor(id);
    return actor && add(ofLexicon(actor));
  };
  /** A former official is of the elites of the state, unless in another office. */
  const formerOf = (one: Participant, { words, of }: Office): Partial<Participant> => {
    const body = of === null || one.code !== null || !qualifiersIn(words).has('former') ? null : known(of);
    const state = stateOf(body);
    const code = state === null ? null : (lexicon.actor(state)?.code ?? null);
    return code === null ? {} : { code, sector: 'ELI' };
  };
  return {
    known,
    own(name, kind, gender, title = null) {
      const id = `doc:${slugOf(name)}`;
      const namesake = table.get(id);
      const isAnother = title !== null && namesake?.gender && gender && namesake.gender !== gender;
      if (isAnother) return this.own(`${title} ${name}`, kind, gender);
      if (namesake) return namesake;
      const state = kind === 'organisation' ? stateInName(name, lexicon.names(name)[0]) : null;
      const sector = kind === 'organisation' ? sectorOf(name) : null;
      const isPublishers = kind === 'organisation' && publisher?.id.endsWith('-ministry') && isBureau(name, lexicon);
      const owner = state ?? (isPublishers ? publisher : null);
      const own = owner ? { code: owner.code, sector: sector ?? 'GOV', represents: owner.id } : { sector };
      return add({ ...UNKNOWN, ...own, id, name, kind, gender: gender ?? null });
    },
    get: (id) => table.get(id),
    addName(id, name) {
      const one = table.get(id);
      if (one && !one.names.includes(name)) add({ ...one, names: [...one.names, name] });
    },
    nameInFull(id, name) {
      const one = table.get(id);
      if (one && id.startsWith('doc:') && name.toLowerCase().endsWith(` ${one.name.toLowerCase()}`))
        add({ ...one, name, names: [...new Set([...one.names, one.name])] });
    },
    addOffice(id, office, mentioned, isSought = false) {
      const one = table.get(id);
      if (!one || one.roles.some(({ words, of }) => words === office.words && of === office.of)) return;
      if (mentioned && !mentioned.qualifier && !isSought && one.kind === 'person' && office.of !== null) {
        offices.set(id, [...(offices.get(id) ?? []), { office: mentioned.office, of: office.of }]);
      }
      const roles = [...one.roles, office];
      if (one.kind !== 'person' || isSought) return void add({ ...one, roles });
      if (speaksForNobody(office.words)) return void add({ ...one, ...formerOf(one, office), roles });
      const body = office.of === null || one.represents ? null : known(office.of);
      const sector = one.sector ?? sectorIn(body, mentioned);
      if (!body) return void add({ ...one, roles, sector });
      const isOf = body.kind === 'country' ? isOfState : places.has(body.id) ? isOfPlace : () => true;
      const speaks = !isForHimself(office.words) && isOf(mentioned, office.words);
      add({ ...one, roles, sector, code: one.code ?? body.code, represents: speaks ? body.id : null });
    },
    speakFor(id, of) {
      const one = table.get(id);
      const body = known(of);
      if (one && body && one.represents === null) add({ ...one, code: one.code ?? body.code, represents: body.id });
    },
    liesIn(id, state) {
      places.add(id);
      this.speakFor(id, state);
    },
    hasOffice: (id, isIt, of) => (offices.get(id) ?? []).some((one) => one.of === of && isIt(one.office)),
    all: () => [...table.values()],
  };
}

/** The president of a league, a union or a party is no government, and a member of parliament is of it. */
function sectorIn(body: Participant | null, office: OfficeMention | null): string | null {
  const isAmongStates = body === null || body.kind === 'country' || isOfStates(body.code);
  return isAmongStates ? (office?.sector ?? null) : body.sector;
}

/** “A retired general”, “the next minister”: no office is theirs now. “The president of a former republic” has one. */
export const isOutOfOffice = (office: string): boolean => {
  const [own = ''] = office.split(' of ');
  const qualifiers = qualifiersIn(own);
  return qualifiers.has('former') || qualifiers.has('incoming');
};

/** Whoever has no office, a candidate or an opposition spokesman speaks for nobody else. */
const speaksForNobody = (office: string): boolean =>
  isOutOfOffice(office) || qualifiersIn(office).has('rival') || SEEKS.test(office) || isKin(office);

const SEEKS = /\b(?:veteran(?=\s+of\b|$)|nominee|candidate|candidacy|nomination|hopeful|contender|pick|choice)s?\b/iu;

/** “His daughter”, “the senator's friend”: for whoever he speaks, she does not. */
export const isKin = (words: string): boolean => KIN.test(nounOf(words));
const KIN =
  /^(?:(?:step|grand)?(?:mother|father|parent|son|daughter|child|children)|wife|husband|widow|widower|(?:step)?(?:brother|sister)|uncle|aunt|nephew|niece|cousin|fiancée?|girlfriend|boyfriend|neighbou?r|friend)s?$/u;

const nounOf = (words: string): string => headNoun(words)?.noun ?? '';

/**
 * Members of parliament speak for their voters, and experts interviewed in the news, as whoever only comes from somewhere,
 * for themselves.
 */
const isForHimself = (words: string): boolean =>
  HIMSELF.test(nounOf(words)) || PRIVATE.test(words) || /\b(?:Sen|Rep)\.?$/u.test(words);

/** “A Tarfu filmmaker”, “the Chechen immigrant”. */
const PRIVATE =
  /\b(?:(?:im|e)?migrant|refugee|exile|resident|native|citizen|villager|filmmaker|film-maker|actor|actress|singer|musician|artist|painter|poet|novelist|writer|author|athlete|footballer|player|teen(?:ager)?)$/iu;

const HIMSELF =
  /^(?:senator|congressman|congresswoman|lawmaker|legislator|parliamentarian|mp|councillor|analyst|expert|economist|historian|scientist|researcher|professor|lecturer|scholar|academic|student|teacher|critic|journalist|reporter|correspondent|columnist)$/u;

/** Whether the words say that somebody acts for a state: not a resident or a player of it, nor the mayor of its capital. */
export const isOfState = (office: OfficeMention | null, words: string): boolean =>
  office ? !/^(?:mayor|governor|police-chief)$/u.test(office.office) : ROLE.test(nounOf(words));

/** The same of a place below a state: its mayor and its police chief do, a shop owner does not. */
const isOfPlace = (office: OfficeMention | null, words: string): boolean =>
  office !== null || ROLE.test(nounOf(words)) || nounOf(words) === 'mayor';

const ROLE =
  /^(?:minister|president|vice-president|premier|chancellor|leader|chief|head|secretary|undersecretary|commissioner|ambassador|envoy|representative|delegate|negotiator|mediator|diplomat|consul|attaché|chargé|official|officer|aide|adviser|advisor|counsellor|spokesperson|spokesman|spokeswoman|general|commander|soldier|king|queen|emperor|sultan|emir|monarch|ruler|counterpart|interpreter)$/u;

/** Bodies that only a state has; after a state's name they belong to it: “Danish Maritime Authority”, “U.S. Embassy Lima”. */
const STATE_BODY =
  /\s(?:Ministry|Departments?|Embassy|Mission|Directorate|Agency|(?:District|Federal|Appeals) Court|Court of Appeals|Coast ?[Gg]uard|Navy|Army|Air Force|Marine Corps?|Armed Forces|(?:Defen[cs]e|Security) Forces?|Police(?: Service| Force)?|Border (?:Guard|Patrol|Force|Agency)|Customs|Intelligence (?:Service|Agency|Directorate)|Immigration Services?|Revenue (?:Authority|Service)|(?:Maritime|Civil Aviation) Authority|Parliament|Supreme Court|Constitutional Court|Central Bank|High Commission|Government)$/u;
/** The same where what it is for, or the place, comes behind: “Swedish Ministry of Education”. */
const STATE_BODY_FOR =
  /\s(?:(?:Ministry|Departments?|Embassy|Mission|Directorate|Agency|(?:District|Federal|Appeals) Court|Court of Appeals)\s(?:of|for|in|to|on|against)|Embassy)\s\p{L}/u;
/** “Russian News Agency”: not the state's. */
const PRIVATE_AGENCY = /\b(?:News|Press|Travel|Ratings?) Agency\b/u;

/** What a ministry's own text calls a part of it, or of another: “the Bureau of Water Affairs”. */
const isBureau = (name: string, lexicon: Scene['lexicon']): boolean =>
  name.startsWith('Bureau of ') || (/^Office (?:of|for|to) /u.test(name) && lexicon.names(name).length === 0);

/** Words in the names of forces that are not the state's: “Sudan People's Liberation Army”. */
const OF_REBELS =
  /\b(?:Liberation|People[’']s|Independence|Republican|Free|Resistance|Alliance|Democratic|Salvation|Patriotic|Revolutionary|Islamic|Lord[’']s|Unity|Opposition)\b/u;

const isStateBody = (name: string): boolean =>
  (STATE_BODY.test(name) || STATE_BODY_FOR.test(name)) && !PRIVATE_AGENCY.test(name) && !OF_REBELS.test(name);

function stateInName(
  name: string,
  first: ReturnType<Scene['lexicon']['names']>[number] | undefined,
): LexiconActor | null {
  const actor = first?.span[0] === 0 && isStateBody(name) ? first.namings[0]?.actor : undefined;
  return actor?.kind === 'country' ? actor : null;
}
