import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EntityKind } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { type Span, wordsOf } from '../text/index.ts';
import { namesOf, parseConllu } from './conllu.ts';
import { goldError, goldFault } from './goldFile.ts';
import { type NamedDocument, parseIob2 } from './iob2.ts';
import { asRecord, type FailedReading, type GoldOptions, readGoldDocuments } from './readings.ts';
import { addCounts, bootstrap, type Counts, type Interval, noCounts, type Score, scoreOf } from './scores.ts';

/** The kinds that count; a group is no named entity of either gold standard, or not with the same extent. */
const SCORED_KINDS = ['person', 'organisation', 'place'] as const satisfies readonly EntityKind[];
type ScoredKind = (typeof SCORED_KINDS)[number];

export interface EntityEvaluation extends Record<ScoredKind | 'all', Score> {
  readonly documents: number;
  readonly names: { readonly gold: number; readonly predicted: number };
  /** Right extent, whatever the kind. */
  readonly spans: Score;
  readonly interval: Interval;
  readonly sha256: readonly string[];
  readonly failed: readonly FailedReading[];
}

/** A document with the names that it has and those that were found. */
export interface ComparedNames extends NamedDocument {
  readonly predicted: readonly { readonly span: Span; readonly kind: string }[];
}

/** See docs/evaluation.md for the definitions. Figures in per cent. */
export function evaluateNames(
  documents: readonly ComparedNames[],
): Pick<EntityEvaluation, ScoredKind | 'all' | 'documents' | 'names' | 'spans' | 'interval'> {
  const counted = documents.map(countNames);
  const total = (key: ScoredKind | 'spans', from = counted): Counts =>
    from.reduce((sum, counts) => addCounts(sum, counts[key]), noCounts());
  const all = (from: readonly (typeof counted)[number][]): Counts =>
    SCORED_KINDS.reduce((sum, kind) => addCounts(sum, total(kind, [...from])), noCounts());
  const { gold, predicted } = all(counted);
  return {
    documents: documents.length,
    names: { gold, predicted },
    person: scoreOf(total('person')),
    organisation: scoreOf(total('organisation')),
    place: scoreOf(total('place')),
    all: scoreOf(all(counted)),
    spans: scoreOf(total('spans')),
    interval: bootstrap(counted, (sample) => scoreOf(all(sample)).f1),
  };
}

function countNames({ text, names, predicted }: ComparedNames): Record<ScoredKind | 'spans', Counts> {
  const words = wordsOf(text);
  /** The words that a span touches, as a key. */
  const extentOf = ([start, end]: Span): string => {
    const first = words.findIndex((word) => word[1] > start);
    const last = words.findLastIndex((word) => word[0] < end);
    return `${first}-${last}`;
  };
  const isScored = ({ kind }: { kind: string }): boolean => (SCORED_KINDS as readonly string[]).includes(kind);
  const keys = (found: ComparedNames['predicted'], kind?: ScoredKind): Set<string> =>
    new Set(found.filter((name) => (kind ? name.kind === kind : isScored(name))).map(({ span }) => extentOf(span)));
  const compare = (kind?: ScoredKind): Counts => {
    const [gold, found] = [keys(names, kind), keys(predicted, kind)];
    return { hits: gold.intersection(found).size, predicted: found.size, gold: gold.size };
  };
  return {
    person: compare('person'),
    organisation: compare('organisation'),
    place: compare('place'),
    spans: compare(),
  };
}

/**
 * Reads the texts of gold files with the whole pipeline and compares its names. A path is a CoNLL-U file of GUM, an IOB2
 * file of Universal NER, or a folder of either.
 * @throws OR1001 for a missing file, OR1013 for one that cannot be read, OR5003 for one that is not as it should be,
 * OR5002 for a folder without any
 */
export async function runEntityEvaluation(
  paths: readonly string[],
  options: GoldOptions = {},
): Promise<EntityEvaluation> {
  const files = await Promise.all(paths.map(readNames));
  const gold = files.flatMap(({ documents }) => documents);
  const { read, failed } = await readGoldDocuments(gold, asRecord, options);
  const compared = read.map(({ gold: truth, recorded }) => ({ ...truth, predicted: recorded?.entities ?? [] }));
  return { ...evaluateNames(compared), sha256: files.map(({ sha256 }) => sha256), failed };
}

async function readNames(path: string): Promise<{ documents: NamedDocument[]; sha256: string }> {
  const hash = createHash('sha256');
  const documents: NamedDocument[] = [];
  try {
    const isFolder = (await stat(path)).isDirectory();
    const inside = isFolder ? (await readdir(path)).filter((name) => /\.(?:conllu|iob2)$/u.test(name)).toSorted() : [];
    if (isFolder && inside.length === 0)
      throw new OnrecordError('OR5002', { input: path, fault: 'no .conllu or .iob2 file is in it' });
    for (const name of isFolder ? inside.map((file) => join(path, file)) : [path]) {
      const content = await readFile(name, 'utf8');
      hash.update(content);
      documents.push(...parseNames(name, content));
    }
  } catch (error) {
    throw goldError(error, path);
  }
  return { documents, sha256: hash.digest('hex') };
}

function parseNames(input: string, content: string): NamedDocument[] {
  try {
    if (input.endsWith('.iob2')) return parseIob2(content);
    const document = parseConllu(content);
    return [{ id: document.id, text: document.text, names: namesOf(document) }];
  } catch (error) {
    throw goldFault(error, input, 1);
  }
}
