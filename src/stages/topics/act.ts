import type { Act, Attribution, Reference, Voice, Voiced } from '../../document/index.ts';
import { BLAMING, type CueAct, cueActAt, NAMING, PRAISING } from '../../lexicon/index.ts';
import { contains } from '../../text/index.ts';
import { cueClaim, firstSentence, joinedWords } from './negation.ts';
import { performedBy } from './performance.ts';
import { isOwnSide } from './targets.ts';

export interface Done {
  readonly act: Act | null;
  readonly why: string;
}

type Found = Pick<Act, 'type' | 'negated'> & { readonly why: string; readonly before?: string };

/** What an attribution's words are, for the rules about acts. */
export interface Said {
  readonly cue: string;
  readonly source: string;
  readonly content: string;
  readonly isQuoted: boolean;
  /** How the content names the speaker's own side, and how others. */
  readonly own: readonly string[];
  readonly others: readonly string[];
}

/**
 * The PLOVER type of what a statement itself does, and towards whom: from the verb of its cue (“accused”, “called on”),
 * from the name it gives to something (“called it reckless”), else from what its own words perform (“We condemn …”, “it
 * would host …”). A turn of a transcript does many things; they are those of the attributions inside it.
 */
export function actOf(
  voiced: Voiced,
  attribution: Attribution,
  voice: Voice | undefined,
  targets: (type: string, before?: string) => Reference[],
): Done {
  if (attribution.basis === 'turn of a transcript') return { act: null, why: 'a whole turn' };
  const { text } = voiced;
  const join = (spans: Attribution['cue']): string => spans.map((span) => text.slice(...span)).join(' ');
  const content = joinedWords(attribution.content.map((span) => text.slice(...span)));
  const said: Said = {
    cue: join(attribution.cue),
    source: join(attribution.source),
    content,
    isQuoted: /^\s*["“‘«]/u.test(content),
    ...sidesIn(voiced, attribution, voice),
  };
  const found = fromCue(said) ?? fromName(said) ?? performedBy(said) ?? fromCritics(said);
  if (!found) return { act: null, why: 'it only tells' };
  const { type, negated, why, before } = found;
  return { act: { type, negated, targets: targets(type, before) }, why };
}

function sidesIn(
  { text, references }: Voiced,
  { content }: Attribution,
  voice: Voice | undefined,
): Pick<Said, 'own' | 'others'> {
  const own = voice?.speaker?.represents ? [voice.speaker.represents.name] : [];
  const others: string[] = [];
  for (const reference of references) {
    const [span] = reference.mention;
    if (!span || !content.some((part) => contains(part, span))) continue;
    (isOwnSide(reference, voice) ? own : others).push(text.slice(...span));
  }
  return { own, others };
}

const wordsOf = (words: string): string[] => words.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];

/** Requests for silence and refusals to answer the press are no acts. */
const ANSWERS =
  /^\s*(?:to\s+)?(?:(?:immediately|publicly|directly|further)\s+)?(?:say|comment|answer|discuss|elaborate|specify|name|identify|give|be (?:drawn|named|quoted|identified|specific)|not to be|to be (?:named|quoted|identified)|speculate|predict|respond|reply|confirm|disclose|reveal|provide (?:details|figures)|talk|speak|explain|tell|describe|look|detail|rule|on the record|not be (?:named|quoted|identified))\b/iu;

function fromCue(said: Said): Found | null {
  const cue = wordsOf(said.cue);
  // The words after the cue may hold the rest of its verb (“called” “for calm”).
  const words = [...cue, ...wordsOf(said.content).slice(0, 3)];
  for (let at = cue.length - 1; at >= 0; at -= 1) {
    const found = cueActAt(words, at);
    if (!found) continue;
    const { row, length } = found;
    if (isPassive(cue, at) || isNoun(cue, at)) continue;
    if (!isFollowed(row, said)) return null;
    const after = `${cue.slice(at + length).join(' ')} ${said.content}`;
    if (/^(?:refuse|decline|ask)$/u.test(row.verb) && ANSWERS.test(after.trimStart())) return null;
    if (isOnlyThought(cue, at)) return null;
    return refined(row, said, cue[at] ?? '');
  }
  if (/\b(?:no|any) intention\b/iu.test(said.cue) && /\bno\b|n['’]t|not\b/iu.test(said.cue))
    return { type: 'REJECT', negated: false, why: `“${said.cue}”` };
  const pale = fromPale(said);
  if (pale) return pale;
  const nominal = NOMINAL.find(({ pattern }) => pattern.test(`${said.cue} ${said.content.slice(0, 60)}`));
  return nominal
    ? { type: nominal.type, negated: cueClaim(said.cue, said.source).negated, why: `“${said.cue}”` }
    : null;
}

/** Verbs that do something with some objects only: announcing aid, sanctions or a withdrawal; suggesting what others shall do. */
function fromPale({ cue, source, content }: Said): Found | null {
  const { negated } = cueClaim(cue, source);
  const why = `the cue “${cue}” with what follows`;
  const first = firstSentence(content);
  if (/\bannounc/iu.test(cue)) {
    if (/\b(?:new |further |fresh )?sanctions (?:on|against)\b/iu.test(first))
      return { type: 'SANCTION', negated, why };
    if (/\b(?:ceasefire|cease-fire|truce|withdrawal|release of|lifting of|pardon|amnesty)\b/iu.test(first))
      return { type: 'CONCEDE', negated, why };
    if (HARM.test(first)) return null;
    return /^\s*that\b.*\b(?:will|would)\b/iu.test(first) || GIVEN.test(first) ? { type: 'AGREE', negated, why } : null;
  }
  if (/\bsuggest/iu.test(cue)) {
    if (!/^\s*that\b/iu.test(first)) return TOGETHER.test(first) ? { type: 'AGREE', negated, why } : null;
    const clause = first.split(/\s+/u).slice(0, 12).join(' ');
    const isWish =
      /\b(?:should|ought)\b/iu.test(clause) ||
      !/\b(?:is|are|was|were|ha[sd]|have|will|would|could|can|may|might|must|do|does|did|\w+ed)\b/iu.test(clause);
    return isWish ? { type: 'REQUEST', negated, why } : null;
  }
  return null;
}

const GIVEN =
  /^\s*(?:an?|the|new|more|further|\S*\d\S*)?\s*(?:\S+\s){0,3}(?:programme|program|fund|package|aid|support|grant|loan|assistance|investment|agreement|project|partnership|talks|scholarships|donation)\b/iu;

/** Acts whose verb is pale and whose noun says what is done. */
const NOMINAL: readonly { readonly type: string; readonly pattern: RegExp }[] = [
  { type: 'SUPPORT', pattern: /^(?:\S+\s){0,3}(?:express|voic|offer|pledg|reiterat|reaffirm|declar|convey)\w*\s(?:\S+\s){0,3}(?:support|confidence|gratitude|thanks|solidarity|appreciation|admiration|congratulations)\b/iu },
  { type: 'ACCUSE', pattern: /^(?:\S+\s){0,3}(?:express|voic|rais|lodg|fil|register)\w*\s(?:\S+\s){0,3}(?:outrage|anger|indignation|condemnation|objections?|protest|complaint|(?:legitimate|serious) concerns?)\b/iu },
  { type: 'CONCEDE', pattern: /^(?:\S+\s){0,3}(?:express|voic|offer|issu)\w*\s(?:\S+\s){0,3}(?:regrets?|apolog\w+|remorse|condolences for)\b/iu },
  { type: 'REQUEST', pattern: /^(?:\S+\s){0,3}(?:issu|mak|made|renew|repeat|reiterat|launch)\w*\s(?:\S+\s){0,3}(?:appeal|call|demand|request|plea|ultimatum)\s(?:for|to|on|that)\b/iu },
  { type: 'AGREE', pattern: /^(?:\S+\s){0,3}(?:g[ai]v|ma[dk]|extend|provid)\w*\s(?:\S+\s){0,3}(?:assurances?|guarantees?|promises?|an? offer|an? invitation)\b/iu },
]; // prettier-ignore

/** “was accused”, “is expected”: what is done to the subject; “has called” is not. */
const isPassive = (cue: readonly string[], at: number): boolean =>
  /^(?:was|were|is|are|been|being|be|got)$/u.test(cue[at - 1] ?? '') && /(?:ed|en|n)$/u.test(cue[at] ?? '');

/** “might agree”, “would not ask”, “will not ask”: nothing is done; “would like to thank” does thank. */
const isOnlyThought = (cue: readonly string[], at: number): boolean => {
  const before = cue.slice(0, at);
  if (before.includes('like') || before.includes('must')) return false;
  return (
    before.some((word) => /^(?:may|might|could|would)$/u.test(word)) ||
    (before.includes('will') && before.includes('not'))
  );
};

/** “in a call with”, “under pressure”, “its support”. */
const isNoun = (cue: readonly string[], at: number): boolean =>
  /^(?:a|an|the|its|his|her|their|our|my|in|of|under|with|by|no|this|that)$/u.test(cue[at - 1] ?? '');

function isFollowed({ follows, verb }: CueAct, { cue, content }: Said): boolean {
  if (follows === 'any') return true;
  if (/^\s*(?:whether|if|what|why|how|who|when|where|which)\b/iu.test(content)) return false;
  if (follows === 'deed') return !/^\s*(?:that\b|with\b|["“‘'])/iu.test(content) && !/\bwith$/iu.test(cue);
  if (/^\s*["“‘']/u.test(content)) return /\b(?:for|to)$/iu.test(cue);
  return verb !== 'ask' || /\b(?:for|to|that)\b/iu.test(content) || /\bfor$/iu.test(cue);
}

/** What befell, and nobody's deed. */
const CAUSES =
  /^\s*(?:an?\s|the\s)?(?:\S+\s){0,2}(?:error|weather|drought|glitch|fault|misunderstanding|lack|shortage|storm|prices?|accident|delay|winds?|rain)\b/iu;
/** Whoever is invited to these is a guest; to other things, asked. */
const GUESTS =
  /\bto (?:\S+\s){0,2}(?:come|join|visit|attend|take part|participate|meet|talks?|dinner|lunch|summit|observe|stay|see|address)\b|^(?:(?!\bto\b).)*\bto (?:an?|the|its|his|her) (?:\S+\s){0,2}(?:summit|talks|meeting|conference|table|round|ceremony|dinner|event|forum)\b/iu;
const YIELDING =
  /\bto (?:withdraw|leave|lift|drop|scrap|abandon|end|halt|cease|suspend the|call off|pull (?:out|back)|stand down|back down|release|free|ease|relax|reverse|concede|resign|step down|lay down|disarm)\b/iu;
const TOGETHER =
  /\b(?:joint|jointly|common|mutual|together|talks|meeting|summit|negotiat\w+|dialogue|cooperation|both sides|partnership|ceasefire|truce|helicopter)\b/iu;
const HARM =
  /\b(?:retaliat\w+|respond|answer|sanction\w*|strikes?|punish\w*|expel|invade|attack|destroy|cut off|block|impose|revenge|avenge|fight|crush|hit back|consequences|never)\b/iu;

/** The same verb does different things with different objects: an offer to withdraw yields, a vow to punish threatens. */
function refined(row: CueAct, { cue, source, content }: Said, verb: string): Found | null {
  const { negated } = cueClaim(removeOwn(cue, row, verb), source);
  const why = `the cue “${cue}”`;
  if (negated && row.negated && row.negated !== row.act && !/^\s*that\b/iu.test(content))
    return { type: row.negated, negated: false, why };
  // Who does not refuse has agreed to nothing yet.
  if (negated && row.act === 'REJECT') return null;
  if (row.verb === 'accept' && row.act === 'AGREE' && /^\s*that\b/iu.test(content)) return null;
  if (row.verb === 'blame' && CAUSES.test(content)) return null;
  if (row.verb === 'invite' && !GUESTS.test(content)) return { type: 'REQUEST', negated, why };
  // “blames no one”
  if (/^\s*(?:no one|nobody|no|none|neither)\b/iu.test(content)) return { type: row.act, negated: true, why };
  const first = firstSentence(content);
  if (row.verb === 'decline' || row.verb === 'refuse') {
    if (/^\s*to (?:apologi[sz]e|yield|back down|withdraw|concede)\b/iu.test(content))
      return { type: /apolog/iu.test(content) ? 'CONCEDE' : 'REJECT', negated: /apolog/iu.test(content), why };
    return { type: row.act, negated, why };
  }
  if (row.act === 'AGREE' && row.verb !== 'offer' && YIELDING.test(first)) return { type: 'CONCEDE', negated, why };
  if ((row.verb === 'vow' || row.verb === 'promise' || row.verb === 'swear') && HARM.test(first))
    return { type: 'THREATEN', negated, why };
  if (row.verb === 'propose' && !/^\s*that\b/iu.test(content) && (TOGETHER.test(first) || /^\s*to\b/iu.test(content)))
    return { type: 'AGREE', negated, why };
  if (row.verb === 'oppose') return { type: BLAMING.test(first) ? 'ACCUSE' : 'REJECT', negated, why };
  return { type: row.act, negated, why };
}

/** The verb itself is no denial of its act: “refused” does refuse. */
const removeOwn = (cue: string, { act }: CueAct, verb: string): string =>
  act === 'REJECT' ? cue.replace(new RegExp(`\\b${verb}\\b`, 'iu'), '') : cue;

/** “called the request ‘sensible’”, “described the claims as unworthy”. */
function fromName({ cue, content }: Said): Found | null {
  if (!NAMING.test(cue) || content.length > 400) return null;
  const name = /(?:\bas\b|["“‘'])(.*)$/su.exec(content)?.[1] ?? content;
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
