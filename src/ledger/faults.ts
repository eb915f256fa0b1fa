import type { DateValue, Reference } from '../document/index.ts';
import { offsetsOf, type Span } from '../text/index.ts';
import type { PointRecorded } from './points.ts';
import { misshapen } from './shapes.ts';

/** Somewhere in a document, in words (“statements[3]”). */
type Place = string;

/** Something in a document that does not fit the rest of it. */
export interface DocumentFault {
  readonly kind: 'json' | 'span' | 'words' | 'reference';
  readonly place: Place;
  readonly fault: string;
}

/**
 * What is wrong with a document that is to be kept, in words, with its place in it; null where nothing is.
 *
 * @param value anything; where null comes back it is a PointRecorded
 */
export const faultOfDocument = (value: unknown): string | null => firstOf(faultsOfDocument(value));

export function firstOf(faults: Iterable<DocumentFault>): string | null {
  for (const { place, fault } of faults) return place === '' ? fault : `${place}: ${fault}`;
  return null;
}

/**
 * All that is wrong with a document. It has to have the types of document/, spans have to lie in the text, what names
 * another part has to find it there, each attribution has its statement, in order, and a statement's text is the words
 * of its content. Spans in code points.
 */
export function* faultsOfDocument(value: unknown): Generator<DocumentFault> {
  const shape = misshapen(value, 'document');
  if (shape !== null) {
    yield { kind: 'json', place: '', fault: shape };
    return;
  }
  yield* misfits(value as PointRecorded);
}

/** The same for what has the types of document/. */
export function* misfits(document: PointRecorded): Generator<DocumentFault> {
  yield* spanFaults(document);
  yield* statementFaults(document);
  yield* nameFaults(document);
}

function* spanFaults(document: PointRecorded): Generator<DocumentFault> {
  const { text } = document;
  const length = offsetsOf(text).toCodePoints([0, text.length])[1];
  for (const [place, span] of spansOf(document)) {
    if (span[1] > length) yield { kind: 'span', place, fault: `the span ${span.join('–')} is not in the text` };
  }
}

function* statementFaults({ text, attributions, statements }: PointRecorded): Generator<DocumentFault> {
  if (statements.length !== attributions.length)
    yield { kind: 'reference', place: 'statements', fault: 'not one for each attribution' };
  yield* repeated('attributions', attributions);
  yield* repeated('statements', statements);
  const { toUtf16 } = offsetsOf(text);
  for (const [at, statement] of statements.entries()) {
    const place = `statements[${at}]`;
    const attribution = attributions[at];
    if (attribution?.id !== statement.attribution) {
      yield { kind: 'reference', place, fault: 'its attribution is not the one in its place' };
      continue;
    }
    const words = attribution.content.map((span) => text.slice(...toUtf16(span))).join(' ');
    if (words !== statement.text) yield { kind: 'words', place, fault: 'its text is not the words of its content' };
  }
}

function* nameFaults(document: PointRecorded): Generator<DocumentFault> {
  const { actors, statements, events } = document;
  yield* repeated('actors', actors);
  yield* repeated('events', events);
  const known = new Set(actors.map(({ id }) => id));
  for (const [place, actor] of actorsNamed(document)) {
    if (!known.has(actor))
      yield { kind: 'reference', place, fault: `the actor ${actor} is not among the document's actors` };
  }
  const said = new Set(statements.map(({ id }) => id));
  for (const [at, { statement, mentions }] of events.entries()) {
    for (const id of [statement, ...mentions.map((mention) => mention.statement)]) {
      if (id !== null && !said.has(id))
        yield { kind: 'reference', place: `events[${at}]`, fault: `there is no statement ${id} in the document` };
    }
  }
}

function* repeated(place: Place, parts: readonly { readonly id: string }[]): Generator<DocumentFault> {
  const seen = new Set<string>();
  for (const { id } of parts) {
    if (seen.has(id)) yield { kind: 'reference', place, fault: `two of them have the id ${id}` };
    seen.add(id);
  }
}

/** Every reference of a document, members after the groups that have them. */
function* referencesOf({ statements, events }: PointRecorded): Generator<[Place, Reference]> {
  const whole = function* (place: Place, references: readonly (Reference | null)[]): Generator<[Place, Reference]> {
    for (const reference of references) {
      if (reference === null) continue;
      yield [place, reference];
      yield* whole(`${place}.members`, reference.members);
    }
  };
  for (const [at, { speaker, addressees, targets, chain, act }] of statements.entries()) {
    yield* whole(`statements[${at}]`, [speaker, ...addressees, ...targets, ...chain, ...(act?.targets ?? [])]);
  }
  for (const [at, { actors, recipients, allegedBy, place, mentions }] of events.entries()) {
    const told = mentions.map((mention) => mention.allegedBy);
    yield* whole(`events[${at}]`, [...actors, ...recipients, allegedBy, place, ...told]);
  }
}

function* actorsNamed(document: PointRecorded): Generator<[Place, string]> {
  for (const [place, { actor }] of referencesOf(document)) if (actor !== null) yield [place, actor];
  for (const [at, { actor }] of document.entities.entries()) if (actor !== null) yield [`entities[${at}]`, actor];
}

function* spansOf(document: PointRecorded): Generator<[Place, Span]> {
  const { published, blocks, sentences, entities, dates, attributions, statements, events } = document;
  const of = (place: Place, spans: readonly Span[]): [Place, Span][] => spans.map((span) => [place, span]);
  const dated = (date: DateValue | null): readonly Span[] => (date?.span ? [date.span] : []);
  yield* of('published', dated(published));
  for (const [at, { span, label }] of blocks.entries()) yield* of(`blocks[${at}]`, label ? [span, label] : [span]);
  yield* of('sentences', sentences);
  yield* of(
    'entities',
    entities.map(({ span }) => span),
  );
  for (const [at, { span, value }] of dates.entries()) yield* of(`dates[${at}]`, [span, ...dated(value)]);
  for (const [at, { source, cue, content }] of attributions.entries()) {
    yield* of(`attributions[${at}]`, [...source, ...cue, ...content]);
  }
  for (const [at, { said }] of statements.entries()) yield* of(`statements[${at}].said`, dated(said));
  for (const [at, { trigger, sentence, date, mentions }] of events.entries()) {
    const told = mentions.flatMap((mention) => [...mention.trigger, mention.sentence]);
    yield* of(`events[${at}]`, [...trigger, sentence, ...dated(date), ...told]);
  }
  for (const [place, { mention }] of referencesOf(document)) yield* of(place, mention);
}

/** Something in a ledger that is not as it has to be. */
export interface LedgerFault {
  /** file: SQLite's own structure. schema: tables and indexes. the others: what they hold. */
  readonly kind: 'file' | 'schema' | 'hash' | 'span' | 'words' | 'reference' | 'json' | 'index';
  /** The id of the document, statement or event where it is; null where it belongs to none. */
  readonly id: string | null;
  /** Table and column, with the number of the row where there is one: `reports.reading, row 7`. */
  readonly place: string;
  readonly fault: string;
}
