import type { Linked, Participant } from '../../document/index.ts';
import type { LexiconActor, LexiconMention, OfficeMention } from '../../lexicon/index.ts';
import { slugOf, sole } from '../../text/index.ts';
import type { EntityTable } from './entityTable.ts';
import { bare, inDocument, nameIn, quietly, written } from './labelWords.ts';
import { speakForStates } from './meetings.ts';
import type { Scene } from './scene.ts';
import { fromTitle, titledIn } from './titled.ts';

type Named = ReadonlyMap<string, Participant | null>;

/** Somebody, and the words in a bracket behind the name. */
interface Bracketed {
  readonly person: Participant;
  readonly words: string;
}

/**
 * Who speaks under an office alone (“The PRIME MINISTER”): the one whose label has it in a bracket, as parliaments print
 * it (“Mr HOLM (Westmarsh—Prime Minister)”), whom the head of a record names so, or whom the title names with it. Those
 * with a bracket have the office in it, or speak for the state in it.
 */
export function inBrackets(
  linked: Linked,
  named: Named,
  scene: Scene,
  table: EntityTable,
): ReadonlyMap<string, Participant> {
  const found = new Map<string, Participant>();
  const brackets: Bracketed[] = [];
  for (const { label, ...presiding } of presidingIn(linked.text, [...named.keys()], table)) {
    found.set(label, presiding.person);
    brackets.push(presiding);
  }
  for (const [label, speaker] of printedLabels(linked)) {
    const words = Array.from(label.matchAll(/[([]([^()[\]]+)[)\]]/gu), ([, inside = '']) => inside);
    // “The PRESIDENT (Norway)”, whom nobody names.
    const isOfState = words.some((inside) => stateIn(inside, scene));
    const known = named.get(speaker) ?? found.get(speaker);
    const person = known ?? (isOfState ? table.own(quietly(bare(speaker)), 'person', null) : null);
    if (person?.kind !== 'person') continue;
    found.set(speaker, person);
    brackets.push(...words.map((inside) => ({ person, words: inside })));
  }
  const holders = withOffices(brackets, scene, table);
  speakForStates(
    brackets.flatMap(({ person, words }) => {
      const state = stateIn(words, scene);
      return state ? [{ person, state }] : [];
    }),
    table,
  );
  for (const [label, person] of named) {
    const words = written(bare(label));
    const office = person || found.has(label) || nameIn(words, scene) !== '' ? undefined : officeIn(words, scene);
    if (!office) continue;
    const titled = sole(titledIn(scene).filter((one) => one.office?.mention.office === office.office));
    const holder = sole(holders.get(office.office) ?? []) ?? (titled && fromTitle(titled, table));
    if (holder) found.set(label, table.get(holder.id) ?? holder);
  }
  return found;
}

/** “President: Mr. Holm . . . . (Norway)”, in the head of a record. */
const IN_CHAIR =
  /^(President|Chair(?:man|woman|person)?): (?:Mr|Mrs|Ms|Miss|Dr)\.? (\p{Lu}[\p{L}\p{M}’'-]*(?: [\p{L}\p{M}’'-]+){0,4})[ .]*\(([^()\n]{2,60})\)/gmu;

/** Whom the head of a record names as presiding, with the label of that office. */
function presidingIn(
  text: string,
  labels: readonly string[],
  table: EntityTable,
): (Bracketed & { readonly label: string })[] {
  return Array.from(text.matchAll(IN_CHAIR)).flatMap(([, office = '', name = '', words = '']) => {
    const label = labels.find((one) => bare(one).toLowerCase() === `the ${office.toLowerCase()}`);
    if (label === undefined) return [];
    return [{ label, words, person: inDocument(name, table, slugOf) ?? table.own(name, 'person', null) }];
  });
}

/** Each label as it is printed, with its speaker; it stands before each turn. */
const printedLabels = ({ blocks, text }: Linked): ReadonlyMap<string, string> =>
  new Map(blocks.flatMap(({ speaker, label }) => (speaker && label ? [[text.slice(...label), speaker] as const] : [])));

/** Gives people the offices in their brackets; who has each of these. */
function withOffices(brackets: readonly Bracketed[], scene: Scene, table: EntityTable): Map<string, Set<Participant>> {
  const holders = new Map<string, Set<Participant>>();
  for (const { person, words } of brackets) {
    const office = officeIn(words, scene);
    if (!office) continue;
    table.addOffice(person.id, { words: words.slice(...office.span), of: office.of }, office);
    holders.set(office.office, (holders.get(office.office) ?? new Set()).add(person));
  }
  return holders;
}

const stateIn = (words: string, { lexicon }: Scene): LexiconActor | undefined =>
  lexicon.named(words).find(({ actor }) => actor.kind === 'country')?.actor;

const officeIn = (words: string, { lexicon }: Scene): OfficeMention | undefined => lexicon.scan(words).find(isHeld);

const isHeld = (found: LexiconMention): found is OfficeMention => found.type === 'office' && !found.qualifier;
