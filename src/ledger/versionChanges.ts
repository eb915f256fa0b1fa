import type { BlockKind, DateValue } from '../document/index.ts';
import { alignWords, comparedWords, offsetsOf } from '../text/index.ts';
import { type DocumentReading, type StatementRead, type VersionSummary, versionSummary } from './documentReading.ts';
import { alikeIn, type Weighed, weighed } from './wordShare.ts';
import { wholeDiff } from './wholeDiff.ts';
import type { DiffPart } from './wordDiff.ts';

/**
 * A paragraph of two versions. marks: only capitals, punctuation or spaces differ. The parts joined are the paragraph as
 * the one version has it and as the other does.
 */
export interface ParagraphChange {
  readonly change: 'same' | 'marks' | 'changed' | 'added' | 'removed';
  readonly kind: BlockKind;
  readonly parts: readonly DiffPart[];
}

/** A statement of one of two versions, or of both: what the other says of the same words. */
export interface StatementChange {
  readonly change: 'changed' | 'gone' | 'new';
  readonly before: StatementWords | null;
  readonly after: StatementWords | null;
}

export interface StatementWords {
  readonly id: string;
  readonly text: string;
  readonly speaker: string | null;
}

/** What differs between two versions of a document. */
export interface VersionChanges {
  readonly document: string;
  readonly from: VersionSummary;
  readonly to: VersionSummary;
  /** What is known of the document and differs. */
  readonly head: readonly {
    readonly field: 'title' | 'outlet' | 'byline' | 'published';
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly paragraphs: readonly ParagraphChange[];
  /** Those that differ; the number of those that both have in the same words and by the same speaker. */
  readonly statements: { readonly same: number; readonly changes: readonly StatementChange[] };
}

/** Compares two versions of a document, paragraph by paragraph and word by word. */
export function versionChanges(before: DocumentReading, after: DocumentReading): VersionChanges {
  return {
    document: after.id,
    from: versionSummary(before),
    to: versionSummary(after),
    head: headChanges(before, after),
    paragraphs: paragraphChanges(before, after),
    statements: statementChanges(before, after),
  };
}

function headChanges(before: DocumentReading, after: DocumentReading): VersionChanges['head'] {
  const valuesOf = ({ title, outlet, byline, published }: DocumentReading) => ({
    title,
    outlet,
    byline: byline.length === 0 ? null : byline.join('; '),
    published: daysOf(published),
  });
  const [old, now] = [valuesOf(before), valuesOf(after)];
  return (['title', 'outlet', 'byline', 'published'] as const)
    .map((field) => ({ field, before: old[field], after: now[field] }))
    .filter((one) => one.before !== one.after);
}

const daysOf = (date: DateValue | null): string | null =>
  date && (date.from === date.to ? date.from : `${date.from} to ${date.to}`);

type Text = Pick<DocumentReading, 'text' | 'blocks'>;

/**
 * The paragraphs that both have are set against each other as words are; between two of these, the rest by how many words
 * they share, and what shares too few stands alone.
 */
export function paragraphChanges(before: Text, after: Text): ParagraphChange[] {
  const [left, right] = [paragraphsOf(before), paragraphsOf(after)];
  const changes: ParagraphChange[] = [];
  let [old, now]: [Paragraph[], Paragraph[]] = [[], []];
  const flush = (): void => {
    for (const [one, other] of alikeIn(old, now)) changes.push(changeOf(one, other));
    [old, now] = [[], []];
  };
  for (const pair of alignWords(
    left.map(({ text }) => text),
    right.map(({ text }) => text),
  )) {
    const one = pair.left === null ? undefined : left[pair.left];
    const other = pair.right === null ? undefined : right[pair.right];
    if (pair.same && one && other) {
      flush();
      changes.push(changeOf(one, other));
      continue;
    }
    if (one) old.push(one);
    if (other) now.push(other);
  }
  flush();
  return changes;
}

interface Paragraph extends Weighed {
  readonly kind: BlockKind;
  readonly text: string;
}

function paragraphsOf({ text, blocks }: Text): Paragraph[] {
  const { toUtf16 } = offsetsOf(text);
  return blocks.map(({ kind, span }) => {
    const words = text.slice(...toUtf16(span));
    return { kind, text: words, ...weighed(words) };
  });
}

function changeOf(before: Paragraph | null, after: Paragraph | null): ParagraphChange {
  const kind = (after ?? before)?.kind ?? 'paragraph';
  if (!before || !after) {
    const parts = [{ before: before?.text ?? '', after: after?.text ?? '', same: false }];
    return { change: before ? 'removed' : 'added', kind, parts };
  }
  if (before.text === after.text)
    return { change: 'same', kind, parts: [{ before: before.text, after: after.text, same: true }] };
  const parts = wholeDiff(before.text, after.text);
  return { change: parts.every(({ same }) => same) ? 'marks' : 'changed', kind, parts };
}

/** Ids tell nothing here: they are made from the whole text, and another text makes others. */
function statementChanges(before: DocumentReading, after: DocumentReading): VersionChanges['statements'] {
  const [left, right] = [saidIn(before), saidIn(after)];
  const kept = Map.groupBy(right, ({ key }) => key);
  const now = new Set(right);
  const old = left.filter(({ key }) => {
    const same = kept.get(key)?.shift();
    return same === undefined || !now.delete(same);
  });
  const changes = alikeIn(old, [...now]).map(([one, other]): StatementChange => ({
    change: one && other ? 'changed' : one ? 'gone' : 'new',
    before: one && wordsOf(one),
    after: other && wordsOf(other),
  }));
  return { same: left.length - old.length, changes };
}

interface Said extends Weighed, StatementWords {
  readonly key: string;
}

const wordsOf = ({ id, text, speaker }: Said): StatementWords => ({ id, text, speaker });

function saidIn({ text, statements }: DocumentReading): Said[] {
  const { toUtf16 } = offsetsOf(text);
  return statements.map(({ id, content, speaker }: StatementRead) => {
    const words = content.map((span) => text.slice(...toUtf16(span))).join(' ');
    const key = JSON.stringify([speaker, ...comparedWords(words).map(({ key }) => key)]);
    return { id, speaker, text: words, key, ...weighed(words) };
  });
}
