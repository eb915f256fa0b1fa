import {
  type Act,
  type Attribution,
  type Reference,
  type RolesAssigned,
  type StatementRoles,
  TRANSCRIPT_TURN,
} from '../../document/index.ts';
import { BLAMING, NAMING, PRAISING } from '../../lexicon/index.ts';
import { fromCue } from './cueAct.ts';
import { cueClaim, joinedWords } from './negation.ts';
import type { Found, Said } from './said.ts';
import { performedBy } from './performance.ts';
import { isOwnSide, type Names } from './targets.ts';

export interface Done {
  readonly act: Act | null;
  readonly why: string;
}

/**
 * The PLOVER type of what a statement itself does, and towards whom: from the verb of its cue (“accused”, “called on”),
 * from the name it gives to something (“called it reckless”), else from what its own words perform (“We condemn …”, “it
 * would host …”). A turn of a transcript does many things; they are those of the attributions inside it.
 */
export function actOf(
  assigned: RolesAssigned,
  attribution: Attribution,
  roles: StatementRoles | undefined,
  names: Names,
  targets: (type: string, before?: string) => Reference[],
): Done {
  if (attribution.basis === TRANSCRIPT_TURN) return { act: null, why: 'a whole turn' };
  const { text } = assigned;
  const join = (spans: Attribution['cue']): string => spans.map((span) => text.slice(...span)).join(' ');
  const content = joinedWords(attribution.content.map((span) => text.slice(...span)));
  const said: Said = {
    cue: join(attribution.cue),
    source: join(attribution.source),
    content,
    isQuoted: /^\s*["“‘«]/u.test(content),
    ...sidesIn(assigned.text, attribution, roles, names),
  };
  const found = fromCue(said) ?? fromName(said) ?? performedBy(said) ?? fromCritics(said);
  if (!found) return { act: null, why: 'it only tells' };
  const { type, negated, why, before } = found;
  const towards = targets(type, before);
  // A deed told of nobody known is no accusation.
  if (type === 'ACCUSE' && before !== undefined && towards.length === 0) return { act: null, why: 'it only tells' };
  return { act: { type, negated, targets: towards }, why };
}

function sidesIn(
  text: string,
  { content }: Attribution,
  roles: StatementRoles | undefined,
  names: Names,
): Pick<Said, 'own' | 'others' | 'hasSide'> {
  const represents = roles?.speaker?.represents ?? null;
  const own = represents ? [represents.name] : [];
  const others: string[] = [];
  for (const { reference, span } of content.flatMap((part) => names.inside(part)))
    (isOwnSide(reference, roles) ? own : others).push(text.slice(...span));
  return { own, others, hasSide: represents !== null || roles?.speaker?.status === 'resolved' };
}

/** “called the request ‘sensible’”, “described the claims as unworthy”. */
function fromName({ cue, content }: Said): Found | null {
  if (!NAMING.test(cue) || content.length > 400) return null;
  const name = /(?:\bas\b|["“‘'])(.*)/su.exec(content)?.[1] ?? content;
  const blamed = BLAMING.exec(name)?.[0];
  if (blamed) return { type: 'ACCUSE', negated: cueClaim(cue, '').negated, why: `“${cue}” with “${blamed}”` };
  const praised = PRAISING.exec(name)?.[0];
  return praised ? { type: 'SUPPORT', negated: cueClaim(cue, '').negated, why: `“${cue}” with “${praised}”` } : null;
}

/** Whom the text calls critics criticises. */
const fromCritics = ({ source, cue }: Said): Found | null =>
  /\bcritics\b/iu.test(source) && /\b(?:say|said|argue|claim|warn|call|complain|point)\w*\b/iu.test(cue)
    ? { type: 'ACCUSE', negated: false, why: `critics “${cue}”` }
    : null;
