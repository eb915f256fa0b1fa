import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RawDocument } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { type GoldPair, type GoldText, parseEventTexts, parseGsr, parsePair } from './eventGold.ts';
import { answerPairs, type PairEvaluation, scorePairs } from './eventPairs.ts';
import { eventErrors, type EventScores, type ComparedText, scoreEvents } from './eventScores.ts';
import { goldError, goldFault } from './goldFile.ts';
import { type FailedReading, type GoldOptions, readGoldDocuments } from './readings.ts';

/** `texts` where the data have texts with events, `pairs` where they have sentences with source and target given. */
export interface EventEvaluation {
  readonly texts: EventScores | null;
  readonly pairs: PairEvaluation | null;
  readonly sha256: readonly string[];
  readonly failed: readonly FailedReading[];
  /** A line for each event that was missed, invented or of another type; see `eventErrors`. */
  readonly errors: readonly string[];
}

/**
 * Compares events with gold data. A path is a list of PLOVER's gold standard records (.json), lines with source and target
 * given (.jsonl), a file of the form of corpus/events (.txt), or a folder of such files. Several count as one data set.
 * @throws OR1001 for a missing file, OR1013 for one that cannot be read, OR5003 for one that is not as it should be,
 * OR5002 for a folder without any
 */
export async function runEventEvaluation(
  paths: readonly string[],
  options: GoldOptions = {},
): Promise<EventEvaluation> {
  const files = await Promise.all(paths.map(readGold));
  const texts = files.flatMap((file) => file.texts);
  const pairs = files.flatMap((file) => file.pairs);
  const { compared, failed } = texts.length > 0 ? await readTexts(texts, options) : { compared: [], failed: [] };
  return {
    texts: texts.length > 0 ? scoreEvents(compared) : null,
    pairs: pairs.length > 0 ? scorePairs(await answerPairs(pairs, options.model)) : null,
    sha256: files.map(({ sha256 }) => sha256),
    failed,
    errors: eventErrors(compared),
  };
}

/** A fixed day, a Thursday, so that “on Tuesday” has a value. */
const AS_OF = '2024-05-16';

/** Gold texts with the events that the whole pipeline finds in them. */
export async function readTexts(texts: readonly GoldText[], options: GoldOptions) {
  const inputOf = ({ id, text }: GoldText): RawDocument => ({
    form: 'record',
    input: id,
    id,
    record: { text, language: 'en', published: AS_OF },
  });
  const { read, failed } = await readGoldDocuments(texts, inputOf, options);
  const compared = read.map(({ gold, recorded }): ComparedText => ({ ...gold, predicted: recorded?.events ?? [] }));
  return { compared, failed };
}

interface GoldFile {
  readonly texts: readonly GoldText[];
  readonly pairs: readonly GoldPair[];
  readonly sha256: string;
}

async function readGold(path: string): Promise<GoldFile> {
  const hash = createHash('sha256');
  const texts: GoldText[] = [];
  const pairs: GoldPair[] = [];
  try {
    const isFolder = (await stat(path)).isDirectory();
    const inside = isFolder ? (await readdir(path)).filter((name) => name.endsWith('.txt')).toSorted() : [];
    if (isFolder && inside.length === 0)
      throw new OnrecordError('OR5002', { input: path, fault: 'no .txt file is in it' });
    for (const name of isFolder ? inside.map((file) => join(path, file)) : [path]) {
      const content = await readFile(name, 'utf8');
      hash.update(content);
      if (name.endsWith('.jsonl')) pairs.push(...parseLines(name, content));
      else texts.push(...parsed(name, content));
    }
  } catch (error) {
    throw goldError(error, path);
  }
  return { texts, pairs, sha256: hash.digest('hex') };
}

function parsed(input: string, content: string): GoldText[] {
  try {
    return input.endsWith('.json') ? parseGsr(content) : parseEventTexts(content);
  } catch (error) {
    throw goldFault(error, input, 1);
  }
}

function parseLines(input: string, content: string): GoldPair[] {
  return content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [parsePair(line)];
    } catch (error) {
      throw goldFault(error, input, index + 1);
    }
  });
}
