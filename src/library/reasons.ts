import type { Reference } from '../document/index.ts';
import { type Departed, type LedgerEvent, type LedgerStatement, turnNumber, verdictWords } from '../ledger/index.ts';

/** One field of an entry with its value, and from what it was concluded. */
export interface Reason {
  readonly field: string;
  readonly value: string;
  readonly why: string;
}

type Spans = readonly (readonly [number, number])[];

const placesOf = (spans: Spans): string => spans.map(([start, end]) => `${start}–${end}`).join(', ');

const KINDS = {
  direct: 'nearly all of its words are in quotation marks, it is a turn of a transcript, or its author signs it',
  indirect: 'none of its words are in quotation marks',
  mixed: 'some of its words are in quotation marks',
} as const;

/** Keys come from ledgers, which other programs may have written: what every object inherits is none. */
const own = (texts: Readonly<Record<string, string>> | undefined, key: string): string | undefined =>
  texts !== undefined && Object.hasOwn(texts, key) ? texts[key] : undefined;

export function reasonsOfStatement(statement: LedgerStatement): Reason[] {
  const { kind, speaker, speakerWords, quotes, attribution, document, confidence, said, venue, act, polarity } =
    statement;
  return [
    {
      field: 'statement',
      value: quotes.map(({ exact }) => exact).join(' … '),
      why: `characters ${placesOf(attribution.content)} of the text`,
    },
    {
      field: 'attribution',
      value: `confidence ${confidence.toFixed(2)}`,
      why: `${attribution.basis}; cue at ${placesOf(attribution.cue) || 'none'}, source at ${placesOf(attribution.source) || 'none'}`,
    },
    { field: 'kind', value: kind, why: own(KINDS, kind) ?? 'a kind unknown to this version of Onrecord' },
    ...(speaker
      ? reasonsOfReference('speaker', speaker, speakerWords)
      : [{ field: 'speaker', value: 'unknown', why: 'the text gives no speaker' }]),
    ...statement.addressees.flatMap((addressee) => reasonsOfReference('to', addressee, null)),
    ...statement.targets.flatMap((target) => reasonsOfReference('about', target, null)),
    {
      field: 'said',
      value: said ? (said.from === said.to ? said.from : `${said.from} to ${said.to}`) : 'unknown',
      why: said ? `${said.basis}: ${said.why}${sureness(said)}` : 'the text gives no date',
    },
    ...(venue === null ? [] : [{ field: 'where', value: venue, why: 'from the sentence that introduces it' }]),
    ...statement.chain.flatMap((link) => reasonsOfReference('through', link, null)),
    ...statement.topics.map((topic) => ({
      field: 'topic',
      value: topic,
      why: own(statement.why?.topics, topic) ?? 'not recorded by the version of Onrecord that read it',
    })),
    {
      field: 'polarity',
      value: polarity,
      why: statement.why?.polarity ?? 'not recorded by the version of Onrecord that read it',
    },
    {
      field: 'act',
      value: act ? `${act.negated ? 'not ' : ''}${act.type}${namesOf(act.targets)}` : 'none',
      why: statement.why?.act || 'neither the cue nor the words of the statement perform an act',
    },
    ...reasonsOfVerdict(statement),
    ...reasonsOfDocument(document),
  ];
}

export function reasonsOfEvent(event: LedgerEvent): Reason[] {
  const { type, modes, trigger, actors, recipients, place, location, date, allegedBy, statement, confidence } = event;
  const flags = (['negated', 'hypothetical', 'future', 'historical'] as const).filter((flag) => event[flag]);
  const known = {
    alleged: 'asserted only by a source',
    said: 'performed by a statement',
    fact: 'reported as fact by the outlet',
  };
  return [
    {
      field: 'event',
      value: [type, ...modes, ...flags].join(' '),
      why: `confidence ${confidence.toFixed(2)}; trigger at ${placesOf(trigger)}; ${event.why.join('; ')}`,
    },
    { field: 'words', value: event.text, why: `mentions in the document: ${event.mentions.length}` },
    ...actors.flatMap((party) => reasonsOfReference('actor', party, null, codeOf(party))),
    ...recipients.flatMap((party) => reasonsOfReference('recipient', party, null, codeOf(party))),
    ...(place ? reasonsOfReference('place', place, null, location ? `; ${location.name}: ${location.why}` : '') : []),
    {
      field: 'date',
      value: date ? (date.from === date.to ? date.from : `${date.from} to ${date.to}`) : 'unknown',
      why: date ? `${date.basis}: ${date.why}${sureness(date)}` : 'the text gives no date',
    },
    {
      field: 'known as',
      value: event.reportedAs,
      why: `${own(known, event.reportedAs) ?? ''}${allegedBy ? `: ${allegedBy.name ?? allegedBy.why}` : ''}${statement ? ` (${statement})` : ''}`,
    },
    {
      field: 'reports',
      value: `${event.reports} (${event.independent} independent)`,
      why: `first report: ${event.firstReport}`,
    },
    ...reasonsOfDocument(event.document),
  ];
}

const codeOf = ({ code, sector }: { readonly code: string | null; readonly sector: string | null }): string =>
  code ? `; ${code}${sector ? ` ${sector}` : ''}` : '';

/** How probable it is that a field is right; nothing where an earlier version has read it. */
const sureness = ({ confidence }: { readonly confidence?: number }): string =>
  confidence === undefined ? '' : `; probability ${confidence.toFixed(2)}`;

const namesOf = (references: readonly Reference[]): string =>
  references.length > 0 ? ` → ${references.map(({ name }) => name ?? 'unnamed').join(', ')}` : '';

/** The reference itself, for whom it speaks, and who else was considered and lost. */
function reasonsOfReference(field: string, reference: Reference, words: string | null, more = ''): Reason[] {
  const { name, status, basis, via, why, represents, candidates = [], actor } = reference;
  const losers = candidates.filter((candidate) => candidate.actor !== actor);
  return [
    {
      field,
      value: name ?? `${words ?? status} (${status})`,
      why: `${basis}, by ${via}: ${why}${represents && represents.actor !== actor ? `; speaking for ${represents.name}` : ''}${sureness(reference)}${more}`,
    },
    ...losers.map((loser) => ({
      field: `not ${field}`,
      value: loser.name,
      why: `score ${loser.score.toFixed(2)}: ${loser.reasons.join(', ')}`,
    })),
  ];
}

const VERDICTS: ReadonlyMap<string, string> = new Map([
  ['verbatim', 'the transcript has the words as quoted'],
  ['altered', 'the transcript has different wording'],
  ['spliced', 'the words come from separate passages'],
  ['other-speaker', 'the words are another speaker’s'],
  ['absent', 'a transcript of the speaker from around that date does not contain the words'],
  ['no-source', 'no transcript in the ledger could settle it'],
]);

function reasonsOfVerdict({ verification }: LedgerStatement): Reason[] {
  if (!verification) return [];
  const { verdict, marked, places, diff, context } = verification;
  const where = places
    .filter(({ alternative }) => !alternative)
    .map(
      ({ transcript, turn, speaker, words }) =>
        `${transcript}, turn ${turnNumber(turn)} (${speaker ?? 'no label'}): “${words}”`,
    );
  const changes = diff
    .filter(({ kind }) => kind !== 'same')
    .map(
      ({ kind, said, quoted, reverses }) =>
        `${kind} “${said}” → “${quoted}”${reverses ? ', reverses the meaning' : ''}`,
    );
  const why = [
    VERDICTS.get(verdict) ?? null,
    context ? `left out, and it changes what they say (${context.kind}): “${context.words}”` : null,
    marked ? 'every change is marked' : null,
    ...where,
    ...changes,
  ];
  return [
    {
      field: 'verdict',
      value: verdictWords(verdict, context !== null),
      why: why.filter((part) => part !== null).join('; '),
    },
  ];
}

const reasonsOfDocument = ({ published, versions, retrieved }: LedgerStatement['document']): Reason[] => [
  {
    field: 'published',
    value: published?.from ?? 'unknown',
    why: published ? `${published.basis}: ${published.why}` : 'no date was found in the document',
  },
  {
    field: 'read by',
    value: `onrecord ${versions.onrecord}`,
    why: `model ${versions.model}, lexicon ${versions.lexicon}, retrieved ${retrieved}`,
  },
];

/** What is known of an id that is gone. */
export function reasonsOfDeparted({ kind, document, why, at, by, was, became }: Departed): Reason[] {
  const reading =
    by && `Onrecord ${by.onrecord}, model ${by.model}, lexicon ${by.lexicon} read the text and did not find it`;
  return [
    {
      field: kind,
      value: `gone since ${at}`,
      why: reading ?? 'a person removed its document; its words were not kept',
    },
    { field: 'document', value: document, why: why === 'removed' ? 'removed with all that it had' : 'still there' },
    ...(was
      ? [
          { field: 'words', value: was.text, why: `characters ${placesOf(was.spans)} of the text ${was.sha256}` },
          { field: 'type', value: was.type, why: 'as it was last read' },
          { field: 'speaker', value: was.speaker ?? 'unknown', why: 'as it was last read' },
          { field: 'day', value: was.day ?? 'unknown', why: 'as it was last read' },
          {
            field: 'became',
            value: became ?? 'nothing',
            why: became === null ? 'no entry has its words now' : 'has most of its words now',
          },
        ]
      : []),
  ];
}
