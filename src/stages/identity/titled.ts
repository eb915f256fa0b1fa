import type { Mention, Participant } from '../../document/index.ts';
import { genderOf, type LexiconActor, type OfficeMention, type Term } from '../../lexicon/index.ts';
import { contains, remembered, slugOf, sole, type Span } from '../../text/index.ts';
import type { EntityTable } from './entityTable.ts';
import type { Scene } from './scene.ts';

/** Somebody whom the title of a text names with an office, or whom the lexicon knows by the name. */
export interface Titled {
  /** The name with the office beside it. */
  readonly span: Span;
  readonly name: string;
  readonly actor: LexiconActor | null;
  readonly office: { readonly words: string; readonly mention: OfficeMention } | null;
}

/** The persons of the title: “Remarks of Secretary Vale and Lesotho's Foreign Minister Kari Holm”. */
export const titledIn = remembered(({ document: { title }, lexicon, date, publisher }: Scene): readonly Titled[] => {
  if (title === null) return [];
  const found = lexicon.scan(title);
  const inOffice = found.flatMap((one): Titled[] => {
    if (one.type !== 'office' || !one.person) return [];
    const name = title.slice(...one.person.span);
    const bodies = [one.of ?? publisher?.represents].flatMap((id) => id ?? []);
    const holders = date ? bodies.flatMap((of) => lexicon.holders(one.office, of, date)) : [];
    const last = name.split(/\s+/u).at(-1) ?? name;
    const holder = holders.find(({ term }) => slugOf(term.person.name).endsWith(`-${slugOf(last)}`))?.term.person;
    const span: Span = [Math.min(one.span[0], one.person.span[0]), Math.max(one.span[1], one.person.span[1])];
    return [
      {
        span,
        name,
        actor: one.person.actor ?? holder ?? null,
        office: { words: title.slice(...one.span), mention: one },
      },
    ];
  });
  const known = found.flatMap((one): Titled[] => {
    const naming = one.type === 'name' ? one.namings[0] : undefined;
    if (naming?.how !== 'person' || inOffice.some(({ span }) => contains(span, one.span))) return [];
    return [{ span: one.span, name: title.slice(...one.span), actor: naming.actor, office: null }];
  });
  return [...inOffice, ...known];
});

/**
 * Whether the title names somebody who has a holder's office elsewhere and nobody who has it there (“Call with Peruvian
 * President Vale”), and the text has not named the holder before a mention.
 */
export function isTitleOfOther({ span: [start] }: Mention, { office, of, person }: Term, scene: Scene): boolean {
  const owners = titledIn(scene).flatMap(({ office: titled }) =>
    titled?.mention.office === office && titled.mention.of !== null ? [titled.mention.of] : [],
  );
  const isNamed = (firstNamed(scene).get(person.id) ?? Infinity) < start;
  return owners.length > 0 && !owners.includes(of) && !isNamed;
}

/** Where a text first names each person of the lexicon. */
const firstNamed = remembered(({ document: { mentions }, namingsAt }: Scene): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const mention of mentions) {
    const id = mention.form === 'name' && mention.kind === 'person' ? namingsAt(mention)[0]?.actor.id : undefined;
    if (id !== undefined && !found.has(id)) found.set(id, mention.span[0]);
  }
  return found;
});

/** The one person of the title with this name or surname. */
export function titledBy(name: string, scene: Scene): Titled | null {
  const slug = slugOf(name);
  const fitting = titledIn(scene).filter((one) => slug !== '' && `-${slugOf(one.name)}`.endsWith(`-${slug}`));
  return new Set(fitting.map((one) => one.name)).size === 1 ? (fitting[0] ?? null) : null;
}

/** The person of the document who is named in the title: a new one, or `id`, whom the text names by a part of the name. */
export function fromTitle({ name, actor, office }: Titled, table: EntityTable, id?: string): Participant | null {
  if (actor && id === undefined) return table.known(actor.id);
  const one = id ?? table.own(name, 'person', genderOf(name)).id;
  table.nameInFull(one, name);
  if (office) table.addOffice(one, { words: office.words, of: office.mention.of }, office.mention);
  return table.get(one) ?? null;
}

/** What stands before the one who answers: “Interview with [the] …”, “Q&A: …”. */
const LED_IN = /\b(?:interview|Q ?& ?A|Q and A|answers|conversation|talk|chat|transcript)(?:\swith(?:\sthe)?|:)\s$/iu;
/** How a title goes on that begins with the one who answers: “… on the harbour”, “…’s interview with …”. */
const GOES_ON = /^(?:$|[’']s?\s(?:\p{L}+\s)?interview\b|\s(?:on|about|speaks?|talks?|answers?|tells?|discusses)\b)/iu;

/** Whom the title of an interview names as the one who answers, if it is none of the others. */
export function answererIn(scene: Scene, isOther: (id: string) => boolean): Titled | null {
  const title = scene.document.title ?? '';
  const fitting = titledIn(scene).filter(({ span: [start, end], actor, name }) => {
    const isLed = LED_IN.test(title.slice(0, start)) && !/^[’']/u.test(title.slice(end, end + 1));
    return (isLed || (start === 0 && GOES_ON.test(title.slice(end)))) && !isOther(actor?.id ?? `doc:${slugOf(name)}`);
  });
  return sole(fitting);
}
