import { isNegation } from '../../ledger/index.ts';
import {
  AUXILIARIES,
  CANCELLING,
  CLAIMS,
  DENYING,
  FACTIVE,
  FIRST_PERSON,
  HOLDING,
  NOT_DONE,
  SAYING,
  SUBJECTS,
} from './cues.ts';
import { type Chunk, chunksOf, DETERMINERS, isOpen } from './chunks.ts';
import { asksIf, conditionAt, isMannerOfSpeaking, isOpening } from './conditions.ts';
import { deniesAt, frameOf, type Governed, headOf, type Judgement, subjectOf } from './frames.ts';
import { endsWith, hasOwnSubject, OBJECTS } from './coordination.ts';
import type { Surroundings, Token } from './sentence.ts';
import { wordSet } from '../../text/index.ts';

/** What the clauses before a passage make of it, from the nearest outwards. */
export function judgeLeft(around: Surroundings, governed: Governed): Judgement {
  const chunks = chunksOf(around.left);
  // “…, but”: what went before has been left behind.
  if (BESIDE.has(around.inside[0]?.key ?? '')) return null;
  return own(chunks, chunks.length - 1, around, governed);
}

const BESIDE = wordSet('but so because although though while');

const negated = (words: readonly Token[]): Judgement => ({ kind: 'negated', words });
const reported = (words: readonly Token[]): Judgement => ({ kind: 'reported', words });
const wordsOf = ({ opener, tokens }: Chunk): Token[] => [...(opener ? [opener] : []), ...tokens];

/** The clause in which the passage itself stands, as far as it was left out. */
function own(chunks: readonly Chunk[], at: number, around: Surroundings, governed: Governed): Judgement {
  const chunk = chunks[at];
  if (chunk === undefined) return null;
  const before = chunks[at - 1];
  const relative =
    chunk.opener?.key === 'who' &&
    before !== undefined &&
    !before.tokens.some(({ key }, index) => isNobody(before.tokens, index, key));
  const tokens = relative && chunk.opener ? [chunk.opener, ...chunk.tokens] : chunk.tokens;
  const judged = chunk.tokens.length > 0 ? ownClause(tokens, around, governed) : null;
  return judged ?? outward(chunks, at, around, governed);
}

/** What governs the clause that begins with this chunk. */
function outward(chunks: readonly Chunk[], at: number, around: Surroundings, governed: Governed): Judgement {
  const chunk = chunks[at];
  const before = chunks[at - 1];
  if (chunk === undefined) return null;
  const { opener, tokens } = chunk;
  if (opener === null) return before === undefined ? null : acrossMark(chunks, at, around, governed);
  const starts = tokens[0]?.key ?? around.inside[0]?.key ?? '';
  switch (opener.key) {
    case 'that':
      return frame(chunks, at - 1, around, governed) ?? null;
    case 'whether': {
      const asked = before === undefined ? null : frameOf(before.tokens, governed);
      if (
        asked !== null &&
        asked !== 'stands' &&
        asked.kind === 'negated' &&
        before?.tokens.some(({ key }) => DENYING.has(key))
      )
        return asked;
      return { kind: 'question', words: [...(before ? wordsOf(before) : []), opener] };
    }
    case 'if': {
      if (isMannerOfSpeaking(tokens, 0)) return null;
      const left = before === undefined ? [] : [...wordsOf(before), opener];
      if (before !== undefined && before.mark === '' && asksIf(left.slice(0, -1)))
        return { kind: 'question', words: left };
      if (left.at(-2)?.key === 'even') return null;
      // “It is not as if”: it is not so.
      if (left.at(-2)?.key === 'as') return negated(left);
      return { kind: 'conditional', words: wordsOf(chunk) };
    }
    case 'nor':
      return negated(wordsOf(chunk));
    case 'or':
      return own(chunks, at - 1, around, governed);
    case 'and':
      if (SUBJECTS.has(starts) || starts === 'the' || starts === 'my' || starts === 'our') return null;
      if (hasOwnSubject(tokens, around.inside, before?.tokens ?? [])) return null;
      if (isShortAnswer(before) && !AUXILIARIES.has(starts) && starts !== 'never') return null;
      return own(chunks, isContrast(chunks, at - 1) ? at - 2 : at - 1, around, governed);
    case 'who':
    case 'which':
    case 'whom':
    case 'where':
      return before !== undefined && before.tokens.some(({ key }, index) => isNobody(before.tokens, index, key))
        ? negated([...wordsOf(before), opener])
        : null;
    default: {
      if (conditionAt([opener, ...tokens], 0) > 0) return { kind: 'conditional', words: wordsOf(chunk) };
      const last = before?.tokens.at(-1)?.key ?? '';
      // “Only when the war ends will we”
      const asks = [...tokens.slice(-1), ...around.inside.slice(0, 1)].some(({ key }) => AUXILIARIES.has(key));
      if (last === 'only' && before?.mark === '' && asks)
        return { kind: 'conditional', words: [...before.tokens.slice(-1), ...wordsOf(chunk)] };
      if (opener.key === 'than' && last === 'rather') return negated([...(before?.tokens ?? []), opener]);
      if (opener.key !== 'but' && before?.mark === '' && (last === 'not' || last === 'never'))
        return negated([...wordsOf(before), opener]);
      return null;
    }
  }
}

/** “We are not, and …”: it denies what was asked, and what goes on is no part of it. */
const isShortAnswer = (before: Chunk | undefined): boolean =>
  before?.opener === null && before.mark === ',' && before.tokens.length <= 4 && before.tokens.at(-1)?.key === 'not';

/** “forty posts, [not four hundred], and …”: between commas it denies what it stands for and nothing behind it. */
const isContrast = (chunks: readonly Chunk[], at: number): boolean =>
  chunks[at]?.tokens[0]?.key === 'not' &&
  chunks[at].opener === null &&
  chunks[at].mark === ',' &&
  chunks[at - 1]?.mark === ',';

/** “nobody who”, “not a single person who”, “I never met anyone who”. */
const isNobody = (tokens: readonly Token[], at: number, key: string): boolean =>
  ((key === 'situation' || key === 'position' || key === 'place' || key === 'point') &&
    tokens.slice(0, at).some((_, place) => deniesAt(tokens, place))) ||
  key === 'nobody' ||
  key === 'none' ||
  key === 'no' ||
  (key.startsWith('any') && tokens.slice(0, at).some((_, place) => deniesAt(tokens, place))) ||
  (key === 'single' && tokens.slice(0, at).some((token) => isNegation(token.key)));

/** So many chunks between commas are looked through for the words on which “that” hangs. */
const MOST_BETWEEN = 3;

/** The clause on which “that …” hangs; what stands in commas before “that” is passed over. */
function frame(chunks: readonly Chunk[], at: number, around: Surroundings, governed: Governed): Judgement {
  let tokens: readonly Token[] = [];
  for (let place = at; place >= 0 && at - place < MOST_BETWEEN; place -= 1) {
    const chunk = chunks[place];
    if (chunk === undefined) break;
    if (chunk.opener?.key === 'if' && chunk.mark === ',' && isMannerOfSpeaking(chunk.tokens, 0)) continue;
    tokens = [...chunk.tokens, ...tokens];
    if (conditionAt(chunk.tokens, 0) > 0) return { kind: 'conditional', words: chunk.tokens };
    const last = chunk.tokens.at(-1)?.key;
    if (last === 'not' && (tokens.length <= 2 || isBareDenial(tokens))) return negated(wordsOf(chunk));
    const opener = chunk.opener?.key ?? '';
    const antecedent = chunks[place - 1];
    if (opener === 'who' && antecedent?.tokens.some(({ key }, index) => isNobody(antecedent.tokens, index, key)))
      return negated([...wordsOf(antecedent), ...wordsOf(chunk)]);
    const relative = opener === 'who' || opener === 'what' || opener === 'which';
    const whole = relative && chunk.opener ? [chunk.opener, ...tokens] : tokens;
    if (headOf(whole) >= 0 || (opener !== '' && opener !== 'and' && opener !== 'or')) {
      const judged = frameOf(withSubject(chunks, place, whole), governed);
      // “I would not be doing my job if I did not tell you that”
      const twice =
        opener === 'if' && antecedent?.tokens.some((_, index) => deniesAt(antecedent.tokens, index)) === true;
      if (twice && judged !== null && judged !== 'stands' && judged.kind === 'negated') return 'stands';
      if (judged !== null) return judged;
      return outward(chunks, place, around, governed);
    }
  }
  return governed.calledFalse ? negated(tokens) : null;
}

/** “It is not [that]”, “but it was not [that]”, and not “the point is not [that]”, which takes it for granted. */
const isBareDenial = (tokens: readonly Token[]): boolean => {
  const [subject, verb] = tokens.slice(-3);
  return subject?.key === 'it' && (verb?.key === 'is' || verb?.key === 'was');
};

/** A verb whose subject stands before a comma or an “and”: “The fishermen, they tell me”; “she came here and said that”. */
function withSubject(chunks: readonly Chunk[], at: number, tokens: readonly Token[]): readonly Token[] {
  const opener = chunks[at]?.opener?.key ?? '';
  const before = chunks[at - 1];
  const needs =
    before !== undefined &&
    (opener === 'and' || opener === 'or' || opener === 'who') &&
    subjectOf(tokens, headOf(tokens)) === 'none';
  return needs ? [...before.tokens.filter(({ key }) => !isNegation(key)), ...tokens] : tokens;
}

/** A passage behind a mark. */
function acrossMark(chunks: readonly Chunk[], at: number, around: Surroundings, governed: Governed): Judgement {
  const before = chunks[at - 1];
  if (before === undefined) return null;
  const { tokens, mark, opener } = before;
  const first = chunks[at]?.tokens[0]?.key ?? around.inside[0]?.key ?? '';
  const head = headOf(tokens);
  const last = tokens.at(-1)?.key ?? opener?.key ?? '';
  if (mark === ';') return null;
  if (isSource(tokens)) return reported(wordsOf(before));
  if (WHATEVER.has(tokens[0]?.key ?? '') || (opener?.key === 'if' && isMannerOfSpeaking(tokens, 0))) return null;
  const saying =
    head >= 0 &&
    SAYING.has(tokens[head]?.key ?? '') &&
    !/^(?:hear|heard|read)$/.test(tokens[head]?.key ?? '') &&
    endsWith(tokens, head);
  if (saying || (mark === ':' && head >= 0 && CLAIMS.has(tokens[head]?.key ?? ''))) {
    const parenthetical = chunks[at - 2]?.mark === ',' && opener === null;
    if (parenthetical || mark === ':' || mark === '“' || mark === ',') {
      if (opener === null && subjectOf(tokens, head) === 'none') return null;
      const judged = frameOf(
        opener?.key === 'who' ? [opener, ...tokens] : withSubject(chunks, at - 1, tokens),
        governed,
      );
      if (judged !== null && judged !== 'stands') return judged.kind === 'reported' ? judged : null;
      if (!parenthetical) return null;
    }
  }
  if (mark === ':') return isTheirs(tokens) ? reported(wordsOf(before)) : null;
  // “Under no circumstances, and I have said so, will I sign”: an auxiliary before its subject.
  const fronted =
    isFronting(tokens) &&
    tokens.some((_, place) => deniesAt(tokens, place)) &&
    !tokens.some(({ key }) => SUBJECTS.has(key));
  if (fronted && AUXILIARIES.has(first) && first !== 'to' && mark === ',') return negated(wordsOf(before));
  if (isOpen(last) && goesOn(opener)) return own(chunks, at - 1, around, governed);
  const beyond = chunks[at - 2];
  if (beyond === undefined || tokens.length > MOST_PARENTHESIS) return null;
  const open = beyond.tokens.at(-1)?.key ?? beyond.opener?.key ?? '';
  if (isOpen(open) && beyond.mark !== '' && goesOn(beyond.opener)) return own(chunks, at - 2, around, governed);
  // “She said to me, minister, this bread …”
  const said = headOf(beyond.tokens);
  const addressed =
    tokens.length <= MOST_ADDRESS &&
    said >= 0 &&
    SAYING.has(beyond.tokens[said]?.key ?? '') &&
    endsWith(beyond.tokens, said);
  return addressed ? acrossMark(chunks, at - 1, around, governed) : null;
}
const FRONTING = wordSet('under in on at by never nowhere neither nor hardly rarely seldom scarcely');
const NOT_FRONTING = wordSet('once for until even in');
const isFronting = ([first, second]: readonly Token[]): boolean =>
  FRONTING.has(first?.key ?? '') || (first?.key === 'not' && NOT_FRONTING.has(second?.key ?? ''));
const MOST_PARENTHESIS = 12;
const MOST_ADDRESS = 3;
/** Whether a clause with this opener may go on behind a comma: “and they may not, …” is an aside. */
const goesOn = (opener: Token | null): boolean => opener === null || opener.key === 'that' || opener.key === 'who';
const WHATEVER = wordSet('whatever whoever whenever however whichever regardless despite');

/** “Their message is simple:” */
const isTheirs = (tokens: readonly Token[]): boolean => {
  const named = tokens.findLastIndex(({ key }) => CLAIMS.has(key) || WORDINGS.has(key));
  const owner = tokens[named - 1]?.key ?? '';
  return (
    named > 0 &&
    (OWNERS.has(owner) ||
      owner.endsWith("'s") ||
      /^['’]/.test(tokens[named - 1]?.after ?? '') ||
      owner === 'old' ||
      owner === 'favorite')
  );
};
const WORDINGS = wordSet(
  'message line answer motto slogan complaint reply words advice verdict excuse promise letter statement email tweet post memo note article',
);

/** “according to the opposition”, “in his words”. */
function isSource(tokens: readonly Token[]): boolean {
  const keys = tokens.map(({ key }) => key).filter((key) => !key.endsWith('self') && !key.endsWith('selves'));
  const owner = keys.find((key) => key === 'my' || key === 'our' || key === 'me' || key === 'us');
  if (owner !== undefined) return false;
  if (keys[0] === 'according' && keys[1] === 'to') return true;
  if (keys.at(-1) === 'it' && keys.at(-2)?.startsWith('put')) return subjectOf(tokens, keys.length - 2) === 'third';
  if (keys[0] === 'you' && LISTENING.has(keys[1] ?? '')) return !keys.includes('numbers');
  return (
    (keys[0] === 'in' &&
      keys.length <= 6 &&
      IN_WORDS.has(keys.at(-1) ?? '') &&
      (OWNERS.has(keys[1] ?? '') || keys.some((key) => key.endsWith("'s")))) ||
    (keys[0] === 'in' && keys[1] === 'the' && IN_WORDS.has(keys[2] ?? '') && keys[3] === 'of')
  );
}
const LISTENING = wordSet('listen believe ask trust hear follow');
const IN_WORDS = wordSet('words view opinion eyes mind world version telling story');
const OWNERS = wordSet('his her their your its');

/** What the words of the passage's own clause before it do to it. */
function ownClause(tokens: readonly Token[], around: Surroundings, governed: Governed): Judgement {
  const condition = tokens.findIndex((_, at) => isOpening(tokens, at) && conditionAt(tokens, at) > 0);
  if (condition >= 0) return { kind: 'conditional', words: tokens.slice(condition) };
  const keys = tokens.map(({ key }) => key);
  const [passage = ''] = around.inside.map(({ key }) => key);
  const head = headOf(tokens);
  const isClause = startsClause(around);
  if (head >= 0 && endsWith(tokens, head) && isClause) {
    const key = keys[head] ?? '';
    const governing =
      SAYING.has(key) ||
      HOLDING.has(key) ||
      DENYING.has(key) ||
      FACTIVE.has(key) ||
      key === 'sure' ||
      key === 'certain' ||
      key === 'convinced' ||
      key === 'true';
    if (governing) return frameOf(tokens, governed);
  }
  // “Wouldn't it be great”, “why don't you”: questions that expect a yes.
  const asking = ASKS_WHY.has(keys[0] ?? '') ? keys.slice(1) : keys;
  const subject = SUBJECTS.has(passage) || DETERMINERS.has(passage);
  if (subject && AUXILIARIES.has(asking[0] ?? '') && asking[1] === 'not' && asking.length <= 2) return null;
  const toDo = keys.at(-1) === 'to';
  if (toDo && head >= 0 && SAYING.has(keys[head] ?? '') && head >= keys.length - 4 && head < keys.length - 2) {
    const who = subjectOf(tokens, head);
    if (who === 'third') return reported(tokens);
  }
  const accused = keys.findLastIndex((key) => key.startsWith('accus'));
  if (accused >= 0 && keys.at(-1) === 'of' && keys.length - accused <= 5 && subjectOf(tokens, accused) === 'third')
    return reported(tokens);
  const called = keys.findLastIndex((key) => /^call(?:s|ed|ing)?$/.test(key));
  if (
    called >= 0 &&
    called >= keys.length - 3 &&
    called < keys.length - 1 &&
    OBJECTS.has(keys[called + 1] ?? '') &&
    subjectOf(tokens, called) === 'third'
  )
    return reported(tokens);

  const notDone = keys.findLastIndex((key) => NOT_DONE.has(key));
  const link = keys.at(-1) ?? '';
  // The link may be the passage's first word: “I refuse [to apologise]”. Who “stopped to help” did help.
  const isLink = (key: string): boolean =>
    key === 'from' || key === 'of' || (key === 'to' && !NOT_BEFORE_TO.test(keys[notDone] ?? ''));
  const tied = notDone >= 0 && (isLink(link) ? keys.length - notDone <= 4 : isLink(passage) && link === keys[notDone]);
  const far = (keys.at(-2) === 'rather' && link === 'than') || (keys.at(-2) === 'anything' && link === 'but');
  const tooMuch = toDo && keys.includes('too') && keys.lastIndexOf('too') >= keys.length - 4;
  const denying = DENYING.has(link) && link !== 'question';
  const inherent = tied || far || tooMuch || denying;
  if (isClause && SUBJECTS.has(passage) && !AUXILIARIES.has(link) && !isNegation(link)) return null;
  const found = keys.flatMap((_, at) => (bears(tokens, at, SUBJECTS.has(passage)) ? [at] : []));
  const odd = (found.length + (inherent ? 1 : 0)) % 2 === 1;
  return odd ? negated(tokens) : null;
}

/** Whether a negation reaches the words behind it: not where it is taken back, nor where the fact is not in question. */
function bears(tokens: readonly Token[], at: number, beforeSubject: boolean): boolean {
  if (!deniesAt(tokens, at)) return false;
  // “Never have [I]”: an auxiliary before its subject takes nothing back.
  const end = beforeSubject && AUXILIARIES.has(tokens.at(-1)?.key ?? '') ? tokens.length - 1 : tokens.length;
  return !tokens.slice(at + 1, end).some(({ key }) => (CANCELLING.has(key) && !NOT_DONE.has(key)) || FACTIVE.has(key));
}

/** Of what is not done, the words after which “to” tells a purpose or another thing. */
const NOT_BEFORE_TO = /^(?:stop|prevent|refrain|abstain|instead|short)/;
const ASKS_WHY = new Set(['why', 'how']);

/** Whether the passage can be a clause: it has a subject in front and a verb that is one for certain behind it, or is long. */
function startsClause({ inside }: Surroundings): boolean {
  const keys = inside.map(({ key }) => key);
  const [first = ''] = keys;
  if (AUXILIARIES.has(first)) return false;
  if (SUBJECTS.has(first) && !FIRST_PERSON.has('')) return keys.length > 1;
  const verb = keys.findIndex((key) => AUXILIARIES.has(key) && key !== 'to');
  return verb > 0 || (DETERMINERS.has(first) && keys.length > 5);
}
