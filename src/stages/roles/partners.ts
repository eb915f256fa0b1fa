import { type Attribution, type Reference, TRANSCRIPT_TURN } from '../../document/index.ts';
import { cueActAt, isHonorific, isState } from '../../lexicon/index.ts';
import { contains, spanAt, type Span } from '../../text/index.ts';
import { headOf, owns, QUALIFIES } from './heads.ts';
import { spanOf } from './lookup.ts';
import type { Scene } from './scene.ts';
import { firstPersonOf } from './speaker.ts';
import { endOfPhrase, isOtherOccasion, talkBefore } from './talks.ts';
import { asked, inTurn, otherSpeaker } from './turns.ts';
import { isWriting } from './writings.ts';

/** Verbs whose object, or the subject of whose content, is the addressee. */
const TELLS =
  /\b(?:t(?:ell|ells|old|elling)|inform(?:s|ed|ing)?|assur(?:e|es|ed|ing)|remind(?:s|ed|ing)?|warn(?:s|ed|ing)?|notif(?:y|ies|ied|ying)|advis(?:e|es|ed|ing)|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|thank(?:s|ed|ing)?|call(?:s|ed|ing)?\s+(?:up)?on|call(?:s|ed|ing)?\s+for|appeal(?:s|ed|ing)?|invit(?:e|es|ed|ing)|implor(?:e|es|ed|ing)|order(?:s|ed|ing)?|press(?:es|ed|ing)?(?:\s+on)?|promis(?:e|es|ed|ing)|wr(?:ite|ites|ote|itten|iting)|answer(?:s|ed|ing)?|repl(?:y|ies|ied)|congratulat(?:e|es|ed|ing)|commend(?:s|ed|ing)?|request(?:s|ed|ing)?|demand(?:s|ed|ing)?|encourag(?:e|es|ed|ing)|threaten(?:s|ed|ing)?|expect(?:s|ed|ing)?|offer(?:s|ed|ing)?|instruct(?:s|ed|ing)?|beg(?:s|ged|ging)?|want(?:s|ed|ing)?|e-?mail(?:s|ed|ing)?|text(?:s|ed|ing)|cabl(?:es|ed|ing))\b/giu;
/** “in a call with X”, “in a letter to X”, “speaking to X”, “gratitude to X”, “…, telling X”. */
const OCCASION =
  /\b(?:call|conversation|meeting|interview|talks?|discussions?|dinner)\s+with\s+|\b(?:letter|message|note|cable|appeal|warning)\s+(?:to|from)\s+|\b(?:speech|address|testimony|remarks|comments|gratitude|thanks|condolences|congratulations|appreciation)\s+to\s+|\b(?:speaking|talking|addressing|wrote|writing)\s+(?:(?:exclusively|directly)\s+)?(?:to\s+)?|,\s+telling\s+|\b(?:phoned|telephoned)\s+/giu;
/** What may come between such words and the addressee. */
const LEADS =
  /^(?:(?:the|an?)\b)?(?:\s(?:to|both|all|from|for|of|the|a|an|with)\b)*(?:\s?(?:\p{Ll}+\s)?(?:session|meeting|sitting|audience|conference|gathering|members)\sof(?:\sthe)?)?\s*[“"[]?$/iu;
/** How verbs of saying begin to which “to X” may be added: “denied to X”. */
const SAYS =
  /^(?:sa(?:id|ys?|ying)$|stat(?:e|ing)|reiterat|repeat|den(?:y|ie)|confirm|explain|admit|complain|suggest|stress|declar|announc|reveal|describ|express|mention|vow|emphasi|sp(?:eak|oke)|propos|testif|insist|remark|noted|conced|convey|underscor|underlin|reaffirm|clear$)/iu;
/** “Asked by the Herald whether …, Vale said”. */
const ASKED_FIRST =
  /^(?:when\s|after\sbeing\s|while\sbeing\s)?(?:asked|pressed|questioned|challenged|quizzed|pushed)\b/iu;
/** “Said on [Fox News]”, “said in the [House of Commons]”. */
const BEFORE_WHOM = /^\s(?:on|in|before)\s(?:the\s)?["“]?/u;
/** Kinds of medium that stand behind its name: “the AFP [news agency]”. */
const KIND_OF_MEDIUM =
  /^\s(?:news\s)?(?:agency|service|newspaper|paper|daily|weekly|magazine|television|TV|radio|network|channel|station|broadcaster|website)\b/u;
/** “Warned [Norway] was leaving”: what stands before its verb is the subject of what is said, and not who is told it. */
const FINITE = /^\s(?:is|are|was|were|will|would|has|have|had|can|could|may|might|must|should|does|did)\b(?!-)/u;
/** “Thank you, X, for …”, “Congratulations to X”: said to X. */
const THANKS =
  /^["“‘'\s]*(?:(?:many\s)?thanks|thank you(?: very much| so much)?|congratulations to|congratulations),?(?!\sto\b)/iu;
/** What stands behind who is told: what he is told, or when. */
const GOES_ON_BEHIND =
  /^\s(?:an?|the|he|she|it|they|we|his|her|its|their|this|these|those|what|why|how|when|where|whether|if|there|nobody|no|not|last|late|early|earlier|after|before|during|ahead|about|yesterday|today|tomorrow|again|via|through)\b/u;
/** Who is told behind “state”, “party” or “government”, which only qualifies it. */
const QUALIFIED =
  /^\s(?:(?:news|owned|run|controlled)\s)?(?:television|tv|radio|media|news|newspapers?|broadcasters?|agenc(?:y|ies)|outlets?|channels?|officials?|leaders?|members?|lawyers?|officers?|ministers?)\b/iu;
/** The most characters between a verb and its object. */
const REACH = 40;

/**
 * The addressees: the object of a verb of telling or asking, or, if there is none, the one a request is put to (the
 * first in its content); the other side of the call, letter or interview in which the words were said; in a transcript,
 * the other speaker; after the report of a talk, the other participant. `told`: whom a passive verb says that it was told.
 */
export function addresseesOf(
  scene: Scene,
  attribution: Attribution,
  speaker: Reference | null,
  told: Reference | null = null,
): Reference[] {
  const found: Reference[] = [];
  const add = (reference: Reference | null): void => {
    if (reference && !isSame(reference, speaker) && !found.some((other) => isSame(other, reference)))
      found.push(reference);
  };
  if (attribution.basis === TRANSCRIPT_TURN) {
    const other = otherSpeaker(scene, speaker) ?? inTurn(scene, attribution, speaker) ?? asked(scene, speaker);
    return other ? [other] : [];
  }
  if (told) add(told);
  else
    for (const cue of attribution.cue) {
      const one = toldBy(scene, cue, attribution);
      add(one);
      if (one) add(toldToo(scene, one, attribution));
    }
  const thanks = THANKS.exec(scene.referenced.text.slice(...(attribution.content[0] ?? [0, 0])));
  if (thanks) add(beginsAt(scene, (attribution.content[0]?.[0] ?? 0) + thanks[0].length));
  for (const stretch of scene.frameOf(attribution)) {
    const words = scene.referenced.text.slice(...stretch);
    const end = attribution.source[0]?.[0] === stretch[1] ? stretch[0] + withoutTitle(words).length : Infinity;
    for (const match of words.matchAll(OCCASION))
      if (!isOtherOccasion(words.slice(0, match.index)))
        add(beginsAt(scene, stretch[0] + match.index + match[0].length, end));
    add(asker(scene, attribution, stretch, end));
  }
  if (found.length === 0) for (const cue of attribution.cue) add(beforeWhom(scene, cue));
  if (found.length === 0) add(askedFirst(scene, attribution));
  if (found.length === 0) add(toldInSentence(scene, attribution, speaker));
  if (found.length === 0) add(partnerInTalk(scene, attribution, speaker));
  return found;
}

/** “In an interview with the Herald[, General ]Vale said”: what stands right before a source belongs to it. */
const withoutTitle = (words: string): string => words.replace(/,\s[^,]{0,60}$/u, '');

/** Whether a cue ends with a verb of saying, or with one and “to”. */
const isSaying = (cue: string): boolean => {
  const words = cue.split(/\s/u);
  return SAYS.test((words.at(-1) === 'to' ? words.at(-2) : words.at(-1)) ?? '');
};

/** “Asked by [the Herald], Vale said”, “Vale, when asked by [the Herald], said”. */
const ASKED_BY = /^,?\s?(?:(?:when|after\sbeing|while\sbeing)\s)?(?:asked|pressed|questioned|interviewed)\sby\s+/iu;

/** Who asks for what is said next: at the beginning of a sentence or right behind the source. */
function asker(scene: Scene, { id, source, cue }: Attribution, [start, stop]: Span, end: number): Reference | null {
  const { text, sentences } = scene.referenced;
  const lead = ASKED_BY.exec(text.slice(start, stop))?.[0].length;
  const isPlace = start === spanAt(sentences, start)?.[0] || start === source.at(-1)?.[1];
  if (lead === undefined || !isPlace) return null;
  const own = cue[0]?.[0] ?? start;
  const others = scene.near([start, own]).flatMap((other) => (other.id === id ? [] : other.cue));
  return others.some(([at]) => at > start + lead && at < own) ? null : beginsAt(scene, start + lead, end);
}

/** Who is asked, where a sentence begins with it: the subject of the clause behind. */
function askedFirst(
  { referenced: { text, sentences }, lookup }: Scene,
  { cue, content }: Attribution,
): Reference | null {
  const [own, asked] = [cue[0], content.at(-1)];
  const sentence = own && spanAt(sentences, own[0]);
  if (!sentence || !asked || !ASKED_FIRST.test(text.slice(sentence[0], own[1]))) return null;
  const rest = text.slice(asked[1], sentence[1]);
  const start = asked[1] + (/^,\s(?:the\s)?/iu.exec(rest)?.[0].length ?? Infinity);
  return lookup.within([asked[1], sentence[1]]).find((one) => isAt(text, start, one)) ?? null;
}

/** Whether a reference stands at a place, or behind a form of address there. */
const isAt = (text: string, at: number, one: Reference): boolean =>
  spanOf(one)[0] >= at && withoutHonorific(text.slice(at, spanOf(one)[0])) === '';

/** The medium or the parliament behind a verb of saying. */
function beforeWhom(scene: Scene, [start, end]: Span): Reference | null {
  const { text } = scene.referenced;
  const lead = isSaying(text.slice(start, end)) ? BEFORE_WHOM.exec(text.slice(end, end + REACH))?.[0] : undefined;
  if (lead === undefined) return null;
  const body = beginsAt(scene, end + lead.length);
  const wanted = lead.startsWith(' on') ? 'JRN' : 'LEG';
  return scene.person(body?.actor)?.sector === wanted ? body : null;
}

/** Going on at another place or time has another verb: “… and said at a rally”. */
const GOES_ON = /^(?:(?:and\s)?add(?:s|ed)?|\p{L}+ing)\b/iu;
const TOLD = /\b(?:t(?:ells?|old|elling)|said\sto)\b/iu;

/** “Vale told [the Herald] that it was over, adding that …”: whom the same speaker has told something in the sentence. */
function toldInSentence(scene: Scene, { id, cue }: Attribution, speaker: Reference | null): Reference | null {
  const [own] = cue;
  const sentence = own && spanAt(scene.referenced.sentences, own[0]);
  if (!own || !sentence) return null;
  if (!GOES_ON.test(scene.referenced.text.slice(...own))) return null;
  const before = scene
    .settled(sentence)
    .filter(
      ({ attribution: other, speaker: teller }) =>
        other.id !== id &&
        teller !== null &&
        isSame(teller, speaker) &&
        other.cue.some((span) => contains(sentence, span) && span[0] < own[0]) &&
        !other.content.some((part) => contains(part, own)),
    );
  const told = before.flatMap(({ attribution }) =>
    attribution.cue
      .filter((span) => TOLD.test(scene.referenced.text.slice(...span)))
      .flatMap((span) => toldBy(scene, span, attribution) ?? []),
  );
  const last = told.at(-1);
  const name = last?.name ?? 'somebody';
  return last
    ? { ...last, basis: 'implied', why: `${name} has been told something by the same speaker in this sentence` }
    : null;
}

const THAT = ' that';

/** The object of the last verb of telling in a cue. */
function toldBy(scene: Scene, cue: Span, { content }: Attribution): Reference | null {
  const { text } = scene.referenced;
  const verb = text
    .slice(cue[0], cue[1] + 8)
    .matchAll(TELLS)
    .toArray()
    .findLast(({ index }) => index < cue[1] - cue[0]);
  if (!verb) return saidTo(scene, cue);
  const end = cue[0] + verb.index + verb[0].length;
  // “Demanded that Norway pay” is put to Norway; “warned that Norway would pay” only speaks of it.
  const asks = cueActAt(verb[0].toLowerCase().split(/\s+/u), 0)?.row.act === 'REQUEST';
  const at = asks && text.startsWith(THAT, end) ? end + THAT.length : end;
  // “told Havn News the Norwegians …”: who is told stands before what is said.
  const limit = content.find(([start]) => start > at + 3)?.[0];
  const after = selfAt(scene, at) ?? beginsAt(scene, at, limit);
  if (after) return after;
  // “wrote: | Oslo mourns …” is not to whom it begins with.
  if (/^(?:wr|repl|answer)/iu.test(verb[0])) return null;
  const [first] = content;
  return first && first[0] >= cue[1] && first[0] - cue[1] <= 3 ? beginsAt(scene, first[0]) : null;
}

/** “Called on | the government in Lima [and the rebels] to talk”: whoever is joined to the one with whom the words begin. */
function toldToo(scene: Scene, one: Reference, { content }: Attribution): Reference | null {
  const [start, end] = spanOf(one);
  const joint = JOINED.exec(scene.referenced.text.slice(end, end + REACH));
  const other = joint && beginsAt(scene, end + joint[0].length);
  if (!other?.actor || !content.some((part) => contains(part, [start, spanOf(other)[1]]))) return null;
  return scene.lookup.within([end, spanOf(other)[0]]).every(isPlace) ? other : null;
}

/** Words up to what is joined, with the place where the first is. */
const JOINED = /^(?:\sin(?:\sthe)?(?:\s\p{Lu}[\p{L}’'-]*){1,3})?\s(?:and|as well as)(?=\s)/u;
/** A place between the two is where the first one is. */
const isPlace = ({ via }: Reference): boolean => via === 'organisation';

/** “Told [me]”, “asked [us]”: whoever says so. */
function selfAt(scene: Scene, at: number): Reference | null {
  const { text } = scene.referenced;
  const word = SELF.find((one) => text.startsWith(` ${one}`, at)) ?? '';
  const next = text.charAt(at + 1 + word.length);
  if (word === '' || next.toLowerCase() !== next.toUpperCase()) return null;
  const own = firstPersonOf(scene, [[at + 1, at + 1 + word.length]], word);
  return own && (own.actor !== null || own.members.length > 0) ? own : null;
}

const SELF = ['me', 'us'];

/** “Denied to [Reuters]”. */
function saidTo(scene: Scene, [start, end]: Span): Reference | null {
  const { text } = scene.referenced;
  const words = text.slice(start, end);
  if (!isSaying(words)) return null;
  if (words.endsWith(' to')) return beginsAt(scene, end);
  return text.startsWith(' to ', end) ? beginsAt(scene, end + ' to'.length) : null;
}

/** The reference just after a position, with only function words between, that ends before `limit`. */
export function beginsAt(scene: Scene, at: number, limit = Infinity): Reference | null {
  const { referenced, lookup } = scene;
  const { text, sentences } = referenced;
  const stop = Math.min(spanAt(sentences, at)?.[1] ?? text.length, at + 4 * REACH, limit);
  const inside = lookup.within([at, stop]);
  const near = inside.filter(
    (one) => spanOf(one)[0] - at <= REACH && LEADS.test(withoutHonorific(text.slice(at, spanOf(one)[0]))),
  );
  for (const [index, first] of near.entries()) {
    const end = endOfPhrase(text, spanOf(first)[1], stop);
    const rest = text.slice(end, stop);
    if (FINITE.test(rest)) return null;
    // “told the French agency”, whoever that is, is not told France.
    const isBody = first.via === 'organisation' && !isState(first.actor);
    const isNamedMedium = isBody && first.status === 'resolved' && KIND_OF_MEDIUM.test(rest);
    // “Addressing the Ukraine war”, but “told the Herald a tale”.
    const isQualified = index > 0 || /\b(?:the|an?)\s$/iu.test(text.slice(at, spanOf(first)[0]));
    const isOnlyQualifier = isQualified && !isNamedMedium && QUALIFIES.test(rest) && !GOES_ON_BEHIND.test(rest);
    if (first.via === 'organisation' && isOnlyQualifier) continue;
    // “told state television”: nor is a bare noun told that only qualifies another.
    if (/^\p{Ll}/u.test(text.slice(...spanOf(first))) && QUALIFIED.test(rest)) continue;
    // “told Norway's envoy”: the head stands behind; in “commended Norway's efforts” it is nobody.
    const isOwner = owns(text, end, stop);
    const head = headOf(text, [spanOf(first)[0], isOwner ? stop : end], lookup) ?? first;
    if (isOwner ? head !== first && head.name : head.name || head.status !== 'unresolved') return head;
    // “Told CNN's morning show”, but “NBC's Ann Vale”.
    if (isOwner && scene.person(first.actor)?.sector === 'JRN') return first;
  }
  return null;
}

/** “Called on [Mr. ]Vale”. */
const withoutHonorific = (words: string): string =>
  words.replace(/(?<!\p{L})(\p{Lu}\p{L}*)\.?\s$/u, (all, word: string) => (isHonorific(word) ? '' : all));

/** If the text goes on with what one of the two of a talk said there, the other is the addressee. */
function partnerInTalk(
  scene: Scene,
  { source, cue, content }: Attribution,
  speaker: Reference | null,
): Reference | null {
  const at = (cue[0] ?? source[0] ?? content[0])?.[0] ?? 0;
  // “The statement said” so to its readers.
  const [own] = source;
  if (own && isWriting(scene.referenced.text.slice(...own))) return null;
  const talk = speaker?.actor && speaker.status === 'resolved' ? talkBefore(scene, at) : null;
  if (!talk) return null;
  const { text } = scene.referenced;
  const why = `spoken to in the talk told before: “${text.slice(...talk.span)}”`;
  if (talk.before.some((one) => isSame(one, speaker))) return { ...talk.partner, basis: 'implied', why };
  const first = talk.before.find(({ via }) => via === 'name');
  return first && isSame(talk.partner, speaker) ? { ...first, basis: 'implied', why } : null;
}

const isSame = (a: Reference, b: Reference | null): boolean => b !== null && a.actor !== null && a.actor === b.actor;
