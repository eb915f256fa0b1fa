import type { Known, Linked, Mention, Participant } from '../../document/index.ts';
import { isOfStates, type Lexicon, type OfficeMention, stateNamed } from '../../lexicon/index.ts';
import { placeOfOffice } from './stateOfPlace.ts';
import { indexAt, sole, wordsBefore, wordsBehind } from '../../text/index.ts';
import { at } from './entities.ts';
import { isOfPastTerm, mayHold } from './heldOn.ts';
import type { Identifying } from './identifying.ts';
import { headOf } from './ownBody.ts';
import { ownerInWords, representedId } from './owners.ts';
import { OF_TEXT } from './rules.ts';
import type { Scene } from './scene.ts';

/** Adds the offices stated in a person's descriptions. */
export function addOffices(
  { linked, table, actors }: Identifying,
  scene: Scene,
  actorOf: (mention: number) => Participant | null,
): void {
  const owners = new Map<number, string | null>();
  for (const [index, mention] of linked.mentions.entries()) {
    if (mention.form !== 'description' || mention.kind !== 'person') continue;
    const person = actorOf(index);
    if (person?.kind !== 'person') continue;
    const words = linked.text.slice(...mention.span);
    const office = scene.officeAt(mention);
    const known = linked.known[index];
    // “President Salva Kiir” in a text of the United States: not the president whose text it is.
    const isOfText = known?.rule === OF_TEXT;
    const isOther =
      isOfText && known.actor !== person.id && isAmongStates(scene.publisher) && !isOwnMinister(known, words, scene);
    const isStates = office !== null && STATE_OFFICE.test(words) && !isAmongOthers(mention, scene);
    const home = known?.of ?? (isStates || isStaff(mention, scene) ? homeOf(words, scene) : null);
    const assumed = isOther || (home !== null && !mayHold(person.id, office, words, home, scene)) ? null : home;
    const told =
      representedId(ownerInWords(index, linked, actorOf)) ??
      ownerBeside(index, linked, owners) ??
      placeOfOffice(words, wordsBehind(linked.text, mention.span[1]), { table, actors });
    // “Assistant Secretary of State”: no rule takes a qualified office, but its own words tell whose it is.
    const own = office && !office.plural && !office.qualifier && office.owners.length === 1 ? office.of : null;
    const undated = scene.date === null && office ? ofTerms(person, office, scene.lexicon) : null;
    const of = known?.of && !isOfText ? known.of : (told ?? assumed ?? own ?? undated);
    owners.set(mention.span[1], told ?? (isOfText ? null : of));
    const isPast = isOfPastTerm(linked.text, mention.span[0]);
    table.addOffice(
      person.id,
      { words, of: of === person.id ? null : of },
      office,
      isPast || isSought(wordsBefore(linked.text, mention.span[0])),
    );
  }
}

/** Whose office somebody has had whom the lexicon knows, for a text that nothing dates: “President Vale”. */
function ofTerms({ id }: Participant, { office, plural, qualifier }: OfficeMention, lexicon: Lexicon): string | null {
  if (plural || qualifier) return null;
  return sole(new Set(lexicon.termsOf(id).flatMap((term) => (term.office === office ? [term.of] : []))));
}

/**
 * “Peruvian Foreign Minister Ana Holm and [Defence Minister] Jan Vale”: the state of the titled person before; `owners`:
 * those that titles tell, by where they end.
 */
function ownerBeside(
  index: number,
  { text, mentions }: Linked,
  owners: ReadonlyMap<number, string | null>,
): string | null {
  const { span } = at(mentions, index);
  const name = mentions[index - 1];
  const isJoined =
    MINISTER.test(text.slice(...span)) &&
    name?.form === 'name' &&
    name.kind === 'person' &&
    /^(?:,| and|, and) $/u.test(text.slice(name.span[1], span[0])) &&
    mentions.slice(index, index + 2).some((one) => one.form === 'name' && one.span[0] === span[1] + 1);
  return isJoined ? (owners.get(name.span[0] - 1) ?? null) : null;
}

/** Those who come with a minister; two presidents are of two states. */
const MINISTER = /(?<!\bprime )\b(?:minister|secretary|advis[eo]r)$/iu;

/** What a ministry's own release calls those who work for it, without saying so. */
const STAFF =
  /(?:under ?secretary|(?:assistant|deputy) secretary|(?:special|presidential) envoy|special (?:representative|coordinator))$/u;

/** “Assistant Secretary Vale”, “Special Envoy for Peru Holm” in a ministry's release, but not “Special Envoy of the …”. */
function isStaff({ span: [start, end] }: Mention, { publisher, document: { text } }: Scene): boolean {
  const words = text.slice(start, end);
  const title = words.toLowerCase();
  const isCalledSo = words.charAt(0) !== title.charAt(0) && STAFF.test(title);
  return publisher?.id.endsWith('-ministry') === true && isCalledSo && !text.startsWith(' of ', end);
}

/** “If elected she would be vice president”, “to serve as ambassador”, “ran for president”, “offered him a job as envoy”. */
const isSought = (before: string): boolean =>
  /\b(?:(?:would|could|might|may) (?:be|become|serve as)|to (?:be|become|serve as)|r[au]n(?:ning)? for|bid for|elected|an? (?:job|post|position|role) (?:as|of))\s(?:the\s|an?\s|next\s)*$/iu.test(
    before,
  );

/** Whether the minister is the one whose ministry put the text out: its release may name one whom the lexicon lacks. */
function isOwnMinister({ actor }: Known, words: string, scene: Scene): boolean {
  if (!actor || !scene.publisher?.id.endsWith('-ministry') || actor !== headOf(scene)) return false;
  const noun = words.toLowerCase().split(/\s/u).at(-1) ?? '';
  return scene.lexicon.termsOf(actor).some(({ title }) => title.toLowerCase().includes(noun));
}

/** Whether a body's own texts speak of the presidents and ministers of others: a foreign ministry's, the UN's. */
const isAmongStates = (publisher: Scene['publisher']): boolean =>
  publisher !== null && (publisher.id.endsWith('-foreign-ministry') || isOfStates(publisher.code));

/**
 * Whether the paragraph of a report begins with another state than the one that the report comes from, and does not name
 * that one: “Peru offered help. Lima would send boats, the deputy minister said.”
 */
function isAmongOthers(
  { span }: Mention,
  { publisher, home, outletState, document: { text, blocks }, lexicon }: Scene,
): boolean {
  const own = home ?? outletState;
  const paragraph = blocks[indexAt(blocks, span[0])]?.span;
  if (publisher !== null || own === null || !paragraph) return false;
  const named = lexicon.names(text.slice(...paragraph));
  const states = named.map(stateNamed);
  return named[0]?.span[0] === 0 && (states[0] ?? own) !== own && !states.includes(own);
}

/**
 * Whose an office is that a text states without an owner: the publisher's, or that of the state it comes from. A paper
 * also writes of candidates and presidents of firms, and of their spokespersons.
 */
function homeOf(words: string, { publisher, home, outletState }: Scene): string | null {
  if (isAmongStates(publisher) && /\b(?:minister|president|attorney general|chief)$/iu.test(words)) return null;
  const isAnybodys = /\b(?:president|spokes(?:man|woman|person))$/iu.test(words);
  return publisher?.id ?? home ?? (isAnybodys ? null : outletState);
}

/**
 * Offices that only a state has, as newspapers write them: without a name beside them they belong to the home state.
 */
const STATE_OFFICE =
  /\b(?:minister|president|ambassador|secretary of \p{L}+|(?:foreign|home|defen[cs]e|cabinet|principal) secretary|national security advis[eo]r|(?:army|navy|military|intelligence|defen[cs]e) chief|attorney general|spokes(?:man|woman|person))$/iu;
