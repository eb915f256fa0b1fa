import type { Office, Participant } from '../../document/index.ts';
import { type LexiconActor, qualifiersIn, roleNoun } from '../../lexicon/index.ts';
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
  /** Adds an office to a person; it determines on whose behalf they speak. */
  addOffice(id: string, office: Office, sector: string | null): void;
  all(): Participant[];
}

const UNKNOWN = { code: null, sector: null, wikidata: null, represents: null, gender: null, names: [], roles: [] };

export function newEntityTable({ lexicon, date }: Pick<Scene, 'lexicon' | 'date'>): EntityTable {
  const table = new Map<string, Participant>();
  const add = (participant: Participant): Participant => {
    table.set(participant.id, participant);
    return participant;
  };
  const ofLexicon = (actor: LexiconActor): Participant => {
    const stands = actor.kind === 'person' && date ? lexicon.representedBy(actor.id, date) : null;
    const represents = stands?.actor ?? (actor.represents ? lexicon.actor(actor.represents) : null);
    const { id, name, kind, sector, wikidata, gender = null } = actor;
    const code = actor.code ?? represents?.code ?? null;
    return { id, name, kind, code, sector, wikidata, gender, represents: represents?.id ?? null, names: [], roles: [] };
  };
  const known = (id: string): Participant | null => {
    const present = table.get(id);
    if (present) return present;
    const actor = lexicon.actor(id);
    return actor && add(ofLexicon(actor));
  };
  return {
    known,
    own(name, kind, gender, title = null) {
      const namesake = table.get(`doc:${slugOf(name)}`);
      const isAnother = title !== null && namesake?.gender && gender && namesake.gender !== gender;
      if (isAnother) return this.own(`${title} ${name}`, kind, gender);
      if (namesake) return namesake;
      const id = `doc:${slugOf(name)}`;
      const state = kind === 'organisation' ? stateInName(name, lexicon.names(name)[0]) : null;
      const own = state && { code: state.code, sector: 'GOV', represents: state.id };
      return add({ ...UNKNOWN, ...own, id, name, kind, gender: gender ?? null });
    },
    get: (id) => table.get(id),
    addName(id, name) {
      const one = table.get(id);
      if (one && !one.names.includes(name)) add({ ...one, names: [...one.names, name] });
    },
    addOffice(id, office, sector) {
      const one = table.get(id);
      if (!one || one.roles.some(({ words, of }) => words === office.words && of === office.of)) return;
      const roles = [...one.roles, office];
      if (one.kind !== 'person' || !office.of || one.represents || speaksForNobody(office.words))
        return void add({ ...one, roles });
      const body = known(office.of);
      const speaks = !isForHimself(office.words);
      add({
        ...one,
        roles,
        sector: one.sector ?? sector,
        code: one.code ?? body?.code ?? null,
        represents: speaks ? (body?.id ?? null) : null,
      });
    },
    all: () => [...table.values()],
  };
}

/** A retired general or an opposition spokesman speaks for nobody else. */
const speaksForNobody = (office: string): boolean => {
  const qualifiers = qualifiersIn(office);
  return qualifiers.has('former') || qualifiers.has('rival');
};

/** Members of parliament speak for their voters, and experts interviewed in the news for themselves. */
const isForHimself = (words: string): boolean =>
  HIMSELF.test(roleNoun(/(?<![\p{L}-])[\p{L}-]+$/u.exec(words)?.[0] ?? '')?.noun ?? '');

const HIMSELF =
  /^(?:senator|congressman|congresswoman|lawmaker|legislator|parliamentarian|mp|councillor|analyst|expert|economist|historian|scientist|researcher|professor|lecturer|scholar|academic|student|teacher|critic|journalist|reporter|correspondent|columnist)$/u;

/** Bodies that only a state has; after a state's name they belong to it: “Danish Maritime Authority”. */
const STATE_BODY =
  /\s(?:Ministry|Department|Coast ?[Gg]uard|Navy|Army|Air Force|Armed Forces|Defen[cs]e Forces?|Police(?: Service| Force)?|Border (?:Guard|Force|Agency)|Customs|Intelligence (?:Service|Agency)|Revenue (?:Authority|Service)|(?:Maritime|Civil Aviation) Authority|Parliament|Supreme Court|Constitutional Court|Central Bank|Embassy|High Commission|Government)$/u;

function stateInName(
  name: string,
  first: ReturnType<Scene['lexicon']['names']>[number] | undefined,
): LexiconActor | null {
  const actor = first?.span[0] === 0 && STATE_BODY.test(name) ? first.namings[0]?.actor : undefined;
  return actor?.kind === 'country' ? actor : null;
}
