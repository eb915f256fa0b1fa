import { BLAMING, type CueAct, cueActAt } from '../../lexicon/index.ts';
import type { Found, Said } from './said.ts';
import { cueClaim, firstSentence } from './negation.ts';
import { HARMING, HELPING, YIELDING as GIVING_UP } from './performance.ts';

const wordsOf = (words: string): string[] => words.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];

/** Requests for silence and refusals to answer the press are no acts. */
const ANSWERS =
  /^\s*(?:to\s+)?(?:(?:immediately|publicly|directly|further)\s+)?(?:say|comment|answer|discuss|elaborate|specify|name|identify|give|be (?:drawn|named|quoted|identified|specific)|not to be|to be (?:named|quoted|identified)|speculate|predict|respond|reply|confirm|disclose|reveal|provide (?:details|figures)|talk|speak|explain|tell|describe|look|detail|rule|on the record|not be (?:named|quoted|identified))\b/iu;

/** From the verb of the cue, with what follows it; null where it only tells. */
export function fromCue(said: Said): Found | null {
  const cue = wordsOf(said.cue);
  // The words after the cue may hold the rest of its verb (“called” “for calm”).
  const words = [...cue, ...wordsOf(said.content).slice(0, 3)];
  for (let at = cue.length - 1; at >= 0; at -= 1) {
    const found = cueActAt(words, at);
    if (!found) continue;
    const { row, length } = found;
    if (isPassive(cue, at) || isNoun(cue, at, row.verb)) continue;
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
    if (CHARGED.test(first)) return { type: 'ACCUSE', negated, why };
    if (HARM.test(first)) return null;
    if (GIVEN.test(first)) return { type: 'AGREE', negated, why };
    const deed = DEED.exec(first)?.[1]?.slice(0, 40);
    if (deed === undefined || HARMING.test(deed)) return null;
    if (GIVING_UP.test(deed)) return { type: 'CONCEDE', negated, why };
    return HELPING.test(deed) || GIVING.test(deed) ? { type: 'AGREE', negated, why } : null;
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

/** Deeds that are good for somebody: “would lend six ferries”, “four schools would be opened”. */
const GIVING =
  /^(?:also |now |soon |jointly )?(?:(?:buy|purchase|build|grant|fund|pay|lend|give|send|supply|offer|allow|let|extend|expand|increase|double|restore|reopen|re-open|return|establish|create|set up|launch|accept|admit|welcome|recogni[sz]e|hold (?:\S+\s)?(?:talks|elections|a referendum|a meeting)|work)\b|be (?:opened|reopened|built|funded|provided|given|granted|sent|returned|restored|allowed|extended|held)\b)/iu;
/** What somebody announces to do: “that it [will open …]”. */
const DEED = /^\s*(?:that\s|(?=(?:he|she|it|they|we)\s))(?:\S+\s){0,8}?(?:will|would)\s(?!not\b)(.*)/isu;
/** Steps against somebody that are announced: “an investigation into”, “that it would sue”, “would open an inquiry”. */
const CHARGED =
  /^\s*(?:that\s)?(?:(?:\S+\s){0,8}?(?:will|would)\s(?:be\s)?(?:(?:investigat|impeach|su(?:e|ing)\b|prob(?:e|ing)\b|prosecut|indict)|(?:launch|open|beg[iu]n|start|initiat)\w*\s(?:an?|the|its)\s(?:\S+\s){0,2}?(?:investigation|probe|inquiry|proceedings|lawsuit)\b)|(?:an?|the|its|his|her|their|new)\s(?:\S+\s){0,2}?(?:investigation|probe|inquiry|impeachment|lawsuit|charges|indictment)\s(?:into|of|against)\b)/iu;

const GIVEN =
  /^\s*(?:(?:an?|the|new|more|further|[^\s\d]*\d\S*)\s+)?(?:\S+\s){0,3}(?:programme|program|fund|package|aid|support|grant|loan|assistance|investment|agreement|project|partnership|talks|scholarships|donation)\b/iu;

/** Acts whose verb is pale and whose noun says what is done. */
const NOMINAL: readonly { readonly type: string; readonly pattern: RegExp }[] = [
  { type: 'SUPPORT', pattern: /^(?:\S+\s){0,3}(?:express|voic|offer|pledg|reiterat|reaffirm|declar|convey)\w*\s(?:\S+\s){0,3}(?:support|confidence|gratitude|thanks|solidarity|appreciation|admiration|congratulations|condolences|sympathy)\b/iu },
  { type: 'ACCUSE', pattern: /^(?:\S+\s){0,3}(?:express|voic|rais|lodg|fil|register)\w*\s(?:\S+\s){0,3}(?:outrage|anger|indignation|condemnation|objections?|protest|complaint|(?:grave|legitimate|serious) concerns?)\b/iu },
  { type: 'CONCEDE', pattern: /^(?:\S+\s){0,3}(?:express|voic|offer|issu)\w*\s(?:\S+\s){0,3}(?:regrets? for|apolog\w+|remorse)\b/iu },
  { type: 'REQUEST', pattern: /^(?:\S+\s){0,3}(?:issu|mak|made|renew|repeat|reiterat|launch)\w*\s(?:\S+\s){0,3}(?:appeal|call|demand|request|plea|ultimatum)\s(?:for|to|on|that)\b/iu },
  { type: 'AGREE', pattern: /^(?:\S+\s){0,3}(?:g[ai]v|ma[dk]|extend|provid)\w*\s(?:\S+\s){0,3}(?:assurances?|guarantees?|promises?|an? offer|an? invitation)\b/iu },
]; // prettier-ignore

/** “was accused”, “has been harshly criticised”: what is done to the subject; “has called” and “is proposing” are not. */
const isPassive = (cue: readonly string[], at: number): boolean => {
  let before = at - 1;
  while (/^(?:not|never|also|again|\w+ly)$/u.test(cue[before] ?? '')) before -= 1;
  return /^(?:was|were|is|are|been|being|be|got)$/u.test(cue[before] ?? '') && /(?:ed|en|n)$/u.test(cue[at] ?? '');
};

/** “might agree”, “would not ask”, “will not ask”: nothing is done; “would like to thank” does thank. */
const isOnlyThought = (cue: readonly string[], at: number): boolean => {
  const before = cue.slice(0, at);
  if (before.includes('like') || before.includes('must')) return false;
  return (
    before.some((word) => /^(?:may|might|could|would)$/u.test(word)) ||
    (before.includes('will') && before.includes('not'))
  );
};

/** “in a call with”, “under pressure”, “an unrealistic pledge”: a noun, and no verb of the cue. */
const isNoun = (cue: readonly string[], at: number, verb: string): boolean => {
  const before = cue[at - 1];
  if (before === undefined) return false;
  if (/^(?:an?|the|its|his|her|their|our|my|in|of|under|with|by|no|this|that)$/u.test(before)) return true;
  const isVerbal =
    /^(?:to|will|would|can|could|must|should|shall|may|might|do|does|did|not|never|also|now|still|again|and|or|both|all|always|often|only|further|i|we|they|you|who)$|ly$|['’](?:ll|d|ve|t)$/u;
  return cue[at] === verb && !isVerbal.test(before);
};

/** A content with the “to” or “on” that ends its cue: “agreed to | meet”. */
const withParticle = (cue: string, content: string): string =>
  `${/\b(?:to|on|upon)$/iu.exec(cue)?.[0] ?? ''} ${content}`;

/** “agreed to meet”, “resolved on a step”, and not “decided the case”; “declined the offer”. */
const RESOLVED = /^\s*(?:not\s)?(?:to|on|upon)\b/iu;
const REFUSED = /^\s*(?:not\s)?(?:to|on|upon|an?|the|its|his|her|their|more|further)\b|^\s*\S*\d/iu;

function isFollowed({ follows, verb }: CueAct, { cue, content }: Said): boolean {
  if (follows === 'any') return verb !== 'demand' || !/\?["”’']*\s*$/u.test(firstSentence(content));
  if (/^\s*(?:whether|if|what|why|how|who|when|where|which)\b/iu.test(content)) return false;
  if (follows === 'deed')
    return (
      (verb === 'decline' ? REFUSED.test(content) : RESOLVED.test(withParticle(cue, content))) &&
      !/\b(?:with|against|that)$/iu.test(cue)
    );
  if (/\?["”’']*\s*$/u.test(firstSentence(content))) return false;
  if (/^\s*["“‘']/u.test(content)) return /\b(?:for|to)$/iu.test(cue);
  return verb !== 'ask' || /\b(?:for|to|that)\b/iu.test(content) || /\bfor$/iu.test(cue);
}

/** States, governments and merits are recognised; dangers are seen. */
const RECOGNISED =
  /\b(?:independence|sovereignty|statehood|state|government|president|victory|election|result|efforts?|contributions?|work|progress|role|achievements?|right|rights|as)\b/iu;
/** What is offered in words is no offer. */
const SPOKEN =
  /^\s*(?:an?\s|the\s|no\s|some\s|few\s|his\s|her\s|their\s|its\s)?(?:\S+\s){0,2}(?:advice|proofs?|evidence|apolog\w+|condolences|views?|explanations?|details|criticisms?|praise|comments?|reasons?|opinions?|prayers|sympathy|glimpse|assessment|defen[cs]e|rebuke|warning)\b/iu;
/** What befell, and nobody's deed. */
const CAUSES =
  /^\s*(?:an?\s|the\s)?(?:\S+\s){0,2}(?:error|weather|drought|glitch|fault|misunderstanding|lack|shortage|storm|prices?|accident|delay|winds?|rain)\b/iu;
/** Whoever is invited to these is a guest; to other things, asked. */
const GUESTS =
  /\bto (?:\S+\s){0,2}(?:come|join|visit|attend|take part|participate|meet|talks?|dinner|lunch|summit|observe|stay|see|address)\b|^(?:(?!\bto\b).)*\bto (?:an?|the|its|his|her) (?:\S+\s){0,2}(?:summit|talks|meeting|conference|table|round|ceremony|dinner|event|forum)\b/iu;
/** Giving up is the first deed that is named: not “to renew a pledge to end hunger”. */
const YIELDING =
  /^(?:(?!\bto\b).)*\bto (?:withdraw|leave|lift|drop|scrap|abandon|end|halt|cease|suspend the|call off|pull (?:out|back)|stand down|back down|release|free|ease|relax|reverse|concede|resign|step down|lay down|disarm)\b/isu;
const TOGETHER =
  /\b(?:joint|jointly|common|mutual|together|talks|meeting|summit|negotiat\w+|dialogue|cooperation|both sides|partnership|ceasefire|truce)\b/iu;
const HARM =
  /\b(?:retaliat\w+|respond|answer|sanction\w*|strikes?|punish\w*|expel|invade|attack|destroy|cut off|block|impose|revenge|avenge|fight|crush|hit back|consequences)\b/iu;

/** The same verb does different things with different objects: an offer to withdraw yields, a vow to punish threatens. */
function refined(row: CueAct, { cue, source, content }: Said, verb: string): Found | null {
  const { negated } = cueClaim(removeOwn(cue, row, verb), source);
  const why = `the cue “${cue}”`;
  if (negated && row.negated && row.negated !== row.act && !/^\s*that\b/iu.test(content))
    return { type: row.negated, negated: false, why };
  // Who does not refuse has agreed to nothing yet.
  if (negated && row.act === 'REJECT') return null;
  if (row.verb === 'accept' && row.act === 'AGREE' && /^\s*that\b/iu.test(content)) return null;
  if (/^recogni[sz]e$/u.test(row.verb) && !RECOGNISED.test(content)) return null;
  if (row.verb === 'offer' && SPOKEN.test(content))
    return /\bapolog/iu.test(content) ? { type: 'CONCEDE', negated, why } : null;
  if (row.verb === 'blame' && CAUSES.test(content)) return null;
  if (row.verb === 'invite' && !GUESTS.test(content)) return { type: 'REQUEST', negated, why };
  if (row.verb === 'plead' && /\b(?:guilty|innocent|no contest)\b/iu.test(`${cue} ${content.slice(0, 30)}`))
    return null;
  // “would support 40,000 jobs”
  if (
    row.verb === 'support' &&
    /^\s*(?:(?:nearly|about|almost|over|more than|some|up to|around|at least|an estimated)\s)?\d/iu.test(content)
  )
    return null;
  // “blames no one”
  if (/^\s*(?:no one|nobody|no|none|neither)\b/iu.test(content)) return { type: row.act, negated: true, why };
  const first = firstSentence(content);
  if (row.verb === 'decline' || row.verb === 'refuse') {
    if (/^\s*to (?:apologi[sz]e|yield|back down|withdraw|concede)\b/iu.test(content))
      return { type: /apolog/iu.test(content) ? 'CONCEDE' : 'REJECT', negated: /apolog/iu.test(content), why };
    return { type: row.act, negated, why };
  }
  if (row.act === 'AGREE' && row.verb !== 'offer' && YIELDING.test(withParticle(cue, first)))
    return { type: 'CONCEDE', negated, why };
  if ((row.verb === 'vow' || row.verb === 'promise' || row.verb === 'swear') && HARM.test(first))
    return { type: 'THREATEN', negated, why };
  if (row.verb === 'propose' && !/^\s*that\b/iu.test(content) && (TOGETHER.test(first) || /^\s*to\b/iu.test(content)))
    return { type: 'AGREE', negated, why };
  if (row.verb === 'oppose') return { type: BLAMING.test(first) ? 'ACCUSE' : 'REJECT', negated, why };
  return { type: row.act, negated, why };
}

/** The verb itself is no denial of its act: “refused” does refuse. */
const removeOwn = (cue: string, { act }: CueAct, verb: string): string =>
  act === 'REJECT' ? withoutWord(cue, verb) : cue;

function withoutWord(words: string, word: string): string {
  const plain = words.toLowerCase();
  const isPart = (at: number): boolean => /\w/.test(plain.charAt(at));
  let at = plain.indexOf(word);
  while (at >= 0 && (isPart(at - 1) || isPart(at + word.length))) at = plain.indexOf(word, at + 1);
  return at < 0 ? words : words.slice(0, at) + words.slice(at + word.length);
}
