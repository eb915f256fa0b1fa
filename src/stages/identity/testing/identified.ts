import type { Participant, Reference, Referenced } from '../../../document/index.ts';
import { openLexicon } from '../../../lexicon/index.ts';
import { parseArticle } from '../../article/index.ts';
import { linkMentions } from '../../linking/index.ts';
import { drawn } from '../../linking/testing/drawn.ts';
import { segment } from '../../segment/index.ts';
import { identify, readMentions } from '../index.ts';

const bundled = openLexicon();

export interface Given {
  /** Null for a text without a date. */
  readonly published?: string | null;
  readonly outlet?: string;
  readonly title?: string;
  readonly byline?: readonly string[];
  /** Index of a mention, index of whom it goes back to, and the probability. */
  readonly links?: readonly (readonly [number, number, number])[];
  /** The words that are the source of an attribution. */
  readonly source?: string;
  /** The words that are a date, and the day it is, if known. */
  readonly date?: string;
  readonly day?: readonly [from: string, to: string];
  /** A file of the user's own actors. */
  readonly corrections?: string;
  /** Those that are its cue. */
  readonly cue?: string | undefined;
}

/** A text with its mentions in brackets (see `drawn`), identified. */
export async function identified(marked: string, given: Given = {}): Promise<Referenced> {
  const { published = '2024-03-15', outlet, title, byline, links, source, date, day: when, cue, corrections } = given;
  const lexicon = corrections === undefined ? bundled : openLexicon({ corrections });
  const { text, mentions } = drawn(marked, links);
  const record = { text, published, outlet, title, byline, language: 'en' };
  const article = await parseArticle({ form: 'record', input: 'test', id: 'test', record });
  const start = source === undefined ? -1 : text.indexOf(source);
  const attributions =
    source === undefined
      ? []
      : [
          {
            id: 'a1',
            source: [[start, start + source.length] as const],
            cue: cue === undefined ? [] : [[text.indexOf(cue), text.indexOf(cue) + cue.length] as const],
            content: [],
            confidence: 1,
            basis: 'test',
          },
        ];
  const day = date === undefined ? -1 : text.indexOf(date);
  const value = when
    ? ({ from: when[0], to: when[1], granularity: 'range', basis: 'known', span: null, why: 'test' } as const)
    : null;
  const dates = date === undefined ? [] : [{ span: [day, day + date.length] as const, value }];
  const document = { ...segment(article), words: [], mentions, proposals: [], events: [], attributions, dates };
  return identify(linkMentions(readMentions(document, lexicon)), lexicon);
}

/** The participant with this name. */
export async function participant(name: string, marked: string, given?: Given): Promise<Participant | undefined> {
  return (await identified(marked, given)).participants.find((one) => one.name === name);
}

/** The first reference whose mention has these words. */
export async function referenceTo(words: string, marked: string, given?: Given): Promise<Reference | undefined> {
  const { text, references } = await identified(marked, given);
  return references.find(({ mention: [span] }) => span && text.slice(...span) === words);
}
