// The fixed list of searches, as people make them, from rare to frequent values, on a ledger of generated documents.
import type { SearchQuery } from '../../src/index.ts';
import { generatedDocument } from './generate.ts';
import { outletName, speakerName, stateCode, stateName, TOPICS, wordOf } from './vocabulary.ts';

/** A query with the kind that its time is told under; `like` holds words that lead to the statement to be like. */
export interface Asked {
  readonly kind: string;
  readonly query: SearchQuery;
}

const SPEAKERS = [0, 1, 5, 40, 300, 2_000].map(speakerName);
/** The most frequent word is in two statements of three, the last one in some two hundred of a million. */
const WORDS = [0, 1, 4, 20, 150, 1_000, 8_000].map(wordOf);
const [FIRST = '', SECOND = '', FIFTH = '', TWENTIETH = '', SOME = '', FEW = '', RARE = ''] = WORDS;
const [LOUDEST = '', LOUD = '', KNOWN = '', , QUIET = '', UNKNOWN = ''] = SPEAKERS;

/** What a statement of an early document says, from the third word on; any ledger has the first twenty documents. */
function said(document: number, statement: number, count: number): string {
  const { text } = generatedDocument(document).statements[statement] ?? { text: '' };
  const words = text.replace(/[“”]/g, '').split(' ');
  return words.slice(2, 2 + count).join(' ');
}

/** The longest words of early documents, which are the rarest of all: a handful of statements has them. */
const rarest = (document: number): string =>
  said(document, 3, 30)
    .split(' ')
    .reduce((longest, word) => (word.length > longest.length ? word : longest), '');

const each = (kind: string, queries: readonly SearchQuery[]): Asked[] => queries.map((query) => ({ kind, query }));

/** @param statement gives the id of a statement with these words, for searches by likeness */
export async function queries(statement: (words: string) => Promise<string>): Promise<Asked[]> {
  const like = await Promise.all([1, 4, 7, 10].map((document) => statement(`"${said(document, 2, 6)}"`)));
  return [
    ...each('all', [{}, { reports: 'all' }]),
    ...each(
      'rare word',
      [1, 2, 4, 5].map((document) => ({ words: rarest(document) })),
    ),
    ...each(
      'frequent word',
      WORDS.map((words) => ({ words })),
    ),
    ...each('several words', [
      { words: `${FIRST} ${SECOND}` },
      { words: `${FIRST} ${RARE}` },
      { words: `${TWENTIETH} ${SOME} ${FIFTH}` },
    ]),
    ...each('phrase', [
      { words: `"${FIRST} ${SECOND}"` },
      { words: `"${TWENTIETH} ${FIRST}"` },
      { words: `"${said(3, 1, 4)}"` },
      { words: `"${said(8, 5, 3)}"` },
      { words: `NEAR(${FIFTH} ${SOME}, 5)` },
    ]),
    ...each('prefix', [
      { words: `${FIRST.slice(0, 2)}*` },
      { words: `${SOME.slice(0, 4)}*` },
      { words: `${rarest(2).slice(0, 6)}*` },
      { words: `"${FIRST} ${SECOND.slice(0, 3)}"*` },
    ]),
    ...each('or, not', [
      { words: `${SOME} OR ${FEW}` },
      { words: `${FIRST} OR ${rarest(4)}` },
      { words: `${FIRST} NOT ${SECOND}` },
      { words: `(${TWENTIETH} OR ${SOME}) NOT ${FIRST}` },
      { words: `NOT ${FIRST}` },
    ]),
    ...each('title', [
      { words: `title:${FIRST}` },
      { words: `title:${SOME} ${FIFTH}` },
      { words: `title:${RARE}` },
      { words: `title:"${FIRST} ${SECOND}"` },
    ]),
    ...each('speaker', [
      ...SPEAKERS.map((speaker) => ({ speaker })),
      { speaker: 'person:p3' },
      { speaker: stateCode(4) },
      { speaker: stateName(31) },
    ]),
    ...each('target', [{ target: LOUDEST }, { target: stateCode(0) }, { addressee: QUIET }]),
    ...each('speaker and target', [
      { speaker: LOUDEST, target: LOUD },
      { speaker: LOUD, target: QUIET },
      { speaker: stateCode(0), target: stateCode(31) },
      { speaker: QUIET, target: UNKNOWN },
    ]),
    ...each('speaker and words', [
      { speaker: LOUDEST, words: FIRST },
      { speaker: LOUDEST, words: RARE },
      { speaker: KNOWN, words: TWENTIETH },
      { speaker: UNKNOWN, words: FIRST },
      { speaker: stateCode(0), words: `"${FIRST} ${SECOND}"` },
    ]),
    ...each('topic', [
      { topic: TOPICS[0] },
      { topic: TOPICS.at(-1) },
      { topic: TOPICS[2], words: SOME },
      { topic: TOPICS[0], speaker: LOUD, act: 'AGREE' },
    ]),
    ...each('outlet', [
      { outlet: outletName(0) },
      { outlet: outletName(150) },
      { outlet: outletName(3), speaker: LOUD },
      { outlet: outletName(7), words: TWENTIETH },
    ]),
    ...each('dates', [
      { from: '2015-03', to: '2015-04' },
      { publishedFrom: '2012-01', publishedTo: '2012-01-10' },
      { from: '2020', words: FIFTH },
      { from: '2013', to: '2013-02', speaker: LOUDEST },
      { to: '2010-06' },
    ]),
    ...each('kind, act, polarity', [
      { kind: 'mixed' },
      { act: 'THREATEN', polarity: 'negated' },
      { words: FIFTH, kind: 'indirect', act: 'REJECT', from: '2020' },
    ]),
    ...each('rank', [
      { words: FIRST, order: 'rank' },
      { words: SOME, order: 'rank' },
      { words: `${TWENTIETH} ${SOME}`, order: 'rank' },
      { words: `"${FIRST} ${SECOND}"`, order: 'rank' },
      { words: `${FEW} OR ${RARE}`, order: 'rank' },
    ]),
    ...each('facets', [
      { facets: true },
      { facets: true, words: FIRST },
      { facets: true, words: SOME },
      { facets: true, speaker: LOUDEST },
      { facets: true, topic: TOPICS[0] },
      { facets: true, speaker: LOUD, from: '2015' },
    ]),
    ...each('nonsense', [
      { words: 'qqqqqq' },
      { words: 'qqqqqq wwwwww' },
      { words: `"${FIRST} qqqqqq"` },
      { words: 'qq*' },
      { speaker: 'nobody of this name' },
      { speaker: 'nobody of this name', words: FIRST },
    ]),
    ...each(
      'like',
      like.map((id) => ({ like: id })),
    ),
  ];
}
