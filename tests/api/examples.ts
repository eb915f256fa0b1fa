import { INTAKE_EXAMPLES } from './intakeExamples.ts';
import { REVIEW_EXAMPLES } from './reviewExamples.ts';

/** A request of an operation, on a ledger of the bundled samples. */
export interface Example {
  readonly path: string;
  /** What is sent, for an operation that takes something. */
  readonly body?: unknown;
  /** The same for a form: what curl is given for it, its media type and its body. */
  readonly form?: { readonly curl: string; readonly type: string; readonly body: string };
  /** What the status of the answer is; 200 if not given. */
  readonly status?: number;
}

const PRESS_CONFERENCE = 'doc_t27y6kb7isznmdiu';
const NOT_SIGNING = 'st_phjmwy2zyix7bbmr';
/** Of the user kari, who is an editor. */
export const PASSWORD = 'herring cod and haddock';
const EVENT = 'ev_wy3h3da2fowwbvho';

/** One for every operation of the API by its operationId; tests/api/api.test.ts runs them, docs/api.md shows them. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  search: { path: '/api/search?words=agreement&speaker=Solbakken&facets=true&limit=2' },
  searchAsCsv: { path: '/api/search.csv?verdict=altered' },
  statement: { path: `/api/statements/${NOT_SIGNING}` },
  explainStatement: { path: `/api/statements/${NOT_SIGNING}/explain` },
  documents: { path: '/api/documents?speaker=Solbakken&limit=3' },
  documentsAsCsv: { path: '/api/documents.csv?form=transcript' },
  document: { path: `/api/documents/${PRESS_CONFERENCE}` },
  documentAsCsv: { path: `/api/documents/${PRESS_CONFERENCE}.csv` },
  documentReading: { path: `/api/documents/${PRESS_CONFERENCE}/reading?version=1` },
  documentChanges: { path: `/api/documents/${PRESS_CONFERENCE}/changes?from=1&to=1` },
  documentVersions: { path: `/api/documents/${PRESS_CONFERENCE}/versions` },
  events: { path: '/api/events?actor=NOR&recipient=ISL&limit=2' },
  eventsAsCsv: { path: '/api/events.csv?actor=NOR' },
  event: { path: `/api/events/${EVENT}` },
  explainEvent: { path: `/api/events/${EVENT}/explain` },
  actors: { path: '/api/actors?words=atlantic&kind=organisation' },
  actor: { path: '/api/actors/country:NOR?date=2024-06-20' },
  names: { path: '/api/names?field=speaker&typed=solb' },
  timeline: { path: '/api/timeline?actor=NOR&recipient=ISL&by=month' },
  timelineAsCsv: { path: '/api/timeline.csv?actor=NOR&by=year' },
  dyads: { path: '/api/dyads?by=year&source=NOR' },
  dyadsAsCsv: { path: '/api/dyads.csv?by=month&everyPeriod=true' },
  positions: { path: '/api/positions?speaker=Solbakken&issue=fisheries' },
  positionsAsCsv: { path: '/api/positions.csv?speaker=Solbakken&about=ISL' },
  network: { path: '/api/network?actor=country:NOR' },
  networkAsCsv: { path: '/api/network.csv?actor=country:NOR' },
  places: { path: '/api/places?actor=NOR' },
  placesAsCsv: { path: '/api/places.csv' },
  parties: { path: '/api/parties?words=Norw' },
  entries: { path: `/api/entries?ids=${NOT_SIGNING},${EVENT}` },
  verify: { path: '/api/verify?quote=We+will+not+sign+an+agreement&speaker=Solbakken&date=2024-03-13' },
  verifyMany: {
    path: '/api/verify',
    body: { quotes: [{ quote: 'a stock without an agreement is a stock without a future', speaker: 'Hallsdottir' }] },
  },
  verificationReport: {
    path: '/api/verify/report',
    body: { quotes: [{ quote: 'We will sign an agreement', speaker: 'Solbakken', date: '2024-03-13' }] },
  },
  verificationTable: {
    path: '/api/verify/table',
    body: { quotes: [{ quote: 'We will sign an agreement', speaker: 'Solbakken', date: '2024-03-13' }] },
  },
  statementReport: { path: `/api/statements/${NOT_SIGNING}/report` },
  exportStatements: { path: '/api/export/statements/jsonfeed?speaker=Solbakken' },
  exportStatement: { path: `/api/statements/${NOT_SIGNING}/export/bibtex` },
  exportEvents: { path: '/api/export/events/plover?actor=NOR' },
  info: { path: '/api/info' },
  topics: { path: '/api/topics' },
  ...INTAKE_EXAMPLES,
  ...REVIEW_EXAMPLES,
  logIn: { path: '/api/session', body: { name: 'kari', password: PASSWORD } },
  logOut: { path: '/api/session', status: 204 },
  me: { path: '/api/me' },
  setPassword: { path: '/api/me/password', body: { current: PASSWORD, password: PASSWORD }, status: 204 },
  tokens: { path: '/api/me/tokens' },
  makeToken: { path: '/api/me/tokens', body: { name: 'laptop', role: 'reader', expires: '90d' }, status: 201 },
  revokeToken: { path: '/api/me/tokens/laptop', status: 204 },
  users: { path: '/api/users' },
};
