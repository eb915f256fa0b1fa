import type { Actor, Recorded } from '../../document/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import { documentOf, type Sketch } from './documents.ts';

const [ENVOY, MINISTRY, TERRITORY] = ['person:envoy', 'org:nor-foreign-ministry', 'country:GRL'];
const NOW = { retrieved: '2026-05-04T12:00:00Z' };

const BODIES: Readonly<Record<string, Partial<Actor>>> = {
  [MINISTRY]: { kind: 'organisation', code: 'NOR', represents: 'country:NOR' },
  'country:NOR': { kind: 'country', code: 'NOR' },
  'country:ISL': { kind: 'country', code: 'ISL' },
  [TERRITORY]: { kind: 'country', code: 'DNK' },
};

/** A report of an envoy who acts for a body, or for nobody. */
function ofEnvoy(sketch: Sketch, body: string | null): Recorded {
  const { actors, events, ...document } = documentOf(sketch);
  const known = new Set(actors.map(({ id }) => id));
  const bodies = Object.keys(BODIES).filter((id) => !known.has(id));
  const [pattern] = actors;
  if (!pattern) throw new Error('nobody is named');
  const all = [...actors, ...bodies.map((id) => ({ ...pattern, id, name: id, represents: null }))];
  const represents = body === null ? null : { actor: body, name: body, code: body.slice(-3) };
  return {
    ...document,
    actors: all.map((one) => ({ ...one, ...(one.id === ENVOY ? { represents: body } : BODIES[one.id]) })),
    events: events.map((event) => ({ ...event, actors: event.actors.map((one) => ({ ...one, represents })) })),
  };
}

/** Three reports of an envoy: of a territory, of nobody yet, and of a ministry, where people decided that another spoke. */
export async function addEnvoys(ledger: Ledger): Promise<void> {
  const events = [{ type: 'AID', actors: [ENVOY], recipients: ['country:ISL'], day: '2022-05-03' }] as const;
  const add = (sketch: Sketch, body: string | null) => ledger.add(ofEnvoy(sketch, body), NOW);
  await add({ said: [], events, url: 'https://fjord.example/1' }, TERRITORY);
  await add({ said: [{ speaker: ENVOY, words: 'I row to school' }] }, null);
  const said = ['The talks are long overdue', 'The ferry has a new crew'].map((words) => ({
    speaker: ENVOY,
    words,
    represents: [MINISTRY, 'NOR'] as const,
  }));
  const day = '2022-06-03';
  const { statements } = await add({ said, events: [{ ...events[0], day }], url: 'https://fjord.example/2' }, MINISTRY);
  const [, entry = ''] = statements;
  await ledger.review({ entry, field: 'speaker', decision: 'wrong', value: { name: 'Ana Lima' }, by: 'R. Adler' });
}

/** How these were filed before who acts for an organ was found by its state, and a territory by its sovereign's code. */
export const AS_FILED_BEFORE = [
  `delete from statement_parties where name = (select pk from names where key = '=country:NOR')`,
  `delete from event_parties where name = (select pk from names where key = '=country:NOR')`,
  `update event_parties set code = 'GRL' where name = (select pk from names where key = '=country:GRL')`,
];

/** What is said and done for the state, what is said by whom people named, and between whom all was done. */
export const foundOfEnvoys = async (ledger: Ledger) => ({
  said: (await ledger.search({ speaker: 'country:NOR' })).hits.map(({ text }) => text),
  done: (await ledger.eventPage({ actor: 'country:NOR' })).total,
  corrected: (await ledger.search({ speaker: 'Lima' })).total,
  pairs: (await ledger.dyads()).map(({ source, target }) => `${source} ${target}`),
});

export const FOUND_OF_ENVOYS = {
  said: ['“The talks are long overdue”'],
  done: 1,
  corrected: 1,
  pairs: ['DNK ISL', 'NOR ISL'],
};
