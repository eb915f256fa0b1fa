import type { Mention, Timed } from '../../document/index.ts';
import { type OfficeMention, roleNoun } from '../../lexicon/index.ts';
import { nearby, overlaps, type Span, spanAt, within } from '../../text/index.ts';
import type { Cast } from './cast.ts';
import { bare, type Described, descriptionsOf, roleOf } from './roles.ts';

/** Reads the descriptions beside each name of a person or body, and whose office or body they speak of. */
export function addRoles(
  { text, sentences, blocks }: Timed,
  mentions: readonly Mention[],
  offices: readonly OfficeMention[],
  cast: Cast,
  publisher: string | null,
): void {
  const labels = blocks.flatMap(({ label }) => (label ? [label] : []));
  const officesNear = nearby(offices, ({ span }) => [span]);
  for (const { span, actor, kind } of mentions) {
    if (!actor || kind === 'place' || kind === 'group') continue;
    // “Mr VALE (Minister for Ports): …”: a label tells as much as a sentence does.
    const sentence = spanAt(labels, span[0]) ?? spanAt(sentences, span[0]);
    if (!sentence) continue;
    const participant = cast.participant(actor);
    for (const found of descriptionsOf(text, sentence, span)) {
      const isBody = roleNoun(found.nouns[0] ?? '')?.kind === 'body';
      if (isBody !== (participant?.kind !== 'person')) continue;
      const office = officesNear(found.span).find((other) => overlaps(other.span, found.span));
      const of =
        office?.of ??
        bodyOf(text, found, mentions, cast) ??
        bodyAfter(text, span, mentions) ??
        bodyByOffice(found, cast) ??
        (found.nouns[0]?.startsWith('spokes') ? publisher : null);
      cast.addRole(actor, roleOf(found, of === actor ? null : of), found.gender, office?.sector ?? null);
    }
  }
}

/** “Foreign Minister Astrid Dahlkvist of Sweden”. */
function bodyAfter(text: string, [, end]: Span, mentions: readonly Mention[]): string | null {
  const joint = /^\s+of\s+(?:the\s+)?/u.exec(text.slice(end, end + 10));
  const at = end + (joint?.[0].length ?? 0);
  return joint ? (mentions.find(({ span, kind }) => span[0] === at && kind !== 'person')?.actor ?? null) : null;
}

/** Bodies whose people have a title of their own: “Commissioner Rekonen” of the one commission in the document. */
function bodyByOffice({ nouns, words }: Described, cast: Cast): string | null {
  if (!nouns.includes('commissioner') || (!/^\p{Lu}/u.test(words) && !words.includes('ommissioner for'))) return null;
  const [only, ...others] = cast
    .all()
    .filter(({ id, kind }) => kind === 'organisation' && cast.isCalled(id, 'commission'));
  return only && others.length === 0 ? only.id : null;
}

/** “a fisherman from Muscat”, “our correspondent in Lima”: where somebody is, and nobody's body. */
const isHome = (text: string, { kind, span: [start] }: Mention): boolean =>
  kind === 'place' && /\b(?:from|in|near|outside)\s(?:the\s)?$/u.test(text.slice(Math.max(0, start - 14), start));

/** “The Moldovan grid operator [Moldnet]”, “the French carmaker [Dorval]”: what the people's adjective tells of a body that is named. */
const isCalledAfter = (text: string, { span: [, end] }: Mention, { span: [start], kind }: Mention): boolean =>
  kind === 'organisation' && start > end && /^(?:\s\p{Ll}[\p{L}-]*){1,4}\s$/u.test(text.slice(end, start));

/** “The Union [, on whose votes the British premier depends,] was in no mood. Its leader …”: the body with which the sentence before begins. */
function subjectBefore(text: string, at: number, earlier: readonly Mention[]): Mention | null {
  const paragraph = text.lastIndexOf('\n', at) + 1;
  const lead = text.slice(paragraph, at);
  if (!/[.!?][”"’]?\s+$/u.test(lead)) return null;
  const first = earlier.find(({ span: [start] }) => start >= paragraph);
  const isOnly = (lead.match(/[.!?][”"’]?\s/gu) ?? []).length === 1;
  return isOnly && first?.kind === 'organisation' && /^(?:The\s)?$/u.test(text.slice(paragraph, first.span[0]))
    ? first
    : null;
}

/** “… Australia … In Canberra, the Coalition said … its spokesman”: another body, without a name, was spoken of since. */
function isPastBody(text: string, { span, actor }: Mention, [at]: Span, cast: Cast): boolean {
  const since = text.slice(Math.max(span[1], text.lastIndexOf('\n', at)), at);
  const noun = since
    .match(/\bthe\s\p{Lu}\p{Ll}+\b(?!\s\p{Lu})/gu)
    ?.at(-1)
    ?.slice(4);
  const role = noun ? roleNoun(noun) : null;
  return role?.kind === 'body' && !role.plural && actor !== null && !cast.isCalled(actor, role.noun);
}

/** “The head of the committee”, “the group's president” the other way round. */
const HEAD_OF =
  /^the\s(?:\p{Ll}+\s)?(?:head|leader|president|chair\p{L}*|director|chief|founder)\sof\sthe\s(\p{Ll}+)$/u;
/** Characters before a description in which “its” and “the agency's” are looked for. */
const REACH = 4000;

/** The state or body in a description: the one named in it, or the one that “its” or “the agency's” takes up. */
function bodyOf(text: string, { span, words }: Described, mentions: readonly Mention[], cast: Cast): string | null {
  const named = within(mentions, span).filter(
    (mention) => mention.actor && mention.kind !== 'person' && overlaps(mention.span, span) && !isHome(text, mention),
  );
  const [inside] = named;
  const firm = inside?.form === 'demonym' ? named.find((other) => isCalledAfter(text, inside, other)) : undefined;
  if (inside) return firm?.actor ?? inside.actor;
  const earlier = within(mentions, [Math.max(0, span[0] - REACH), span[0]]).filter(
    ({ kind, actor, span: [start] }) =>
      actor &&
      kind !== 'person' &&
      !/\b(?:in|at|near|from)\s(?:the\s)?$/u.test(text.slice(Math.max(0, start - 10), start)),
  );
  if (/^(?:its|their)\s/iu.test(words)) {
    const last = subjectBefore(text, span[0], earlier) ?? earlier.at(-1);
    return last?.actor && !isPastBody(text, last, span, cast) ? last.actor : null;
  }
  const noun = (/^the\s+(?:[\p{L}-]+\s)?([\p{L}-]+)[’']s\s/iu.exec(words) ?? HEAD_OF.exec(words))?.[1];
  const body = noun ? roleNoun(bare(noun)) : null;
  if (body?.kind !== 'body') return null;
  // “the state's minister” of a text about Texas is not the federal one.
  const region = earlier.findLast(
    ({ actor }) => actor && cast.isCalled(actor, 'province') && cast.isCalled(actor, body.noun),
  );
  if (region) return region.actor;
  return earlier.findLast(({ actor }) => actor && cast.isCalled(actor, body.noun))?.actor ?? null;
}
