/**
 * References that the server does not watch over: it would look each row up by itself, which took a third of the time of
 * filing a document's parties and fingerprints. What is named is put down in the same transaction or was there before;
 * names and outlets are never taken out, and of the others the rows that name them go first. `check` looks whether all is
 * there.
 */
export const UNWATCHED = [
  { table: 'statement_parties', column: 'name', named: 'names' },
  { table: 'event_parties', column: 'name', named: 'names' },
  { table: 'statement_parties', column: 'statement', named: 'statement_rows' },
  { table: 'event_parties', column: 'event', named: 'event_rows' },
  { table: 'reports', column: 'speaker', named: 'actor_rows' },
  { table: 'version_actors', column: 'actor', named: 'actor_rows' },
  { table: 'version_prints', column: 'version', named: 'versions' },
  { table: 'statement_rows', column: 'outlet', named: 'outlets' },
  { table: 'statement_rows', column: 'cluster', named: 'clusters' },
] as const;
