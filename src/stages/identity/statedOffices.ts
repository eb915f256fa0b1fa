import type { Known, Mention, Participant } from '../../document/index.ts';
import { isOfStates, type Lexicon, type OfficeMention } from '../../lexicon/index.ts';
import { placeOfOffice } from './stateOfPlace.ts';
import { sole, wordsBehind } from '../../text/index.ts';
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
    const isStates = office !== null && STATE_OFFICE.test(words);
    const home = known?.of ?? (isStates || isStaff(mention, scene) ? homeOf(words, scene) : null);
    const assumed = isOther || (home !== null && !mayHold(person.id, office, words, home, scene)) ? null : home;
    const told =
      representedId(ownerInWords(index, linked, actorOf)) ??
      placeOfOffice(words, wordsBehind(linked.text, mention.span[1]), { table, actors });
    // “Assistant Secretary of State”: no rule takes a qualified office, but its own words tell whose it is.
    const own = office && !office.plural && !office.qualifier && office.owners.length === 1 ? office.of : null;
    const undated = scene.date === null && office ? ofTerms(person, office, scene.lexicon) : null;
    const of = known?.of && !isOfText ? known.of : (told ?? assumed ?? own ?? undated);
    const isPast = isOfPastTerm(linked.text, mention.span[0]);
    table.addOffice(person.id, { words, of: of === person.id ? null : of }, office, isPast);
  }
}

/** Whose office somebody has had whom the lexicon knows, for a text that nothing dates: “President Vale”. */
function ofTerms({ id }: Participant, { office, plural, qualifier }: OfficeMention, lexicon: Lexicon): string | null {
  if (plural || qualifier) return null;
  return sole(new Set(lexicon.termsOf(id).flatMap((term) => (term.office === office ? [term.of] : []))));
}

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
