import type { Reference } from '../document/index.ts';
import { isReversed, type LedgerStatement, type StatementVerification } from '../ledger/index.ts';

/**
 * A column of a table that CSV and Parquet share. A list is a list in Parquet and joined in CSV; one with gaps keeps a
 * place for what is not known. An instant is ISO 8601 in UTC.
 */
export type Column<Row> = { readonly name: string } & (
  | { readonly type: 'text' | 'instant'; readonly of: (row: Row) => string | null }
  | { readonly type: 'integer' | 'number'; readonly of: (row: Row) => number | null }
  | { readonly type: 'flag'; readonly of: (row: Row) => boolean }
  | { readonly type: 'list'; readonly of: (row: Row) => readonly string[] }
  | { readonly type: 'list with gaps'; readonly of: (row: Row) => readonly (string | null)[] }
  | { readonly type: 'numbers with gaps'; readonly of: (row: Row) => readonly (number | null)[] }
);

/** What a column has in one row; it goes through JSON unchanged. */
export type Value = string | number | boolean | readonly (string | null)[] | readonly (number | null)[] | null;

/** Who speaks together has the codes of all, joined as their names are. */
const speakerCode = ({ speaker, actor, memberCodes = [] }: LedgerStatement): string | null =>
  speaker?.represents?.code ?? actor?.code ?? (memberCodes.length > 0 ? memberCodes.join('; ') : null);

/** The name of a speaker; of those who speak together without a name for the group those of all. */
export function namesOfSpeaker({ actor, name, status, members }: Reference): string[] {
  const isNamed = actor !== null && !actor.startsWith('doc:');
  const named = status === 'group' && !isNamed && members.length > 1 ? members.map((member) => member.name) : [name];
  return named.flatMap((one) => one ?? []);
}

const speakerName = (speaker: LedgerStatement['speaker']): string | null =>
  speaker ? namesOfSpeaker(speaker).join('; ') || null : null;

/** The columns of statements in order. A new one goes to the end: spreadsheets count. */
export const STATEMENT_COLUMNS: readonly Column<LedgerStatement>[] = [
  { name: 'id', type: 'text', of: ({ id }) => id },
  { name: 'kind', type: 'text', of: ({ kind }) => kind },
  { name: 'speaker', type: 'text', of: ({ speaker }) => speakerName(speaker) },
  { name: 'speaker_status', type: 'text', of: ({ speaker }) => speaker?.status ?? null },
  { name: 'speaker_words', type: 'text', of: ({ speakerWords }) => speakerWords },
  { name: 'speaker_code', type: 'text', of: speakerCode },
  { name: 'text', type: 'text', of: ({ text }) => text },
  { name: 'said_from', type: 'text', of: ({ said }) => said?.from ?? null },
  { name: 'said_to', type: 'text', of: ({ said }) => said?.to ?? null },
  { name: 'said_basis', type: 'text', of: ({ said }) => said?.basis ?? null },
  { name: 'venue', type: 'text', of: ({ venue }) => venue },
  { name: 'topics', type: 'list', of: ({ topics }) => topics },
  { name: 'polarity', type: 'text', of: ({ polarity }) => polarity },
  { name: 'confidence', type: 'number', of: ({ confidence }) => confidence },
  // Of the content as a whole, from its first to its last character, in code points.
  { name: 'start', type: 'integer', of: ({ attribution }) => Math.min(...attribution.content.map(([start]) => start)) },
  { name: 'end', type: 'integer', of: ({ attribution }) => Math.max(...attribution.content.map(([, end]) => end)) },
  { name: 'sentence', type: 'text', of: ({ context }) => context.text },
  { name: 'document', type: 'text', of: ({ document }) => document.id },
  { name: 'version', type: 'integer', of: ({ document }) => document.version },
  { name: 'url', type: 'text', of: ({ document }) => document.url },
  { name: 'title', type: 'text', of: ({ document }) => document.title },
  { name: 'outlet', type: 'text', of: ({ document }) => document.outlet },
  { name: 'published', type: 'text', of: ({ document }) => document.published?.from ?? null },
  { name: 'retrieved', type: 'instant', of: ({ document }) => document.retrieved },
  { name: 'sha256', type: 'text', of: ({ document }) => document.sha256 },
  { name: 'addressees', type: 'list', of: ({ addressees }) => namesOf(addressees) },
  { name: 'targets', type: 'list', of: ({ targets }) => namesOf(targets) },
  { name: 'chain', type: 'list', of: ({ chain }) => namesOf(chain) },
  { name: 'act', type: 'text', of: ({ act }) => act?.type ?? null },
  { name: 'act_negated', type: 'text', of: ({ act }) => (act ? (act.negated ? 'yes' : 'no') : null) },
  { name: 'verdict', type: 'text', of: ({ verdict }) => verdict },
  { name: 'reports', type: 'integer', of: ({ reports }) => reports },
  { name: 'independent_reports', type: 'integer', of: ({ independentReports }) => independentReports },
  { name: 'given_by', type: 'text', of: ({ document }) => document.givenBy },
  { name: 'claimed_url', type: 'text', of: ({ document }) => document.claimedUrl },
  // How what was left out changes the words: a verdict alone would not tell.
  { name: 'out_of_context', type: 'text', of: ({ verification }) => verification?.context?.kind ?? null },
  { name: 'reviewed_wrong', type: 'list', of: ({ refuted }) => refuted },
  { name: 'program', type: 'text', of: ({ document }) => document.versions.onrecord },
  { name: 'model', type: 'text', of: ({ document }) => document.versions.model },
  { name: 'lexicon', type: 'text', of: ({ document }) => document.versions.lexicon },
  // Of an alteration; the verdict alone would not tell a slip from its opposite.
  { name: 'change_reverses', type: 'text', of: ({ verification }) => ofChange(verification, isReversed) },
  { name: 'change_marked', type: 'text', of: ({ verification }) => ofChange(verification, ({ marked }) => marked) },
  // Given that the attribution is right; null where there is none, or an earlier version has read it.
  { name: 'speaker_confidence', type: 'number', of: ({ speaker }) => speaker?.confidence ?? null },
  { name: 'said_confidence', type: 'number', of: ({ said }) => said?.confidence ?? null },
  { name: 'corrected', type: 'list', of: ({ corrected = [] }) => corrected },
  // Of each of `addressees` and `targets`, given that the attribution is right.
  { name: 'addressee_confidence', type: 'numbers with gaps', of: ({ addressees }) => confidencesOf(addressees) },
  { name: 'target_confidence', type: 'numbers with gaps', of: ({ targets }) => confidencesOf(targets) },
];

/** yes or no where words were changed; null where none were, or nobody knows. */
function ofChange(
  verification: LedgerStatement['verification'],
  is: (verification: StatementVerification) => boolean,
): string | null {
  if (!verification || verification.diff.length === 0) return null;
  return is(verification) ? 'yes' : 'no';
}

/** The names of those meant, members of a group too; who is not named is left out. */
const namesOf = (references: readonly Reference[]): string[] => [...confidencesByName(references).keys()];

/** The confidence of each of those names, a member's that of the group; null where there is none. */
const confidencesOf = (references: readonly Reference[]): (number | null)[] => [
  ...confidencesByName(references).values(),
];

/** Of two with one name the first counts. */
function confidencesByName(
  references: readonly Reference[],
  ofGroup: number | null = null,
  found = new Map<string, number | null>(),
): Map<string, number | null> {
  for (const { name, members, confidence = ofGroup } of references) {
    if (name !== null && !found.has(name)) found.set(name, confidence);
    confidencesByName(members, confidence, found);
  }
  return found;
}
