import { networkAsCsv, placesAsCsv } from '../../export/index.ts';
import { MOST_PARTS } from '../../ledger/index.ts';
import {
  Entries,
  EntriesQuery,
  EventPlaces,
  NetworkQuery,
  PartnerNetwork,
  PartyCounts,
  PartyQuery,
  PlaceQuery,
  problems,
} from '../schemas/index.ts';
import { CSV, CSV_TYPE, READS, type Routes } from './routes.ts';

export const partnerRoutes: Routes = async (app, { ledger }) => {
  app.get(
    '/api/network',
    {
      config: READS,
      schema: {
        operationId: 'network',
        summary: 'Who speaks about and to whom: an actor’s partners, or everybody in the statements that match',
        tags: ['actors'],
        querystring: NetworkQuery,
        response: { 200: PartnerNetwork, ...problems },
      },
    },
    ({ query }) => ledger.network(query),
  );
  app.get(
    '/api/network.csv',
    {
      config: READS,
      schema: {
        operationId: 'networkAsCsv',
        summary: 'The same as a table, one direction between two a record',
        tags: ['actors'],
        querystring: NetworkQuery,
        ...CSV,
      },
    },
    async ({ query }, reply) => reply.type(CSV_TYPE).send(networkAsCsv(await ledger.network(query))),
  );
  app.get(
    '/api/places',
    {
      config: READS,
      schema: {
        operationId: 'places',
        summary: 'Where events took place; what is denied, supposed or to come did not',
        tags: ['events'],
        querystring: PlaceQuery,
        response: { 200: EventPlaces, ...problems },
      },
    },
    ({ query }) => ledger.places(query),
  );
  app.get(
    '/api/places.csv',
    {
      config: READS,
      schema: {
        operationId: 'placesAsCsv',
        summary: 'The same as a table, a place a record',
        tags: ['events'],
        querystring: PlaceQuery,
        ...CSV,
      },
    },
    async ({ query }, reply) => reply.type(CSV_TYPE).send(placesAsCsv(await ledger.places(query))),
  );
  app.get(
    '/api/parties',
    {
      config: READS,
      schema: {
        operationId: 'parties',
        summary: 'Who takes part in the ledger’s statements and events, and how often',
        tags: ['actors'],
        querystring: PartyQuery,
        response: { 200: PartyCounts, ...problems },
      },
    },
    async ({ query }) => ({ upTo: MOST_PARTS, parties: await ledger.parties(query) }),
  );
  app.get(
    '/api/entries',
    {
      config: READS,
      schema: {
        operationId: 'entries',
        summary: 'Statements and events by their ids: what is behind a figure',
        tags: ['statements'],
        querystring: EntriesQuery,
        response: { 200: Entries, ...problems },
      },
    },
    ({ query: { ids } }) => ledger.entries(ids),
  );
};
