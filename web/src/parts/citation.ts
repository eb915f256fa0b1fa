import type { Api } from '../api/client.ts';
import { dayOf } from './days.ts';
import { contextNote, decidedSpeaker, reviewNote } from './decided.ts';
import { shownSpeaker, throughWhom } from './speaker.ts';
import { isOutOfContext } from './verdicts.ts';

type Cited = Pick<
  Api['Statement'],
  | 'id'
  | 'kind'
  | 'text'
  | 'speaker'
  | 'speakerWords'
  | 'said'
  | 'venue'
  | 'chain'
  | 'document'
  | 'refuted'
  | 'verification'
>;

/**
 * A statement as plain text cites it: who, when and where, the words, in whose report, and where it is on record. As
 * editors do, what was concluded and not said stands in square brackets. What people have decided is cited and not what
 * they refuted.
 * @param permalink the address of the page of the statement
 */
export function plainCitation(
  statement: Cited,
  permalink: string,
  effective: readonly Api['EffectiveField'][] = [],
): string {
  const { said, venue, chain, document, refuted } = statement;
  const day = said === null ? null : bracketed(dayOf(said), said.basis === 'implied');
  const { byline, title, outlet, published, url } = document;
  const source = [byline.join(', '), title === null ? '' : `“${inner(title)}”`, outlet, dayOf(published), url];
  const who = listed([speakerOf(statement, effective), day, venue]);
  const through = chain.flatMap(({ name }) => name ?? []);
  const notes = [contextNote(isOutOfContext(statement)), reviewNote(refuted, effective)].filter(
    (note) => note !== null,
  );
  return [
    [`${throughWhom(who, through)}: ${wordsOf(statement)}`, ...notes].join(' '),
    listed(source),
    `On record: ${permalink}`,
  ]
    .filter((part) => part !== '')
    .map(ended)
    .join(' ');
}

const listed = (parts: readonly (string | null)[]): string => parts.filter(Boolean).join(', ');

function speakerOf({ speaker, speakerWords }: Cited, effective: readonly Api['EffectiveField'][]): string {
  const { name: by, decided } = decidedSpeaker(speaker?.name ?? null, effective);
  if (decided && by !== null) return by;
  const speaksFor = speaker?.represents?.name ?? null;
  const { name, implied, words } = shownSpeaker({
    speaker: speaker?.name ?? null,
    speakerStatus: speaker?.status ?? null,
    speakerWords,
    speakerVia: speaker?.via ?? null,
    speakerBasis: speaker?.basis ?? null,
    speaksFor,
  });
  if (decided || name === null) return words === null ? 'Unnamed' : `“${inner(words)}”`;
  return bracketed(speaksFor === null || speaksFor === name ? name : `${name} (${speaksFor})`, implied) ?? name;
}

const bracketed = (text: string | null, implied: boolean): string | null =>
  text !== null && implied ? `[${text}]` : text;

/** In quotation marks what was quoted; of what was told in other words it is said. */
function wordsOf({ kind, text: printed }: Cited): string {
  // What follows in the report asks for the comma, and not the words.
  const text = printed.replace(/,(?=["”»’']$)/u, '');
  if (kind === 'indirect') return `${text} (paraphrased)`;
  const isQuoted = /^["“„«‘']/u.test(text) && /["”“»’'][.,!?…]?$/u.test(text);
  return kind === 'mixed' || isQuoted ? text : `“${inner(text)}”`;
}

/** As it stands within quotation marks: with the other ones for what it quotes itself. */
const inner = (text: string): string => text.replace(/["“](?=\S)/gu, '‘').replace(/["”]/gu, '’');

/** With a full stop where there is none; an address keeps its end. */
const ended = (part: string): string => (/[.!?]["”’»]?$/u.test(part) || /https?:\S+$/u.test(part) ? part : `${part}.`);
