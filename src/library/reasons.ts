import type { Reference } from '../document/index.ts';
import type { LedgerEvent, LedgerStatement } from '../ledger/index.ts';

/** One field of an entry with its value, and from what it was concluded. */
export interface Reason {
  readonly field: string;
  readonly value: string;
  readonly why: string;
}

type Spans = readonly (readonly [number, number])[];

const placesOf = (spans: Spans): string => spans.map(([start, end]) => `${start}–${end}`).join(', ');

const KINDS = {
  direct: 'nearly all of its words stand between quotation marks, or are a turn of a transcript',
  indirect: 'none of its words stand between quotation marks',
  mixed: 'some of its words stand between quotation marks',
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
    { field: 'kind', value: kind, why: own(KINDS, kind) ?? 'not a kind that this version knows' },
    ...(speaker
      ? reasonsOfReference('speaker', speaker, speakerWords)
      : [{ field: 'speaker', value: 'nobody', why: 'the text has no words for the speaker' }]),
    ...statement.addressees.flatMap((addressee) => reasonsOfReference('to', addressee, null)),
    ...statement.targets.flatMap((target) => reasonsOfReference('about', target, null)),
    {
      field: 'said',
      value: said ? (said.from === said.to ? said.from : `${said.from} to ${said.to}`) : 'not known',
      why: said ? `${said.basis}: ${said.why}` : 'the text does not tell when',
    },
    ...(venue === null ? [] : [{ field: 'where', value: venue, why: 'words of the sentence that introduces it' }]),
    ...statement.chain.flatMap((link) => reasonsOfReference('through', link, null)),
    ...statement.topics.map((topic) => ({
      field: 'topic',
      value: topic,
      why: own(statement.why?.topics, topic) ?? 'read before reasons were kept',
    })),
    { field: 'polarity', value: polarity, why: statement.why?.polarity ?? 'read before reasons were kept' },
    {
      field: 'act',
      value: act ? `${act.negated ? 'not ' : ''}${act.type}${namesOf(act.targets)}` : 'none',
      why: statement.why?.act || 'no verb of the cue and no words of its own do anything',
    },
    ...reasonsOfVerdict(statement),
    ...reasonsOfDocument(document),
  ];
}

export function reasonsOfEvent(event: LedgerEvent): Reason[] {
  const { type, modes, trigger, actors, recipients, place, location, date, allegedBy, statement, confidence } = event;
  const flags = (['negated', 'hypothetical', 'future', 'historical'] as const).filter((flag) => event[flag]);
  const known = { alleged: 'on somebody’s word alone', said: 'done by being said', fact: 'told by the outlet itself' };
  return [
    {
      field: 'event',
      value: [type, ...modes, ...flags].join(' '),
      why: `confidence ${confidence.toFixed(2)}; trigger at ${placesOf(trigger)}; ${event.why.join('; ')}`,
    },
    { field: 'words', value: event.text, why: `${event.mentions.length} mention(s) in the document` },
    ...actors.flatMap((party) => reasonsOfReference('actor', party, null, codeOf(party))),
    ...recipients.flatMap((party) => reasonsOfReference('recipient', party, null, codeOf(party))),
    ...(place ? reasonsOfReference('place', place, null, location ? `; ${location.name}: ${location.why}` : '') : []),
    {
      field: 'date',
      value: date ? (date.from === date.to ? date.from : `${date.from} to ${date.to}`) : 'not known',
      why: date ? `${date.basis}: ${date.why}` : 'the text does not tell when',
    },
    {
      field: 'known as',
      value: event.reportedAs,
      why: `${own(known, event.reportedAs) ?? ''}${allegedBy ? `: ${allegedBy.name ?? allegedBy.why}` : ''}${statement ? ` (${statement})` : ''}`,
    },
    {
      field: 'reports',
      value: `${event.reports}, independent ${event.independent}`,
      why: `the first report of it is ${event.happening}`,
    },
    ...reasonsOfDocument(event.document),
  ];
}

const codeOf = ({ code, sector }: { readonly code: string | null; readonly sector: string | null }): string =>
  code ? `; ${code}${sector ? ` ${sector}` : ''}` : '';

const namesOf = (references: readonly Reference[]): string =>
  references.length > 0 ? ` → ${references.map(({ name }) => name ?? 'somebody').join(', ')}` : '';

/** The reference itself, for whom it speaks, and who else was considered and lost. */
function reasonsOfReference(field: string, reference: Reference, words: string | null, more = ''): Reason[] {
  const { name, status, basis, via, why, represents, candidates = [], actor } = reference;
  const losers = candidates.filter((candidate) => candidate.actor !== actor);
  return [
    {
      field,
      value: name ?? `${words ?? status} (${status})`,
      why: `${basis}, by ${via}: ${why}${represents && represents.actor !== actor ? `; for ${represents.name}` : ''}${more}`,
    },
    ...losers.map((loser) => ({
      field: `not ${field}`,
      value: loser.name,
      why: `${loser.score.toFixed(2)} points: ${loser.reasons.join(', ')}`,
    })),
  ];
}

const VERDICTS: ReadonlyMap<string, string> = new Map([
  ['verbatim', 'said so'],
  ['altered', 'said otherwise'],
  ['spliced', 'said in places apart'],
  ['other-speaker', 'said by somebody else'],
  ['absent', 'a transcript of the speaker from those days does not have the words'],
  ['no-source', 'no transcript of the ledger could tell'],
]);

function reasonsOfVerdict({ verification }: LedgerStatement): Reason[] {
  if (!verification) return [];
  const { verdict, marked, places, diff } = verification;
  const where = places
    .filter(({ alternative }) => !alternative)
    .map(
      ({ transcript, turn, speaker, words }) => `${transcript}, turn ${turn} (${speaker ?? 'no label'}): “${words}”`,
    );
  const changes = diff
    .filter(({ kind }) => kind !== 'same')
    .map(({ kind, said, quoted, reverses }) => `${kind} “${said}” → “${quoted}”${reverses ? ', turns it round' : ''}`);
  const why = [VERDICTS.get(verdict) ?? null, marked ? 'and every change is marked' : null, ...where, ...changes];
  return [{ field: 'verdict', value: verdict, why: why.filter((part) => part !== null).join('; ') }];
}

const reasonsOfDocument = ({ published, versions, retrieved }: LedgerStatement['document']): Reason[] => [
  {
    field: 'published',
    value: published?.from ?? 'not known',
    why: published ? `${published.basis}: ${published.why}` : 'no date was found in the document',
  },
  {
    field: 'read by',
    value: `onrecord ${versions.onrecord}`,
    why: `model ${versions.model}, lexicon ${versions.lexicon}, retrieved ${retrieved}`,
  },
];
