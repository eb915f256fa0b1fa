import type { Attribution, Reference, Referenced } from '../../document/index.ts';
import { contains, lastAtOrBefore, overlaps, spanAt, type Span } from '../../text/index.ts';
import { headOf } from './heads.ts';
import { type Lookup, spanOf } from './lookup.ts';
import type { Scene } from './scene.ts';

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
  const subject = first && /^(?!to\b|that\b|for\b|if\b|whether\b)([^,.;:"“”]{2,80}?)\s(?:not\s)?to\s\p{Ll}/u.exec(text.slice(...first))?.[1];
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

/** Of several speakers: whom a turn calls by name, or, of a question and its answer, who asks and who answers. */
function inTurn({ referenced, labels }: Scene, { content }: Attribution, speaker: Reference | null): Reference | null {
  const { text, blocks, participants } = referenced;
  const [from, to] = [content[0]?.[0] ?? 0, content.at(-1)?.[1] ?? 0];
  const own = lastAtOrBefore(blocks.map(({ span }) => span), from);
  const speakers = [...labels].flatMap(([label, somebody]) => (somebody ? [{ label, ...somebody }] : []));
  const called = speakers.filter(({ id, name }) => id !== speaker?.actor && isCalledAt(text.slice(from, from + 120), name));
  const turn = (index: number) => speakers.find(({ label }) => label === blocks[index]?.speaker);
  const isQuestion = (index: number): boolean => text.slice(...(blocks[index]?.span ?? [0, 0])).trimEnd().endsWith('?');
  const [only, ...more] = called;
  const near = text.slice(from, to).trimEnd().endsWith('?') ? turn(own + 1) : isQuestion(own - 1) ? turn(own - 1) : undefined;
  const other = only && more.length === 0 ? only : near;
  if (!other || other.id === speaker?.actor || !participants.some(({ id }) => id === other.id)) return null;
  return {
    actor: other.id, name: other.name, mention: [], status: 'resolved', via: 'turn', members: [], represents: null,
    basis: 'implied', why: other === only ? 'called by name in the turn' : 'question and answer follow each other',
  }; // prettier-ignore
}

/** “Thank you, Imke.”, “Piers, Ottawa says …”. */
const isCalledAt = (start: string, name: string): boolean => {
  const words = name.split(/\s+/u);
  return [name, words[0] ?? '', words.at(-1) ?? ''].some(
    (part) => part.length > 2 && (start.startsWith(`${part},`) || new RegExp(`^(?:[^.?!]{0,60}), (?:\\p{Lu}\\p{Ll}+\\s)?${part.replace(/[^\p{L}\p{N}\s-]/gu, '.')}[.,?!]`, 'u').test(start)),
  );
};

/** In an interview or talk of two, each turn is said to the other. */
function otherSpeaker({ labels }: Scene, speaker: Reference | null): Reference | null {
  const people = new Map(
    [...labels.values()].flatMap((somebody) => (somebody ? [[somebody.id, somebody] as const] : [])),
  );
  const [other, ...others] = [...people.values()].filter(({ id }) => id !== speaker?.actor);
  if (labels.size !== 2 || !other || others.length > 0) return null;
  return {
    actor: other.id,
    name: other.name,
    mention: [],
    status: 'resolved',
    via: 'turn',
    members: [],
    represents: null,
    basis: 'implied',
    why: 'the other speaker of a talk of two',
  };
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

/** Whom the words are about: every state, body and person that the content names or means, the speaker aside, each once. */
export function targetsOf(
  { referenced, lookup }: Scene,
  { content }: Attribution,
  speaker: Reference | null,
): Reference[] {
  const { text } = referenced;
  const found = new Map<string, Reference>();
  const own = speaker?.represents?.actor ?? null;
  for (const part of content) {
    for (const reference of lookup.within(part)) {
      const { actor, name, status } = reference;
      if (status !== 'resolved' || !actor || !name || actor === speaker?.actor || found.has(actor)) continue;
      // The speaker's own side is not what he speaks about, and “it” goes back to many things.
      if (actor === own || /^(?:it|its)$/iu.test(text.slice(...spanOf(reference)))) continue;
      if (isPlaceOnly(text, spanOf(reference), reference)) continue;
      found.set(actor, reference);
    }
  }
  return [...found.values()];
}

/** “talks in Norway”, “a meeting at Geneva”: where, and not about whom. */
const isPlaceOnly = (text: string, [start]: Span, { via }: Reference): boolean =>
  via === 'organisation' &&
  /\b(?:in|at|near|outside|across|around|from)\s(?:the\s)?$/iu.test(text.slice(Math.max(0, start - 10), start));

const isSame = (a: Reference, b: Reference | null): boolean => b !== null && a.actor !== null && a.actor === b.actor;
