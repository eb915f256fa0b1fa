import type { Span } from './span.ts';
import { wordsOf } from './words.ts';

/*
 * What a transcriber notes beside the words, between brackets, stars or angle brackets: “(APPLAUSE)”, “[crosstalk]”,
 * “*laughs*”, “(through interpreter)”. None of it was said.
 */

const words = (list: string): string[] => list.split(/\s+/);

/** What a note begins with, in any form: “laughs”, “laughter from the gallery”. */
const STEMS = words(
  `applau laugh chuckl cheer crosstalk inaudib unintelligib indiscernib indistinct interrupt interject overlap
  cough phonetic gavel chant sigh groan gasp giggl jeer moan murmur overtalk voiceover newsbreak catcall exhal muffled`,
);
/** The same, of words that may begin something else too: such a note is short. */
const FIRST = new Set(
  words(`boo boos booing booed music silence pause pauses bell bells unclear shouts shouting sob sobs sobbing whistles
  whistling clapping gestures nods smiles indicating bleep beep redacted ph sic timer expletive`),
);
const MOST_BEHIND_FIRST = 3;
const PHRASES: readonly (readonly string[])[] = `cross talk; video clip; begin video; end video; begin clip; end clip;
  off mic; off mike; off camera; off record; hear hear; through interpreter; through an interpreter; through the interpreter;
  via interpreter; through translator; through a translator; via translator; multiple speakers; several speakers;
  multiple voices; foreign language; foreign word; speaking foreign; speaks foreign; speaking in; spoken in; speaks in;
  translated from; as translated; as interpreted; gap in recording; gap in audio; gap in tape; break in audio; break in recording; audio break; audio gap; audio cuts; audio drops; no audio;
  audio glitch; audio deleted; audio dips; no response; background noise; background music; background conversation;
  cross talking; over talking; phone gap; tape change; via telephone; via phone;
  unrelated conversation; the national anthem is sung; the national anthem is played; the national anthem is performed; mixed voices;
  speaking spanish; speaking french; speaking german; speaking arabic; speaking hebrew; speaking russian; speaking chinese; technical difficulties; technical difficulty; technical problem; technical problems;
  end of video; end of clip; end of recording; end of transcript; commercial break; time expired; hon members; hon member; an hon; honourable members; honorable members; several hon; some hon;
  simultaneous conversation`
  .split(';')
  .map((phrase) => words(phrase.trim()));

/** Those who are heard beside the speaker, and what is heard of them: “AUDIENCE LAUGHS”, “crowd booing”. */
const HEARERS = new Set(
  words('audience crowd gallery protester protesters supporters spectators demonstrators members'),
);
const MOST_OF_HEARERS = 2;
/** More words are prose (“crowds cheered us all along the coast”), unless they are in capitals. */
const MOST_OF_A_NOTE = 5;
const REACTIONS = words(
  `boo boos booed booing cheer jeer laugh applau chant shout scream yell whistl hiss gasp groan react respon noise murmur clap sing
  inaudib`,
);
/** What begins and ends beside the speech: “BEGIN VIDEO CLIP”, “END VIDEOTAPE”. */
const BOUNDS = new Set(words('begin begins beginning start starts end ends close play plays playing'));
const RECORDINGS = new Set(words('video videotape videoclip audio audiotape tape clip vt'));
/** Notes that are spoken words elsewhere: they stand alone between their brackets, in capitals. */
const ALONE = new Set(
  `break;commercial;video;audio;music;question;protester;audience member;audience;crowd;on camera;on screen;on the phone;
  by phone;phone;sounds like;commotion;unknown;unidentified;national anthem;voice over;news break;break in coverage;end of coverage`
    .split(';')
    .map((phrase) => phrase.trim()),
);

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['<', '>'],
  ['*', '*'],
]);
const OPENER = /[([<*]/g;
/** So long a note may be, in UTF-16 units. */
const LONGEST = 90;

/** The notes of a text with their brackets, in order. */
export function notesIn(text: string): Span[] {
  const notes: Span[] = [];
  let past = 0;
  for (const { 0: opener, index } of text.matchAll(OPENER)) {
    if (index < past) continue;
    const end = closedAt(text, index + 1, CLOSERS.get(opener) ?? opener);
    if (end < 0 || !isNote(text.slice(index + 1, end))) continue;
    past = end + 1;
    notes.push([index, past]);
  }
  return notes;
}

/** Where brackets close that hold no others and no end of a line; −1 where they do not. */
function closedAt(text: string, from: number, closer: string): number {
  for (let at = from; at < text.length && at - from <= LONGEST; at += 1) {
    const character = text.charAt(at);
    if (character === closer) return at;
    if (character === '\n' || CLOSERS.has(character)) return -1;
  }
  return -1;
}

/** Whether what stands between brackets is a transcriber's note. */
export function isNote(inside: string): boolean {
  const all = wordsOf(inside)
    .map((span) => inside.slice(...span).toLowerCase())
    .filter((word) => word !== word.toUpperCase());
  const [first = ''] = all;
  if (first === '') return false;
  const begins = (list: readonly string[], word: string): boolean => list.some((stem) => word.startsWith(stem));
  if (begins(STEMS, first)) return true;
  const isCapitals = inside === inside.toUpperCase();
  const isShort = isCapitals || all.length <= MOST_OF_A_NOTE;
  const hearers = HEARERS.has(first) && isShort ? all.slice(1, 1 + MOST_OF_HEARERS) : [];
  if (hearers.some((word) => begins(REACTIONS, word))) return true;
  if (isShort && BOUNDS.has(first) && RECORDINGS.has(all[1] === 'of' ? (all[2] ?? '') : (all[1] ?? ''))) return true;
  if (isCapitals && ALONE.has(all.join(' '))) return true;
  if (FIRST.has(first) && all.length <= 1 + MOST_BEHIND_FIRST) return true;
  return PHRASES.some((phrase) => phrase.every((word, at) => all[at] === word));
}
