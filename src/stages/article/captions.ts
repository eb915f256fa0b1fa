import * as mediaCaptions from 'media-captions';
import type { RecordTurn } from '../../document/index.ts';
import { OnrecordError } from '../../errors/index.ts';
import { type LabelIn, labelsOfCaptions } from './caption-labels.ts';
import { soundCaptions } from './caption-lines.ts';
import { compose, type Composed, type Stretch } from './compose.ts';
import { decoded } from './entities.ts';
import { visible } from './lines.ts';
import { addedLines, type Shown } from './rolling.ts';

/** What is used of media-captions; its own types name their files in a way that Node's resolution cannot follow. */
const { parseText } = mediaCaptions as unknown as {
  parseText(
    text: string,
    options: { type: 'vtt' | 'srt' },
  ): Promise<{
    readonly cues: readonly { readonly startTime: number; readonly endTime: number; readonly text: string }[];
    readonly errors: readonly { readonly message: string }[];
  }>;
};

/** What one cue adds to the words: who speaks, if it says so, and when it begins and ends, in milliseconds. */
interface Utterance {
  /** Undefined where the cue does not say who speaks; null where it says that somebody else does. */
  readonly speaker: string | null | undefined;
  readonly words: string;
  readonly begins: number;
  readonly ends: number;
}

/**
 * Turns from captions: cues are joined while the same person speaks, and the text is "Speaker: words" paragraphs.
 * Without any speaker, paragraphs end with a sentence and a pause. Throws OR1012 where no cue can be read.
 */
export async function readCaptions(input: string, text: string, form: 'vtt' | 'srt'): Promise<Composed> {
  const { cues, errors } = await parseText(soundCaptions(input, text, form), { type: form });
  if (cues.length === 0) {
    const fault = errors[0]?.message ?? 'it has no cues';
    throw new OnrecordError('OR1012', { input, fault });
  }
  const shown = cues.map(({ startTime, endTime, text: words }) => ({ startTime, endTime, lines: linesOf(words) }));
  const labelIn = labelsOfCaptions(shown.map(({ lines }) => lines.map(({ plain }) => undashed(plain))));
  const added = addedLines(shown);
  const utterances: Utterance[] = [];
  for (const [index, cue] of cues.entries()) {
    const before = utterances.at(-1)?.words ?? '';
    const [begins, ends] = [Math.round(cue.startTime * 1000), Math.round(cue.endTime * 1000)];
    const words = added[index] ?? '';
    const last = utterances.at(-1);
    if (words === '' && last !== undefined) utterances[utterances.length - 1] = { ...last, ends };
    else utterances.push(...utterancesOf(words, before, labelIn).map((spoken) => ({ ...spoken, begins, ends })));
  }
  const composed = compose(stretchesOf(withoutEchoes(utterances)));
  if (composed.text === '') throw new OnrecordError('OR1012', { input, fault: 'its cues have no words' });
  return composed;
}

/** The lines of a cue that have words. */
const linesOf = (cue: string): Shown['lines'] =>
  cue
    .split('\n')
    .map((raw) => ({ raw, plain: plainWords(raw) }))
    .filter(({ plain }) => plain !== '');

const VOICE = /^<v(?:\.[^\s>]{0,100})?[ \t]([^>]+)>/;

type Spoken = Pick<Utterance, 'speaker' | 'words'>;

function utterancesOf(cue: string, before: string, labelIn: LabelIn): Spoken[] {
  const parts = cue.split(/(?=<v(?:\.[^\s>]{0,100})?[ \t])/);
  return parts.flatMap((part) => {
    const voice = VOICE.exec(part)?.[1]?.trim();
    if (voice !== undefined) return [{ speaker: visible(decoded(voice)), words: plainWords(part) }];
    return spokenLines(part, before, labelIn);
  });
}

const DASH = /^[-–—] ?(?=\S)/u;
const undashed = (line: string): string => line.replace(DASH, '');

/** What a cue's lines say; one with a label or ">>" begins anew, and each with a dash where several have one. */
function spokenLines(cue: string, before: string, labelIn: LabelIn): Spoken[] {
  const spoken: Spoken[] = [];
  const lines = plainWords(cue, '\n')
    .split('\n')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const areMarked = lines.filter((line) => DASH.test(line)).length > 1;
  for (const line of lines) {
    const last = spoken.at(-1);
    const own = undashed(line);
    const label = labelIn(own, isOver(last?.words ?? before, line));
    if (label) spoken.push({ speaker: label.speaker, words: own.slice(label.words).trim() });
    else if (line.startsWith('>>') || (areMarked && own !== line))
      spoken.push({ speaker: null, words: own.replace(/^>+\s*/, '') });
    else if (last) spoken[spoken.length - 1] = { ...last, words: `${last.words} ${line}`.trim() };
    else spoken.push({ speaker: undefined, words: line });
  }
  return spoken;
}

/** Whether no sentence is open before a line. Live captions roll: what ends with the line is the same line. */
const isOver = (before: string, line: string): boolean =>
  before === '' || (/[.!?…\]♪-]["”’']*$|\)$/.test(before) && !before.endsWith(line));

const plainWords = (text: string, lineBreak = ' '): string =>
  visible(decoded(text.replace(/<\/?[a-z\d][^>]{0,300}>|\{\\[^}]{0,300}\}/gi, '')))
    .replace(/[^\S\n]+/g, ' ')
    .replaceAll('\n', lineBreak)
    .trim();

/** Live captions roll: a cue begins with the line that ended the one before. */
function withoutEchoes(utterances: readonly Utterance[]): Utterance[] {
  const kept: Utterance[] = [];
  for (const utterance of utterances) {
    const last = kept.at(-1);
    if (last !== undefined && utterance.speaker === undefined && last.words !== '') {
      if (last.words === utterance.words && utterance.begins - last.ends < 500) continue;
      if (utterance.words.startsWith(`${last.words} `)) {
        kept[kept.length - 1] = { ...last, words: utterance.words, ends: utterance.ends };
        continue;
      }
    }
    kept.push(utterance);
  }
  return kept;
}

/** Without speakers a paragraph ends with a sentence before so long a pause, or when it is so long. */
const PAUSE = 2000;
const LONG = 700;

function stretchesOf(utterances: readonly Utterance[]): Stretch[] {
  const turns: { speaker: string | null; words: string[]; at: number; ends: number }[] = [];
  const voiced = utterances.some((utterance) => utterance.speaker !== undefined);
  for (const { speaker, words, begins, ends } of utterances) {
    const last = turns.at(-1);
    const sentenceOver = /[.!?…]["”’')]*$/.test(last?.words.at(-1) ?? '');
    const paragraphOver =
      !voiced && sentenceOver && (begins - (last?.ends ?? 0) >= PAUSE || (last?.words.join(' ').length ?? 0) > LONG);
    const same = speaker === undefined || (speaker !== null && speaker === last?.speaker);
    if (last !== undefined && same && !paragraphOver) {
      last.words.push(words);
      last.ends = ends;
    } else turns.push({ speaker: speaker ?? null, words: [words], at: begins, ends });
  }
  return turns.flatMap(({ speaker, words, at }) =>
    turnStretch(speaker, words.filter((word) => word !== '').join(' '), at),
  );
}

/** The turns of a record as they stand in a text; pieces of speech, which have their ends, are joined as captions are. */
export function stretchesOfTurns(turns: readonly RecordTurn[]): Stretch[] {
  const isVoiced = turns.some(({ speaker }) => speaker !== null);
  const pieces = turns.flatMap(({ speaker, text, at, ends }): Utterance[] => {
    if (at === undefined || ends === undefined) return [];
    return [{ speaker: speaker ?? (isVoiced ? null : undefined), words: text, begins: at, ends }];
  });
  if (pieces.length === turns.length) return stretchesOf(pieces);
  return turns.flatMap(({ speaker, text, at }) => turnStretch(speaker, text, at));
}

/** One turn as it stands in a text: "Speaker: words", or the words alone. */
function turnStretch(speaker: string | null, words: string, at?: number): Stretch[] {
  const spoken = words.trim();
  if (spoken === '') return [];
  const time = at === undefined ? {} : { at };
  const name = speaker?.trim() ?? '';
  if (name === '') return [{ kind: 'turn', text: spoken, ...time }];
  return [{ kind: 'turn', speaker: name, text: `${name}: ${spoken}`, labelled: name.length, ...time }];
}
