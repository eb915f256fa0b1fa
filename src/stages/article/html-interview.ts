import { linesOf } from './lines.ts';
import type { Stretch } from './compose.ts';
import type { Piece } from './html-blocks.ts';
import { likelyLabelOf } from './labels.ts';
import { ANSWER, QUESTION } from './turns.ts';
import { isOfOneself, isToSomebody } from './voices.ts';

/** A piece as far as an interview goes: what is asked in it, and what is said. */
interface Part {
  readonly piece: Piece;
  /** Its stressed beginning, or a heading, where that is a question; with `isPrompt`, where it is a whole sentence. */
  readonly asked: string;
  readonly isQuestion: boolean;
  /** What else there is. */
  readonly said: string;
}

/** So many questions at least make an interview. */
const LEAST_QUESTIONS = 3;
/** The share of answers in which somebody speaks of himself: an explainer with questions for headings has none. */
const LEAST_ONESELF = 0.5;
/** The share of questions that are to somebody, where neither title nor introduction says that it is an interview. */
const LEAST_ADDRESSED = 1 / 3;
/** Questions of which more ask about “I” are a writer's own. */
const MOST_OWN = 1 / 3;

const TOLD =
  /\b(?:interview(?:s|ed)?|Q ?(?:&|and) ?A|in conversation|(?:spoke|speaks|talks|talked|sat down|chatted) (?:to|with)|(?:tells|told) us|we (?:met|asked))\b/iu;
const OWN = /(?<![\p{L}\p{N}'’-])(?:I|[Mm]y|me)(?![\p{L}\p{N}-])/u;

/**
 * The stretches of an interview whose questions are set apart by their type alone, bold, slanted or as headings, with
 * turns for questions and answers; null for other pages. Such questions also divide explainers, which their writers
 * answer: here somebody has to be spoken to, and to speak of himself in the answers.
 */
export function interviewIn(pieces: readonly Piece[], title: string | null): Stretch[] | null {
  const parts = pieces.map(partOf);
  const first = parts.findIndex(({ isQuestion }) => isQuestion);
  const last = parts.findLastIndex(({ asked, said }, index) => {
    const next = parts[index + 1];
    return asked !== '' && (said !== '' || (next?.asked === '' && isSaid(next.piece)));
  });
  if (first < 0 || !isInterview(parts.slice(first), `${title ?? ''}\n${wordsOf(parts.slice(0, first))}`)) return null;
  const isEnd = parts.map((part, index) => index > last && isClosing(part, index === parts.length - 1));
  const end = isEnd.indexOf(true);
  return parts.flatMap(({ piece, asked, said }, index): Stretch[] => {
    const { kind, text } = piece;
    if (index < first || (end >= 0 && index >= end) || !(asked !== '' || isSaid(piece))) return [{ kind, text }];
    return [
      { kind: 'turn', speaker: QUESTION, text: asked },
      { kind: 'turn', speaker: ANSWER, text: said },
    ];
  });
}

const isSaid = ({ kind }: Piece): boolean => kind === 'paragraph' || kind === 'list-item' || kind === 'quote';

const wordsOf = (parts: readonly Part[]): string => parts.map(({ piece }) => piece.text).join('\n');

const ASKS = /\?["”’')\]]*$/u;
const SENTENCE_END = /[.!?…:]["”’')\]]*$/u;

function partOf(piece: Piece): Part {
  const { kind, text, stressed } = piece;
  const none: Part = { piece, asked: '', isQuestion: false, said: text };
  const end = kind === 'heading' ? text.length : kind === 'paragraph' && stressed > 0 ? endOfLead(text, stressed) : 0;
  const lead = text.slice(0, end).trim();
  if (ASKS.test(lead)) return { piece, asked: lead, isQuestion: true, said: text.slice(end).trim() };
  // “Tell us about the flood.”, between questions.
  const isPrompt = kind === 'paragraph' && end >= text.length && SENTENCE_END.test(lead);
  return isPrompt ? { piece, asked: lead, isQuestion: false, said: '' } : none;
}

/** Where so many letters of a text end, with the marks behind them that may not be stressed. */
function endOfLead(text: string, letters: number): number {
  let at = 0;
  for (let left = letters; at < text.length && left > 0; at += 1) if (/\S/u.test(text.charAt(at))) left -= 1;
  while (/[?!.:”’"')\]]/u.test(text.charAt(at))) at += 1;
  return at;
}

function isInterview(parts: readonly Part[], before: string): boolean {
  const exchanges: { asked: string; answer: string }[] = [];
  for (const { piece, asked, isQuestion, said } of parts) {
    if (isQuestion) exchanges.push({ asked, answer: said });
    else if (isSaid(piece)) {
      const open = exchanges.at(-1);
      if (open) open.answer = `${open.answer}\n${said}`.trim();
    }
  }
  const answered = exchanges.filter(({ answer }) => answer !== '');
  // Where labels stand at them, they tell more.
  const labelled = parts.filter(({ piece }) =>
    linesOf(piece.text).some((line) => likelyLabelOf(piece.text.slice(...line))),
  );
  if (answered.length < Math.max(LEAST_QUESTIONS, exchanges.length - 1) || labelled.length >= LEAST_QUESTIONS)
    return false;
  const share = (is: (exchange: { asked: string; answer: string }) => boolean): number =>
    answered.filter(is).length / answered.length;
  return (
    share(({ answer }) => isOfOneself(answer)) >= LEAST_ONESELF &&
    share(({ asked }) => OWN.test(asked)) <= MOST_OWN &&
    (TOLD.test(before) || share(({ asked }) => isToSomebody(asked)) >= LEAST_ADDRESSED)
  );
}

/** “This interview has been edited.” */
const EDITED =
  /^\W{0,2}(?:(?:this|the|our) (?:interview|conversation|discussion|transcript|exchange|talk)\b|interview(?:ed)? by\b|edited (?:by|for)\b|translated\b|as told to\b)/iu;
/** “Tessa Quill is the governor of the locks.” in the last paragraph. */
const NOTE = /^\p{Lu}\S* (?:\p{Lu}\S* ){1,2}(?:is|was|has)\b/u;

/** Whether what stands below the last answer is of the newsroom again. */
const isClosing = ({ piece: { kind, text, stressed }, asked }: Part, isLast: boolean): boolean =>
  kind === 'heading' ||
  asked !== '' ||
  EDITED.test(text) ||
  (isLast && (NOTE.test(text) || stressed >= text.length * 0.8));
