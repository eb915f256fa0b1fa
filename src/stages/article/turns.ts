import type { Block } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { linesOf, trimmedAll } from './lines.ts';
import { isCodeLine } from './code-lines.ts';
import { isDirtLine } from './dirt.ts';

/** A speaker's label at the beginning of a line. Offsets are UTF-16 and count from the beginning of the line. */
export interface Label {
  readonly speaker: string;
  readonly span: Span;
  /** Where the words begin. */
  readonly words: number;
  /** Milliseconds, where a time stands before the label. */
  readonly at?: number;
  /** The name stands in double round brackets. */
  readonly bracketed?: true;
}

const TIME = String.raw`[\[(]?(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?[\])]?`;
const NAME = String.raw`\p{Lu}[\p{L}\p{M}\p{N}.'’-]*`;
const JOINT = String.raw`(?:of|the|de|der|den|da|di|du|dos|van|von|bin|ibn|al|el|la|le|for|and|&|to|at)`;
const LABEL = new RegExp(
  String.raw`^(?:${TIME}\s+)?(?:>>\s*)?((?:${NAME})(?:,?[ \t]+(?:${NAME}|${JOINT}(?=[ \t])|\p{N}+)){0,7})(?:[ \t]*[([][^)\]\n]{1,60}[)\]])?[ \t]*:(?=\s|$)[ \t]*`,
  'u',
);

/** “((Wayne Tseng)) …”: Wikinews sets the names of interviewer and interviewed so. */
const BRACKETED = /^\(\((\p{Lu}[^()\n]{0,59})\)\)[ \t]*:?[ \t]*/u;

/** Words before a colon that name no speaker. */
const NO_SPEAKER =
  /^(?:(?:begin|end)(?: of)? text|note|notes|update|updated|photos?|image|picture|video|watch|listen|read(?: more| also| next)?|related|source|sources|correction|editor['’]s? note|credit|caption|date|time|location|venue|where|when|what|who|why|how|minutes|agenda|contact|contacts|tel|phone|fax|e-?mail|web|website|subject|to|from|cc|re|published|posted|more|also|example|warning|summary|background|conclusion|result|here|tags?|topics?|key points?|analysis|opinion|exclusive|breaking|live|transcript|part \w+|chapter \w+|step \w+|section \w+|figure \w+|table \w+|see also|copyright|disclaimer|http|https)$/i;

/** A label with a time and a role is never longer. */
const LONGEST = 300;

/** The label at the beginning of a line; null where there is none. */
export function labelOf(line: string): Label | null {
  const bracketed = BRACKETED.exec(line.slice(0, LONGEST));
  if (bracketed?.[1] !== undefined) {
    const speaker = bracketed[1].trim();
    const start = bracketed[0].indexOf(speaker);
    return { speaker, span: [start, start + speaker.length], words: bracketed[0].length, bracketed: true };
  }
  const match = LABEL.exec(line.slice(0, LONGEST));
  const name = match?.[4];
  if (match === null || name === undefined || name.length > 60 || NO_SPEAKER.test(name)) return null;
  const start = match[0].indexOf(name, match[3] === undefined ? 0 : match[0].search(/[^\d:.,[\]()\s>]/));
  const at =
    match[3] === undefined
      ? {}
      : { at: ((Number(match[1] ?? 0) * 60 + Number(match[2])) * 60 + Number(match[3])) * 1000 };
  const end = match[0].lastIndexOf(':');
  return {
    speaker: name,
    span: [start, start + match[0].slice(start, end).trimEnd().length],
    words: match[0].length,
    ...at,
  };
}

const LEAST_LABELS = 3;
/** Fewer do where each is an office in capitals (“SECRETARY VALE: …”) and the first stands among these first paragraphs. */
const FIRST_PARAGRAPHS = 6;
/** Where labels are not in capitals, at least this share of the paragraphs has to have one. */
const LEAST_SHARE = 0.25;

/** Of labels that come once each: the form of a name, with or without an office; “Expanding Outreach to Partners” is a heading. */
const NAMED = /^(?!.*\s(?:and|&|to|for|at)\s)\S+(?:\s\S+){1,4}$/u;

const isLoud = (speaker: string): boolean => speaker === speaker.toUpperCase();

/** “PRIME MINISTER VALE”, “MS. LIND”, “THE PRESIDENT”. */
const LOUD_OFFICE =
  /^(?:THE |(?:ACTING|ASSISTANT|DEFEN[CS]E|DEPUTY|FINANCE|FIRST|FOREIGN|HIGH|INTERIOR|PRIME|SPECIAL|STATE|TRADE|UNDER|VICE)[ -]){0,3}(?:(?:MR|MS|MRS|DR)\.? (?=\p{Lu})|(?:ADMIRAL|AMBASSADOR|CHAIRMAN|CHAIRWOMAN|CHANCELLOR|COMMISSIONER|ENVOY|GOVERNOR|KING|MINISTER|PREMIER|PRESIDENT|PRINCE|QUEEN|REPRESENTATIVE|SECRETARY|SENATOR|SPOKESPERSON)(?: |$))/u;

const isLoudOffice = (speaker: string): boolean => isLoud(speaker) && /\s/u.test(speaker) && LOUD_OFFICE.test(speaker);

/** The speaker of answers that have no label; who that is, the title or the introduction tells. */
const ANSWER = 'Answer';

/**
 * The blocks with turns in the place of paragraphs, when the text is a transcript or an interview: at least three
 * lines begin with a speaker's label, and a label comes again, or all of them are in capitals or have the form of a
 * name; or, in remarks of one or two, where the labels are offices in capitals. A turn goes on over unlabelled
 * paragraphs; where only who asks has a label, in brackets, what stands below a question is a turn of `ANSWER`. Null
 * when the text is none.
 */
export function turnsOf(text: string, blocks: readonly Block[]): Block[] | null {
  const spoken = blocks.filter(isSpoken).flatMap((block) => linesOf(text, block.span));
  const labels = spoken.flatMap((line) => labelOf(text.slice(...line)) ?? []);
  if (labels.length === 0) return null;
  const speakers = new Set(labels.map((label) => label.speaker));
  const first = blocks.findIndex((block) => isSpoken(block) && labelOf(text.slice(...block.span)) !== null);
  const areRemarks =
    [...speakers].every(isLoudOffice) && blocks.slice(0, first).filter(isSpoken).length < FIRST_PARAGRAPHS;
  if (labels.length < (areRemarks ? 1 : LEAST_LABELS)) return null;
  const repeated = speakers.size < labels.length;
  const named = [...speakers].every((speaker) => isLoud(speaker) || NAMED.test(speaker));
  if (!repeated && !named) return null;
  // Where only the questions have labels, the unlabelled paragraphs are somebody else's answers: up to a heading, or, if
  // they are set as quotations or lists, up to a paragraph.
  const areQuestions = speakers.size === 1 && labels.every(({ bracketed }) => bracketed);
  const loud = [...speakers].every(isLoud);
  if (!loud && labels.length < blocks.slice(Math.max(first, 0)).filter(isSpoken).length * LEAST_SHARE) return null;

  const turns: Block[] = [];
  let speaker: string | null = null;
  let open = false;
  let answer: Block['kind'] | null = null;
  for (const block of blocks) {
    if (!isSpoken(block)) {
      turns.push(block);
      continue;
    }
    for (const span of splitAtLabels(text, block.span)) {
      const label = labelOf(text.slice(...span));
      const last = turns.at(-1);
      if (label !== null) {
        speaker = label.speaker;
        answer = null;
        open = label.words >= span[1] - span[0];
        const at = label.at === undefined ? {} : { at: label.at };
        turns.push({ kind: 'turn', span, speaker, label: [span[0] + label.span[0], span[0] + label.span[1]], ...at });
      } else if (speaker === null || (areQuestions && (block.kind === 'heading' || endsAnswer(block, answer)))) {
        speaker = null;
        turns.push({ ...block, span });
      } else if (isDirection(text.slice(...span))) turns.push({ kind: 'boilerplate', span });
      else if (open && last?.kind === 'turn') {
        // The label stands on a line of its own: its words come in the next paragraph.
        turns[turns.length - 1] = { ...last, span: [last.span[0], span[1]] };
        open = false;
      } else {
        answer ??= block.kind;
        turns.push({ kind: 'turn', span, speaker: areQuestions ? ANSWER : speaker });
      }
    }
  }
  return turns;
}

const endsAnswer = ({ kind }: Block, set: Block['kind'] | null): boolean =>
  set !== null && set !== 'paragraph' && kind === 'paragraph';

const isSpoken = (block: Block): boolean =>
  block.kind === 'paragraph' || block.kind === 'list-item' || block.kind === 'heading' || block.kind === 'quote';

/** "(Applause.)", "[CROSSTALK]": what the transcriber says, not the speaker. */
const isDirection = (words: string): boolean =>
  /^[([][^()[\]]{1,80}[)\]]\.?$/.test(words) || isCodeLine(words) || (words.length < 120 && isDirtLine(words));

/** A block cut before each line that begins with a label. */
function splitAtLabels(text: string, span: Span): Span[] {
  const starts = linesOf(text, span)
    .filter((line) => labelOf(text.slice(...line)) !== null)
    .map((line) => line[0]);
  const cuts = [span[0], ...starts.filter((start) => start > span[0]), span[1]];
  const pieces = cuts.slice(0, -1).map((start, index): Span => [start, cuts[index + 1] ?? span[1]]);
  return trimmedAll(text, pieces);
}
