import type { Api } from '../../api/client.ts';
import { dayOf } from '../../parts/days.ts';
import { contextNote, decidedSpeaker, reviewNote } from '../../parts/decided.ts';
import { shownSpeaker, throughWhom } from '../../parts/speaker.ts';

type Cited = Api['StatementHit'];

/**
 * A statement as plain text cites it: who, when, the words, in whose report, and where it is on record. As editors do,
 * what was concluded and not said stands in square brackets.
 */
export function plainCitation(hit: Cited, permalink: string, effective: readonly Api['EffectiveField'][] = []): string {
  const { document } = hit;
  const said = hit.said === null ? null : bracketed(dayOf(hit.said), hit.said.basis === 'implied');
  const who = [speakerOf(hit, effective), said].filter((part) => part !== null).join(', ');
  const source = [
    document.title === null ? null : `“${document.title}”`,
    document.outlet,
    dayOf(document.published),
    document.url,
  ].filter((part) => part !== null);
  const notes = [contextNote(hit.outOfContext), reviewNote(hit.refuted, effective)].filter((note) => note !== null);
  return [
    [`${throughWhom(who, hit.chain)}: ${wordsOf(hit)}`, ...notes].join(' '),
    source.join(', '),
    `On record: ${permalink}`,
  ]
    .filter((part) => part !== '')
    .map(ended)
    .join(' ');
}

function speakerOf(hit: Cited, effective: readonly Api['EffectiveField'][]): string {
  const { name: by, decided } = decidedSpeaker(hit.speaker, effective);
  if (decided && by !== null) return by;
  const { name, implied, words } = shownSpeaker(hit);
  if (decided || name === null) return words === null ? 'Unnamed' : `“${words}”`;
  return bracketed(hit.speaksFor === null ? name : `${name} (${hit.speaksFor})`, implied) ?? name;
}

const bracketed = (text: string | null, implied: boolean): string | null =>
  text !== null && implied ? `[${text}]` : text;

/** In quotation marks what was quoted; of what was told in other words it is said. */
function wordsOf({ kind, text }: Cited): string {
  if (kind === 'indirect') return `${text} (paraphrased)`;
  return kind === 'mixed' || /^["“„«‘']/u.test(text) ? text : `“${text}”`;
}

/** With a full stop where there is none; an address keeps its end. */
const ended = (part: string): string => (/[.!?]["”’»]?$/u.test(part) || /https?:\S+$/u.test(part) ? part : `${part}.`);
