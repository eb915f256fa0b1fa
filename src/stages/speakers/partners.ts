import type { Attribution, Reference, Referenced } from '../../document/index.ts';
import { contains, lastAtOrBefore, overlaps, spanAt, type Span } from '../../text/index.ts';
import { headOf } from './heads.ts';
import { type Lookup, spanOf } from './lookup.ts';
import type { Scene } from './scene.ts';
import { inTurn, otherSpeaker } from './turns.ts';

/** Verbs whose object is whom the words are said to. */
const TELLS =
  /\b(?:tell|tells|told|telling|inform(?:s|ed|ing)?|assur(?:e|es|ed|ing)|remind(?:s|ed|ing)?|warn(?:s|ed|ing)?|notif(?:y|ies|ied)|advis(?:e|es|ed|ing)|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|thank(?:s|ed|ing)?|call(?:s|ed|ing)?\s+(?:up)?on|appeal(?:s|ed|ing)?\s+to|invit(?:e|es|ed|ing)|implor(?:e|es|ed)|order(?:s|ed|ing)?|press(?:es|ed|ing)?|promis(?:e|es|ed|ing)|writ(?:e|es|ing|ten)\s+to|wrote\s+to|answer(?:s|ed|ing)?|repl(?:y|ies|ied)\s+to|congratulat(?:e|es|ed|ing))\b/iu;
/** “in a call with X”, “in a letter to X”, “speaking to X”, “in an interview with X”. */
const OCCASION =
  /\b(?:call|conversation|meeting|interview|talks?|discussion|dinner)\s+with\s+|\b(?:letter|message|speech|address|testimony|report|statement|remarks|note|cable)\s+to\s+|\b(?:speaking|talking|addressing|wrote|writing|addressed)\s+(?:to\s+)?/giu;
const AUDIENCE =
  /^(?:the\s+)?(?:reporters|journalists|the\s+press|newsmen|lawmakers|delegates|parliament|MPs|deputies|senators|supporters|students|members|troops|diplomats)\b/iu;

/**
 * To whom the words were said: the object of a verb of telling beside its cue, whom a request is put to (the subject of
 * its content), and the other side of the call, letter or interview in which they were said.
 */
export function addresseesOf(scene: Scene, attribution: Attribution, speaker: Reference | null): Reference[] {
  const { referenced, lookup } = scene;
  const { text } = referenced;
  const found: Reference[] = [];
  if (attribution.basis === 'turn of a transcript') {
    const other = otherSpeaker(scene, speaker) ?? inTurn(scene, attribution, speaker);
    if (other) return [other];
  }
  const add = (reference: Reference | null): void => {
    if (reference && !isSame(reference, speaker) && !found.some((other) => isSame(other, reference)))
      found.push(reference);
  };
  for (const cue of attribution.cue) {
    const verb = TELLS.exec(text.slice(cue[0], cue[1] + 8));
    if (ASKS.test(text.slice(...cue))) add(askedIn(scene, attribution));
    if (verb && verb.index < cue[1] - cue[0])
      add(objectAt(referenced, Math.max(cue[1], cue[0] + verb.index + verb[0].length), lookup));
  }
  for (const stretch of clauseOf(scene, attribution)) {
    for (const match of text.slice(...stretch).matchAll(OCCASION))
      add(objectAt(referenced, stretch[0] + match.index + match[0].length, lookup));
  }
  return found;
}

/** Verbs whose content begins with whom something is asked of: “called on [lenders to wait]”. */
const ASKS =
  /\b(?:urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|call(?:s|ed|ing)?\s+(?:up)?on|appeal(?:s|ed|ing)?\s+to|invit(?:e|es|ed|ing)|order(?:s|ed|ing)?|request(?:s|ed|ing)?|press(?:es|ed|ing)?|beg(?:s|ged|ging)?|implor(?:e|es|ed)|encourag(?:e|es|ed|ing)|requir(?:e|es|ed|ing)|instruct(?:s|ed|ing)?|tell|told)$/iu;

/** “[donors to pay what they pledged]”: the subject of an infinitive at the beginning of what is asked. */
function askedIn({ referenced: { text }, lookup }: Scene, { content }: Attribution): Reference | null {
  const [first] = content;
  const subject =
    first &&
    /^(?!to\b|that\b|for\b|if\b|whether\b)([^,.;:"“”]{2,80}?)\s(?:not\s)?to\s\p{Ll}/u.exec(text.slice(...first))?.[1];
  if (!first || !subject) return null;
  const span: Span = [first[0], first[0] + subject.length];
  const head = headOf(text, span, lookup);
  if (head?.name) return { ...head, mention: [span] };
  // “participants”, “international lenders”: called by the words of the text.
  if (!/^(?:the\s|all\s|both\s)?(?:\p{Ll}+\s){0,2}\p{Ll}+s$/u.test(subject) || head?.status === 'resolved') return null;
  return {
    actor: null, name: subject.replace(/^the\s/iu, ''), mention: [span], status: 'group', via: 'title', members: [],
    represents: null, basis: 'known', why: `“${subject}” are asked to do something`,
  }; // prettier-ignore
}

/** The noun phrase that begins at a place, where it is somebody; an audience without a name is a group. */
function objectAt({ text, sentences }: Referenced, at: number, lookup: Lookup): Reference | null {
  const from = at + (/^\s*/u.exec(text.slice(at, at + 4))?.[0].length ?? 0);
  const stop = Math.min(spanAt(sentences, from)?.[1] ?? from, from + 120);
  // “warned that …”, “asked whether …”: no object.
  if (
    /^(?:that|to|whether|if|in|at|on|of|not|by|for|about|why|how|what|when|where|against|with)\b/iu.test(
      text.slice(from, stop),
    )
  )
    return null;
  const audience = AUDIENCE.exec(text.slice(from, stop));
  const words =
    /^(?:(?!,?\s(?:that|to|in|at|on|by|not|whether|if|during|after|before|as|who|when|while|about|over|for)\s)[^,.;:"“”])+/u.exec(
      text.slice(from, stop),
    )?.[0];
  if (!words) return null;
  const phrase: Span = [from, from + words.trimEnd().length];
  const head = headOf(text, phrase, lookup);
  if (head && spanOf(head)[0] - from <= 40 && (head.name ?? !audience)) return { ...head, mention: [phrase] };
  if (!audience) return null;
  return {
    actor: null, name: audience[0].replace(/^the\s/iu, ''), mention: [[from, from + audience[0].length]], status: 'group', via: 'title', members: [],
    represents: null, basis: 'known', why: `“${audience[0]}”: an audience without names`,
  }; // prettier-ignore
}

/** What is left of the cue's sentences when source, cue and content are taken out, and the contents of other cues. */
export function clauseOf({ referenced, near }: Scene, { id, source, cue, content }: Attribution): Span[] {
  const anchors = cue.length > 0 ? cue : source;
  const { sentences } = referenced;
  const own = anchors.flatMap(([start, end]) =>
    sentences.slice(Math.max(lastAtOrBefore(sentences, start), 0), lastAtOrBefore(sentences, end - 1) + 1),
  );
  return [...new Set(own)].flatMap((sentence) => {
    const others = near(sentence).filter((other) => other.id !== id);
    const said = others.flatMap((other) =>
      other.content.filter((part) => !anchors.some((anchor) => contains(part, anchor))),
    );
    return without(sentence, [...source, ...cue, ...content, ...said]);
  });
}

function without(span: Span, holes: readonly Span[]): Span[] {
  let rest: Span[] = [span];
  for (const hole of holes) {
    rest = rest.flatMap((part): Span[] =>
      overlaps(part, hole)
        ? (
            [
              [part[0], hole[0]],
              [hole[1], part[1]],
            ] as Span[]
          ).filter(([start, end]) => end - start > 1)
        : [part],
    );
  }
  return rest;
}

const isSame = (a: Reference, b: Reference | null): boolean => b !== null && a.actor !== null && a.actor === b.actor;
