import { statSync } from 'node:fs';
import { type Actor, asRepresented, codeOf, representedBy } from '../../document/index.ts';
import { type Lexicon, type LexiconActor, openLexicon, userCorrections } from '../../lexicon/index.ts';
import {
  type Decided,
  type FindParty,
  foldName,
  type LedgerStatement,
  type NamedParty,
  partiesDecided,
} from '../../ledger/index.ts';
import { actorsAbout } from './actors.ts';
import type { Session } from './session.ts';

/** What people have decided of an entry of a document. */
export interface DecidedEntry {
  readonly decided: Decided;
  readonly document: LedgerStatement['document'];
}

let opened: { readonly of: string; readonly lexicon: Lexicon } | undefined;

/** The lexicon with the user's file, opened anew where that is another one now: a table of decisions asks for each row. */
function lexicon(): Lexicon {
  const { corrections } = userCorrections();
  const of = corrections === undefined ? '' : `${corrections} ${statSync(corrections).mtimeMs}`;
  if (opened?.of !== of) opened = { of, lexicon: openLexicon(corrections === undefined ? {} : { corrections }) };
  return opened.lexicon;
}

/** Finds whom people mean who have decided something of these entries; what comes out is asked for each of them. */
export type WhoIs = (session: Session, entries: readonly DecidedEntry[]) => Promise<(entry: DecidedEntry) => FindParty>;

/**
 * Whom people mean: by the id that they give, or else by the name, where one actor of the document has it, or of the lexicon
 * as the ledger or else the lexicon itself has them. The lexicon is opened only where the ledger does not know.
 */
export function decidedParties(): WhoIs {
  return async (session, entries) => {
    const parties = entries.flatMap(({ decided }) => partiesDecided(decided));
    if (parties.length === 0) return () => () => null;
    const documents = new Set(entries.map(({ document }) => document.id));
    const known = await actorsAbout(session, documents, {
      ids: parties.flatMap(({ actor }) => actor ?? []),
      names: parties.flatMap(({ name }) => (name === null ? [] : foldName(name))),
    });
    return ({ document }) => {
      const here = known.filter(({ scope }) => scope === document.id || scope === '');
      const byId = (id: string): Actor | null =>
        here.find((one) => one.id === id) ?? ofLexicon(lexicon().actor(id));
      const byName = (name: string): Actor | null => {
        const called = here.filter((one) => foldName(one.name) === foldName(name));
        return onlyOf(called.filter(({ scope }) => scope !== '')) ?? onlyOf(called) ?? ofLexicon(namedIn(lexicon(), name));
      };
      const bodyOf = ({ kind, id }: Actor, day: string | undefined): Actor | null =>
        kind === 'person' && day !== undefined ? ofLexicon(lexicon().representedBy(id, day)?.actor) : null;
      return (party, date) => {
        const day = (date ?? document.published)?.from.slice(0, 'YYYY-MM-DD'.length);
        const found = (party.actor === null ? null : ofThatName(byId(party.actor), party)) ?? byName(party.name ?? '');
        if (!found) return null;
        const actor = { ...found, code: codeOf(found.id, found.code) };
        return { actor, represents: representedBy(found, byId) ?? asRepresented(bodyOf(found, day)) };
      };
    };
  };
}

/** Another reading gives the id of an actor of the document to somebody else. */
const ofThatName = (actor: Actor | null, { name }: NamedParty): Actor | null =>
  actor?.id.startsWith('doc:') && name !== null && foldName(actor.name) !== foldName(name) ? null : actor;

/** Who has these words for a name, and not for what belongs to them. */
function namedIn(lexicon: Lexicon, name: string): LexiconActor | null {
  const named = lexicon.named(name).filter(({ how }) => ['name', 'acronym', 'person', 'organ'].includes(how));
  return onlyOf(named.map(({ actor }) => actor));
}

function onlyOf<One extends { readonly id: string }>([first, ...others]: readonly One[]): One | null {
  return first && others.every(({ id }) => id === first.id) ? first : null;
}

const ofLexicon = (actor: LexiconActor | null | undefined): Actor | null => {
  if (!actor) return null;
  const { id, name, kind, code, sector, wikidata, represents = null } = actor;
  return { id, name, kind, code, sector, wikidata, represents };
};
