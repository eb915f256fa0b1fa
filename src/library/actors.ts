import { z } from 'zod';
import { OnrecordError } from '../errors/index.ts';
import { type Lexicon, type LexiconActor, openLexicon, type Term, userCorrections } from '../lexicon/index.ts';
import { foldName } from '../ledger/index.ts';
import { checkArgument } from './arguments.ts';

export interface ActorFilter {
  /** Only those with these words in a name; case and accents do not count. */
  readonly words?: string | undefined;
  readonly kind?: LexiconActor['kind'] | undefined;
  /** ISO 3166 alpha-3, or PLOVER's of bodies; PLOVER's sector. In any case. */
  readonly code?: string | undefined;
  readonly sector?: string | undefined;
}

/** The persons, bodies, states and groups that the lexicon knows, with the user's own. */
export interface Actors {
  readonly version: string;
  list(filter?: ActorFilter): readonly LexiconActor[];
  /**
   * Those whom an id (org:nato), a code (NOR) or a name means, as of a day (YYYY-MM-DD, today if not given).
   * @throws OnrecordError OR4001 for what is no day, OR6003 where there is none
   */
  show(wanted: string, date?: string): readonly ActorDetail[];
}

/**
 * Opens the lexicon of actors, which takes a tenth of a second; what is changed in the user's file later is not seen.
 * @throws OnrecordError OR6001, OR6002 where a table or the user's file cannot be read
 */
export function actors(): Actors {
  const lexicon = openLexicon(userCorrections());
  return {
    version: lexicon.version,
    list({ words = '', ...filter } = {}) {
      const wanted = foldName(words);
      return lexicon.actors.filter(
        (actor) =>
          isOfKind(actor, filter) && [actor.name, ...actor.aliases].some((one) => foldName(one).includes(wanted)),
      );
    },
    show(wanted, date = new Date().toISOString().slice(0, 10)) {
      checkArgument(z.string(), wanted, 'actors.show', 'wanted');
      checkArgument(z.iso.date(), date, 'actors.show', 'date');
      const byId = lexicon.actor(wanted) ?? lexicon.actor(`country:${wanted}`);
      const named = byId ? [byId] : lexicon.named(wanted).map(({ actor }) => actor);
      const found = named.length > 0 ? named : lexicon.actors.filter(({ id, code }) => code === wanted && isBody(id));
      if (found.length === 0) throw new OnrecordError('OR6003', { input: wanted });
      return found.map((actor) => detailOf(lexicon, actor, date));
    },
  };
}

/** Who shares the code of a state is not meant by it; what has a code of its own is a body. */
const isBody = (id: string): boolean => id.startsWith('org:');

/** Whether an actor is of a kind, with a code, of a sector, as far as they are given. */
export const isOfKind = (
  actor: Pick<LexiconActor, 'kind' | 'code' | 'sector'>,
  { kind, code, sector }: Omit<ActorFilter, 'words'>,
): boolean =>
  (kind === undefined || actor.kind === kind) &&
  (code === undefined || actor.code === code.toUpperCase()) &&
  (sector === undefined || actor.sector === sector.toUpperCase());

/** An actor with what it holds, whom it speaks for and who belongs to it on a day. */
export interface ActorDetail {
  readonly actor: LexiconActor;
  readonly terms: readonly Omit<Term, 'person'>[];
  readonly represents: string | null;
  readonly holders: readonly {
    office: string;
    person: string;
    from: string | null;
    to: string | null;
    certainty: string;
  }[];
  readonly members: readonly string[];
}

function detailOf(lexicon: Lexicon, actor: LexiconActor, date: string): ActorDetail {
  const offices = [...new Set(lexicon.terms.filter(({ of }) => of === actor.id).map(({ office }) => office))];
  return {
    actor,
    terms: lexicon.termsOf(actor.id).map(({ office, of, title, from, to, acting, confidence, asOf, source }) => ({
      office,
      of,
      title,
      from,
      to,
      acting,
      confidence,
      asOf,
      source,
    })),
    represents: lexicon.representedBy(actor.id, date)?.actor.id ?? actor.represents ?? null,
    holders: offices.flatMap((office) =>
      lexicon.holders(office, actor.id, date).map(({ term, certainty }) => ({
        office,
        person: term.person.name,
        from: term.from,
        to: term.to,
        certainty,
      })),
    ),
    members: lexicon.members(actor.id, date).map((member) => member.actor.name),
  };
}
