import { cueActAt } from '../../lexicon/index.ts';
import type { Found, Said } from './said.ts';
import { type Claim, contentClaim, cueClaim, firstSentence } from './negation.ts';

/** Cues under which words can still do something; questions, guesses and hopes cannot. */
const TELLING =
  /\b(?:sa(?:y|ys|id|ying)|tell|tells|told|telling|add(?:s|ed|ing)?|confirm\w*|announc\w*|declar\w*|stat(?:e|es|ed|ing)|insist\w*|repl(?:y|ies|ied)|answer\w*|wr(?:ite|ites|ote|iting|itten)|stress\w*|reaffirm\w*|reiterat\w*|not(?:e|es|ed)|post(?:s|ed)|tweet\w*|warn\w*|indicat\w*|signal\w*|assur\w*|repeat\w*|made (?:it )?clear|went on|continu\w*|according to)\b/iu;

const ADVERBS =
  /^(?:(?:strongly|fully|firmly|warmly|also|therefore|again|now|still|only|sincerely|deeply|categorically|resolutely|unreservedly|wholeheartedly|once|hereby|all|both|must|want|wish|like|to|would|can|today|do)\s+)*/u;

export const HARMING =
  /\b(?:retaliat\w*|respond (?:in kind|with|to any|harshly|forcefully|accordingly)|hit back|strike back|answer (?:if|with|in kind)|punish\w*|impose (?:\S+\s){0,2}(?:sanctions|tariffs|duties|restrictions)|expel|cut off|suspend|block|veto|take (?:\S+\s){0,2}(?:measures|countermeasures|action) against|destroy|attack|use force|pay a (?:\S+\s)?price|face consequences|consequences|stop paying|pull out of|bring charges|take \S+ to court|sue)\b/iu;
export const HELPING =
  /\b(?:host|attend|join|sign|help|support|provide|send (?:\S+\s){0,3}(?:aid|help|experts|observers|monitors|supplies|doctors|equipment)|receive|meet|come|open|share|pay for|contribute|cooperate|work (?:\S+\s)?with|assist|donate|invest|take part|participate|continue to (?:\S+\s)?(?:support|work|help|provide)|deliver|fund|finance|train|visit|ratify|honou?r|abide|comply|respect|keep (?:its|his|her|their|our|my|the) (?:\S+\s)?(?:word|offer|promise)|bring|resume|implement|present)\b/iu;
export const YIELDING =
  /\b(?:withdraw|drop|lift|release|free|pull (?:out|back)|scrap|halt|cease|stand down|resign|step down|ease|reverse|apologi[sz]e|abandon|not be taken forward|dismantle|disarm)\b/iu;

/**
 * What words perform by themselves: “We condemn …”, “I call on …” with a verb of the table in the first person of the
 * present; what the speaker's own side will do for others, against them, or give up (“it would host”, “we will
 * retaliate”); “full confidence in”. Under “if”, “would” of a wish or a question nothing is performed.
 */
export function performedBy(said: Said): Found | null {
  const { cue, content, isQuoted, own } = said;
  if (cue !== '' && (!TELLING.test(cue) || cueClaim(cue, '').negated)) return null;
  const first = firstSentence(content)
    .replaceAll(/["“”‘«»]/gu, '')
    .trim()
    .replace(/^that\s+/iu, '');
  if (/\?["”’'»]*$/u.test(first.trim()) || /^(?:if|were|should)\b/iu.test(first)) return null;
  const claim = contentClaim(content);
  const { negated } = claim;
  const spoken = isQuoted ? firstPerson(first, claim) : null;
  if (spoken) return spoken;
  if (/\b(?:full|every|complete|great) confidence in\b/iu.test(first))
    return { type: 'SUPPORT', negated, why: 'its words express confidence' };
  if (/\b(?:will|would) not (?:be (?:taken forward|pursued|imposed|enforced)|go ahead|proceed)\b/iu.test(first))
    return { type: 'CONCEDE', negated: false, why: 'its words drop a plan' };
  if (
    /\bwarn/iu.test(cue) &&
    /\b(?:risk(?:s|ed|ing)?|fac(?:e|es|ed)|would face) (?:\S+\s){0,2}(?:sanctions|retaliation|consequences|expulsion|isolation|tariffs|punishment)\b/iu.test(
      first,
    )
  )
    return { type: 'THREATEN', negated: false, why: 'a warning of what the speaker\u2019s side may do' };
  // Who will not refuse has promised nothing yet.
  const isTurned = claim.words !== '' && !negated;
  return (isTurned ? null : deed(first, cue, negated, own)) ?? ofOthers(first, said);
}

/**
 * What others shall do (“He should be on it”) and what harm they have done (“the rebels had shelled the town”): the
 * first name in the subject says whose deed it is. Harm is an accusation only of one who speaks for a side, and none if
 * it is told of a time (“when they attacked”) or done by somebody else (“targeted by”).
 */
function ofOthers(first: string, { own, others, hasSide, isQuoted }: Said): Found | null {
  const isOther = (subject: string): boolean => {
    const at = (names: readonly string[]): number =>
      Math.min(...names.map((name) => subject.indexOf(name)).filter((place) => place >= 0));
    const [its, theirs] = [at(own), at(others)];
    const someone = /^(?:and |but |so )?(?:he|she|they|you|the rebels|the insurgents|the militants|the regime)\b/iu;
    return someone.test(subject) || theirs < its;
  };
  const duty = /^((?:\S+\s+){1,5}?)(?:should|must|ought to|needs? to)\s+(?!have been\b|have\b)/iu.exec(first);
  if (
    duty &&
    isOther(duty[1] ?? '') &&
    !/\b(?:thinks?|believes?|feels?|says?|said|hopes?|knows?|wants?|wonders?|it)\b/iu.test(duty[1] ?? '')
  )
    return {
      type: 'REQUEST',
      negated: false,
      why: `its words “${duty[0].trim()}”`,
      before: duty[0].slice((duty[1] ?? '').length).trim(),
    };
  const harm = HARMED.exec(first);
  const subject = harm ? first.slice(0, harm.index) : '';
  if (
    harm &&
    hasSide &&
    subject.split(/\s+/u).length <= 8 &&
    isOther(subject) &&
    // In indirect speech “they” are those who speak.
    (isQuoted || !/^(?:he|she|they)\b/iu.test(subject)) &&
    !/\b(?:when|whenever|while|after|before|since|as|where|who|whose|which)\b/iu.test(subject) &&
    !/\b(?:was|were|been|being|by|not|never)\s*$/iu.test(subject) &&
    !/^\s(?:\S+\s){0,3}by\s/iu.test(first.slice(harm.index + harm[0].length))
  )
    return { type: 'ACCUSE', negated: false, why: `its words “${harm[0]}” of others`, before: harm[0] };
  return null;
}

const HARMED =
  /\b(?:shelled|attacked|bombed|bombarded|invaded|violated|breached|broken (?:\S+\s){0,3}(?:truce|ceasefire|promise|treaty|agreement|law)|killed|fired (?:on|at)|targeted|seized|kidnapped|abducted|tortured|poisoned|hacked|interfered|meddled|lied|cheated|stolen|stole|betrayed|sabotaged|massacred|raped|looted|provoked)\b/iu;

function firstPerson(first: string, { negated, words: denial }: Claim): Found | null {
  const subject = /^(?:so |and |but |today,? |once again,? )?(?:we|i)\s+/iu.exec(first);
  if (!subject) return null;
  const rest = first.slice(subject[0].length);
  const affirmed = rest.replace(/^(?:do not|don['’]t|cannot|can['’]t|will not|won['’]t|could not|never)\s+/iu, '');
  // “We do not oppose” denies the verb, though all of it affirms.
  const denied = affirmed !== rest && denial !== '';
  const bare = affirmed.replace(ADVERBS, '');
  const words = bare.toLowerCase().match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
  const found = cueActAt(words.slice(0, 5), 0);
  // The present only: “we asked for radios” tells of a request.
  if (!found || words[0] !== found.row.verb || found.row.verb === 'second' || found.row.verb === 'fault') return null;
  const { act, negated: opposite } = found.row;
  if (found.row.follows === 'deed' && !/^\w+ (?:to|on)\b/u.test(bare)) return null;
  const why = `its words “${first.slice(0, subject[0].length + 24).trim()}”`;
  if (negated && opposite && words[found.length] === 'that') return null;
  // Who does not refuse has agreed to nothing yet.
  if (denied && act === 'REJECT') return null;
  return negated && opposite && opposite !== act
    ? { type: opposite, negated: false, why }
    : { type: act, negated: negated || denied, why };
}

/** “it would host”, “Tehran would sign”, “we will respond”: the speaker's side, will or would, and a deed. */
function deed(first: string, cue: string, negated: boolean, ownNames: readonly string[]): Found | null {
  const future =
    /^((?:\S+\s+){1,4}?)(?:will|would|shall|won['’]t|is going to|are going to|am going to|stands? ready to|(?:is|are|am) (?:ready|willing|prepared) to|could not accept|cannot accept|can(?:no| no)t accept|do(?:es)? not accept|have decided to|has decided to)\b(.*)$/isu.exec(
      first,
    ) ??
    /^((?:it|they|we|i|he|she)['’]ll)\b(.*)$/isu.exec(first) ??
    /^((?:i|we|they|he|she|it))['’]d\b(.*)$/isu.exec(first);
  if (!future) return null;
  const [whole, subject = '', rest = ''] = future;
  const own =
    /^(?:it|we|i|they|he|she|its \S+|our \S+|his \S+|her \S+|their \S+)\b/iu.test(subject.trim()) ||
    ownNames.some((name) => subject.includes(name));
  if (!own) return null;
  const why = `its words “${whole.slice(0, 48).trim()}”`;
  if (/accept\b/iu.test(whole.slice(subject.length, subject.length + 22)) && negated)
    return { type: 'REJECT', negated: false, why };
  if (/\b(?:like|rather|prefer|love|be (?:able|glad to see))\b/iu.test(rest.slice(0, 20))) return null;
  const verb = rest.slice(0, 60);
  if (HARMING.test(verb)) return negated ? null : { type: 'THREATEN', negated: false, why };
  // Forecasts and warnings of what one will have to do are no promises.
  if (/\bwarn/iu.test(cue) || /\bhave to\b/iu.test(verb) || negated) return null;
  if (YIELDING.test(verb)) return { type: 'CONCEDE', negated: false, why };
  return HELPING.test(verb) || /ready|willing|prepared/iu.test(whole.slice(subject.length, subject.length + 20))
    ? { type: 'AGREE', negated: false, why }
    : null;
}
