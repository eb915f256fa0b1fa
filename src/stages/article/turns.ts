import type { Block } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { linesOf, trimmedAll } from './lines.ts';
import { isCodeLine } from './code-lines.ts';
import { isDirtLine } from './dirt.ts';
import { genderOf } from '../../lexicon/index.ts';
import { faintLabelOf, type Label, likelyLabelOf } from './labels.ts';
import { hasFormOfName, isLoud, isLoudOffice, isPart, isTalk, type Labelled } from './voices.ts';

const LEAST_LABELS = 3;
/** Fewer do where each is an office in capitals (“SECRETARY VALE: …”) and the first stands among these first paragraphs. */
const FIRST_PARAGRAPHS = 6;
/** So many characters behind a label tell how its words are. */
const HEARD = 1000;
/** Where labels are not in capitals, at least this share of the paragraphs has to have one. */
const LEAST_SHARE = 0.25;

/** The speaker of answers that have no label; who that is, the title or the introduction tells. */
export const ANSWER = 'Answer';
/** The same of questions. */
export const QUESTION = 'Question';

/**
 * The blocks with turns in the place of paragraphs, when the text is a transcript or an interview: at least three
 * lines begin with a speaker's label, and the labels and what stands behind them are those of a talk (`isTalk`); or, in
 * remarks of one or two, where the labels are offices in capitals. A turn goes on over unlabelled paragraphs; where only
 * who asks has a label, what stands below a question is a turn of `ANSWER`. Null when the text is none; of a text that is
 * given as a transcript (`isTranscript`), when no line has a label.
 */
export function turnsOf(text: string, blocks: readonly Block[], isTranscript = false): Block[] | null {
  const labelled = labelledLines(text, blocks);
  if (labelled.length === 0) return null;
  const byLine = new Map(labelled.map(({ line, label }) => [line[0], label]));
  const labelAt = ([start]: Span): Label | null => byLine.get(start) ?? null;
  const labels = labelled.map(({ label }) => label);
  const speakers = new Set(labels.map((label) => label.speaker));
  const first = blocks.findIndex((block) => isSpoken(block) && labelAt(block.span) !== null);
  const areRemarks =
    [...speakers].every(isLoudOffice) && blocks.slice(0, first).filter(isSpoken).length < FIRST_PARAGRAPHS;
  if (!isTranscript && !areRemarks && (labels.length < LEAST_LABELS || !isTalk(text, labelled))) return null;
  // Where only the questions have labels, the unlabelled paragraphs are somebody else's answers: up to a heading, or, if
  // they are set as quotations or lists, up to a paragraph.
  const areQuestions = speakers.size === 1 && labelled.every(({ line, label }) => isAsking(text.slice(...line), label));
  const areClear = isTranscript || ([...speakers].every(isLoud) && !labels.some(isBare));
  if (!areClear && labels.length < blocks.slice(Math.max(first, 0)).filter(isSpoken).length * LEAST_SHARE) return null;

  const turns: Block[] = [];
  let speaker: string | null = null;
  let open = false;
  let answer: Block['kind'] | null = null;
  for (const [index, block] of blocks.entries()) {
    if (!isSpoken(block)) {
      turns.push(block);
      continue;
    }
    for (const span of splitAtLabels(text, block.span, labelAt)) {
      const label = labelAt(span);
      const last = turns.at(-1);
      if (label !== null) {
        speaker = label.speaker;
        answer = null;
        open = label.words >= span[1] - span[0];
        const at = label.at === undefined ? {} : { at: label.at };
        turns.push({ kind: 'turn', span, speaker, label: [span[0] + label.span[0], span[0] + label.span[1]], ...at });
      } else if (isTopic(text.slice(...span)) && labelAt(blocks[index + 1]?.span ?? span)?.numbered)
        turns.push({ kind: 'heading', span });
      else if (speaker === null || (areQuestions && (block.kind === 'heading' || endsAnswer(block, answer)))) {
        speaker = null;
        turns.push({ ...block, span });
      } else if (isDirection(text.slice(...span))) turns.push({ kind: 'boilerplate', span });
      else if (CREDITED.test(text.slice(...span))) turns.push({ kind: 'caption', span });
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

/** “The envoy in May. Image: Ine Dahl.” between turns. */
const CREDITED = /(?:Image|Photo|Photograph|Picture): ?[^:\n]{2,60}$/u;

/** "14:35", “The House rose at 6.15 p.m.”: when it was. */
const CLOCK = String.raw`\d{1,2}[.:]\d{2}(?: ?[ap]\.? ?m\.?)?|\d{1,2} ?[ap]\.? ?m\.?`;
/** “END 2:41 P.M. EST”, as press offices close a briefing. */
const CLOSING = new RegExp(String.raw`^END,?(?: (?:${CLOCK})(?: [A-Z]{1,4})?)?$`, 'iu');
const AT_TIME = new RegExp(
  String.raw`^(?:${CLOCK}|The \p{Lu}?\p{L}{3,15} (?:(?:was|were|then|stood|is) )?(?:adjourned|rose|suspended|resumed|ended|closed|concluded)\b[^.!?]{0,40} (?:${CLOCK})(?: [^.!?]{0,30} (?:${CLOCK}))?)\.?$`,
  'u',
);

/** "(Applause.)", "[CROSSTALK]", “Several hon. Members rose—”, “Opposition members interjecting—”: what the transcriber says, not the speaker. */
const isDirection = (words: string): boolean =>
  (words.length < 120 && (AT_TIME.test(words) || CLOSING.test(words))) ||
  /^[\p{L}. ]{4,60} (?:rose|interject(?:ed|ing)) ?[—–-]$/u.test(words) ||
  /^[([][^()[\]]{1,80}[)\]]\.?$/.test(words) ||
  isCodeLine(words) ||
  (words.length < 120 && isDirtLine(words));

/** “Ukraine”, “Cyprus: Sovereign Base Areas”: capitals throughout and no end, as what the next questions are about. */
const isTopic = (words: string): boolean => TOPIC.test(words) && !/(?<!\p{L})\p{Ll}\p{L}{3}/u.test(words);
const TOPIC = /^\p{Lu}[\p{L}\s:,'’-]{2,80}$/u;

/** A block cut before each line that begins with a label. */
function splitAtLabels(text: string, span: Span, labelAt: (line: Span) => Label | null): Span[] {
  const starts = linesOf(text, span)
    .filter((line) => labelAt(line) !== null)
    .map((line) => line[0]);
  const cuts = [span[0], ...starts.filter((start) => start > span[0]), span[1]];
  const pieces = cuts.slice(0, -1).map((start, index): Span => [start, cuts[index + 1] ?? span[1]]);
  return trimmedAll(text, pieces);
}

/** Interviews may give a label to who asks alone: in brackets, or to questions one after another. */
const isAsking = (line: string, { bracketed }: Label): boolean => bracketed === true || line.endsWith('?');

/** “President: Mr. Holm (Norway)”, “Members: Peru . . . . Ms. Vik”: who was there, which nobody says. */
const PRESENT =
  /^(?:Mr|Mrs|Ms|Miss|Dr)\.? [\p{L}\p{M}’'-]+(?: [\p{L}\p{M}’'-]+){0,4}(?: \([^()]{2,60}\))?$|(?:\. ?){4}/u;

/** The lines that begin with a speaker's label, as far as the others bear it out. */
function labelledLines(text: string, blocks: readonly Block[]): Labelled[] {
  const lines = blocks.filter(isSpoken).flatMap((block) => linesOf(text, block.span));
  const found = lines.flatMap((line) => {
    const words = text.slice(...line);
    const label = likelyLabelOf(words) ?? faintLabelOf(words);
    return label && !PRESENT.test(words.slice(label.words)) ? [{ line, label }] : [];
  });
  const named = inOneSpelling(found.map(({ label }) => label));
  const isBorneOut = borneOut(named);
  const counts = countsOf(named);
  /** “Cyprus: Sovereign Base Areas” */
  const isHeading = ({ speaker, numbered }: Label, line: Span): boolean =>
    counts.get(speaker) === 1 &&
    !numbered &&
    !isLoud(speaker) &&
    !isPart(speaker) &&
    genderOf(speaker) === null &&
    isTopic(text.slice(...line));
  const kept = found.flatMap(({ line }, index) => {
    const label = named[index];
    return label && isBorneOut(label) && !isHeading(label, line) ? [{ line, label }] : [];
  });
  return kept.map(({ line, label }, index) => {
    const end = Math.min(kept[index + 1]?.line[0] ?? text.length, line[0] + label.words + HEARD);
    return { line, label, words: text.slice(line[0] + label.words, end).trim() };
  });
}

/** A name on a line of its own with nothing beside it. */
const isBare = ({ alone, at }: Label): boolean => alone === true && at === undefined;

/** A name on a line of its own with a time beside it. */
const isTimed = ({ alone, at }: Label): boolean => alone === true && at !== undefined;

/** The labels; a faint one that another has in capitals is that one. */
function inOneSpelling(labels: readonly Label[]): Label[] {
  const spelled = new Map(labels.flatMap(({ speaker, faint }) => (faint ? [] : [[speaker.toLowerCase(), speaker]])));
  return labels.map(({ faint, ...label }) => {
    const same = faint && spelled.get(label.speaker.toLowerCase());
    return same ? { ...label, speaker: same } : faint ? { ...label, faint } : label;
  });
}

function countsOf(labels: readonly Label[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { speaker } of labels) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  return counts;
}

/** Letters without a colon are labels where two ask and others answer. */
const LEAST_LOOSE = 2;

/**
 * Asks of a label whether the others are like it. Letters without a colon need others, and somebody who answers. Where
 * all speakers that come again are in capitals, so are the others: “Europe: nobody asks” is of what one of them says.
 * Faint ones are a label where they name somebody who comes again, or where all such stand on lines of their own beside
 * times and they do too; and names that stand alone where two of them come again.
 */
function borneOut(labels: readonly Label[]): (label: Label) => boolean {
  const counts = countsOf(labels);
  const asking = labels.filter(({ loose, speaker }) => loose && speaker === 'Q').length;
  const answers = labels.some(({ loose, speaker }) => !loose || speaker === 'A');
  const isLetter = asking >= LEAST_LOOSE && answers;
  const again = [...counts].flatMap(([speaker, count]) => (count > 1 ? [speaker] : []));
  const areLoud = again.length > 0 && again.every(isLoud);
  const isKnown = (speaker: string): boolean => isPart(speaker) || genderOf(speaker) !== null;
  const faintAgain = new Set(
    labels.flatMap(({ faint, speaker }) => (faint && again.includes(speaker) ? [speaker] : [])),
  );
  // Where one of them is known, those with whom he talks have the form of a name.
  const areNamed = [...faintAgain].some(isKnown);
  const isNamedAgain = (speaker: string): boolean =>
    faintAgain.has(speaker) && (isKnown(speaker) || (areNamed && hasFormOfName(speaker)));
  // One name that stands alone again and again signs letters.
  const alone = new Set(labels.filter(isBare).flatMap(({ speaker }) => (isNamedAgain(speaker) ? [speaker] : [])));
  const areTimed = areNamed && labels.every((label) => !label.faint || !isNamedAgain(label.speaker) || isTimed(label));
  return (label) => {
    const { speaker, loose, bracketed, faint } = label;
    if (loose) return isLetter;
    if (isBare(label) && alone.size < 2) return false;
    if (faint) return isNamedAgain(speaker) || (areTimed && isTimed(label) && hasFormOfName(speaker));
    return !areLoud || bracketed === true || isLoud(speaker) || counts.get(speaker) !== 1 || isPart(speaker);
  };
}
