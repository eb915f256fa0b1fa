import type { Mention, Named, Participant } from '../../document/index.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import { contains, lastAtOrBefore, type Span, spanAt, within } from '../../text/index.ts';

/** What has to be known of a document to say at which state a place in it is. */
export interface Where {
  readonly named: Named;
  readonly lexicon: Lexicon;
  readonly participants: ReadonlyMap<string, Participant>;
}

/**
 * The state whose offices and ministries go without its name at a place: news names the state of a foreign minister unless
 * the words before have it, so that “Foreign Minister Quist” alone is of the state that the sentence opens with (“In Oslo,
 * Foreign Minister Quist …”), that acts before in the paragraph (“Oslo protested. Foreign Minister Quist …”), from which the
 * report is dated, or that acts in the lead. Null where two of the last three differ.
 */
export function stateHere(at: number, where: Where): string | null {
  const here = openingPlace(at, where);
  if (here) return here;
  const acts = leadingBefore(at, where);
  const dated = stateOfDateline(at, where);
  if (acts && dated) return acts === dated ? acts : null;
  return acts ?? dated ?? stateOfLead(at, where);
}

/** The state of which a ministry without a name is: “In Delhi the envoy was summoned to the external affairs ministry.” */
export const stateOfMinistry = (at: number, where: Where): string | null =>
  openingPlace(at, where, /^[^.;“”"]*$/u) ?? stateHere(at, where);

/** The state that a name stands for: itself, its capital, its people, or an organ of it. */
function stateOf({ actor, kind }: Mention, { participants }: Where): string | null {
  if (!actor || kind === 'person') return null;
  const participant = participants.get(actor);
  if (participant?.kind === 'country') return actor;
  return participant?.represents?.startsWith('country:') && !participant.id.startsWith('doc:')
    ? participant.represents
    : null;
}

/** “In The Hague, Defence Minister …”, “In Lima on Monday, the prime minister …”: before the office only the place and a day. */
function openingPlace(at: number, where: Where, between = DAY_AND_COMMA): string | null {
  const { text, sentences, mentions } = where.named;
  const sentence = spanAt(sentences, at);
  if (!sentence) return null;
  const lead = /^(?:And |But |Meanwhile,? )?(?:[Ii]n|[Ff]rom)\s(?:the\s)?/u.exec(text.slice(sentence[0], at))?.[0];
  const first = lead && mentions.find(({ span: [start] }) => start === sentence[0] + lead.length);
  if (!first || !between.test(text.slice(first.span[1], at))) return null;
  return stateOf(first, where);
}

/** “told reporters in Ottawa”, “at a news conference in Ottawa”: the state in whose capital the words of the sentence were said. */
export function stateOfOccasion(at: number, where: Where): string | null {
  const { text, sentences, mentions } = where.named;
  const sentence = spanAt(sentences, at);
  if (!sentence) return null;
  const place = within(mentions, [at, sentence[1]]).find(
    ({ span, form }) => form === 'capital' && HEARD_IN.test(text.slice(at, span[0])),
  );
  return place ? stateOf(place, where) : null;
}

const HEARD_IN = /\b(?:conference|briefing|reporters|journalists|parliament|lawmakers|speech|statement)\sin\s$/u;

const DAY_AND_COMMA = /^(?:\s(?:on|late|early|this|last|yesterday|earlier)\b[^,.]{0,24})?,\s(?:(?:the|[Ii]ts)\s)?$/u;

/** The state that leads the sentence, or one before it in the paragraph: its last subject. */
function leadingBefore(at: number, where: Where): string | null {
  const { blocks, sentences } = where.named;
  const block = blocks.find(({ span }) => contains(span, [at, at]));
  if (!block) return null;
  for (let index = lastAtOrBefore(sentences, at); index >= 0; index -= 1) {
    const sentence = sentences[index];
    if (!sentence || sentence[0] < block.span[0]) return null;
    const state = leading([sentence[0], Math.min(sentence[1], at)], where);
    if (state) return state;
  }
  return null;
}

/**
 * The state with whose name a stretch begins, as who acts. “Kenyan police” and “Kenya's government” are the state's;
 * “Kenyan farmers”, “Kenya's farmers” and one of two that are joined are not.
 */
function leading([start, end]: Span, where: Where): string | null {
  const { text, mentions } = where.named;
  const lead = /^[“"‘']?(?:The\s|But\s|And\s)?/u.exec(text.slice(start, end))?.[0].length ?? 0;
  const first = within(mentions, [start, end]).find(({ span }) => span[0] === start + lead);
  const state = first ? stateOf(first, where) : null;
  if (!first || !state) return null;
  const after = text.slice(first.span[1], end);
  if (/^\s(?:and|or)\s/u.test(after)) return null;
  const isOrgan = first.actor !== state;
  const isAdjective = first.form === 'demonym' || /^[’']s?\s/u.test(after);
  return isOrgan || !isAdjective || OF_STATE.test(after) ? state : null;
}

const OF_STATE =
  /^(?:[’']s?)?\s(?:\p{Ll}+\s)?(?:government|president|prime minister|ministry|parliament|army|navy|military|police|officials|authorities|lawmakers|cabinet|[Ff]oreign [Mm]inist\p{L}+|[Dd]efen[cs]e [Mm]inist\p{L}+)\b/u;

/** Characters at the beginning of a paragraph that may hold its place and day: “LIMA, 3 May (Agency) —”. */
const DATELINE = 70;
const INLINE = /^[^\n.]{2,60}?(?:[–—:]|\s-)\s/u;

/** The one state of the datelines before a place. */
export function stateOfDateline(at: number, { named, lexicon }: Where): string | null {
  const { text, blocks } = named;
  const lines = blocks
    .filter(({ kind, span }) => kind === 'dateline' && span[0] < at)
    .map(({ span }) => text.slice(...span));
  const inline = blocks
    .filter(({ kind, span }) => kind === 'paragraph' && span[0] <= at)
    .slice(0, 4)
    .flatMap(({ span }) => INLINE.exec(text.slice(span[0], Math.min(span[1], span[0] + DATELINE)))?.[0] ?? [])
    .filter((words) => /^\p{Lu}{3}|\d{4}/u.test(words));
  const places = [...lines, ...inline];
  // “TAIPEI/THE HAGUE”: reported from two.
  if (places.some((words) => /\p{L}\/\p{L}/u.test(words))) return null;
  const states = places
    .flatMap((words) => lexicon.names(words))
    .flatMap(({ namings: [naming] }) => (naming?.actor.kind === 'country' ? [naming.actor.id] : []));
  const [only, ...others] = new Set(states);
  return only && others.length === 0 ? only : null;
}

/** The state that acts in the lead, in the paragraph after it and as long as no other is named. */
export function stateOfLead(at: number, where: Where): string | null {
  const { blocks, sentences, mentions } = where.named;
  const paragraphs = blocks.filter(
    ({ kind, span }) => kind === 'paragraph' && sentences.some(([start]) => contains(span, [start, start])),
  );
  const [lead, next] = paragraphs;
  const first = lead && sentences.find(([start]) => contains(lead.span, [start, start]));
  const state = first && leading(first, where);
  if (!lead || !first || !state || contains(lead.span, [at, at])) return null;
  const named = within(mentions, [first[0], at]).flatMap((mention) => stateOf(mention, where) ?? []);
  return (next && contains(next.span, [at, at])) || named.every((other) => other === state) ? state : null;
}
