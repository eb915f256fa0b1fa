import { accountRoutes } from './accounts.ts';
import { actorRoutes } from './actors.ts';
import { additionEventRoutes } from './additionEvents.ts';
import { additionRoutes } from './additions.ts';
import { documentRoutes } from './documents.ts';
import { dyadRoutes } from './dyads.ts';
import { eventRoutes } from './events.ts';
import { exportRoutes } from './exports.ts';
import { feedRoutes } from './feeds.ts';
import { ledgerRoutes } from './ledger.ts';
import { reviewRoutes } from './reviews.ts';
import type { Routes } from './routes.ts';
import { partnerRoutes } from './partners.ts';
import { searchRoutes } from './search.ts';
import { seriesRoutes } from './series.ts';
import { statementRoutes } from './statements.ts';
import { verificationRoutes } from './verification.ts';

/** Every subject that the server answers. */
export const ROUTES: readonly Routes[] = [
  searchRoutes,
  statementRoutes,
  documentRoutes,
  eventRoutes,
  actorRoutes,
  seriesRoutes,
  dyadRoutes,
  partnerRoutes,
  verificationRoutes,
  exportRoutes,
  ledgerRoutes,
  additionRoutes,
  additionEventRoutes,
  feedRoutes,
  reviewRoutes,
  accountRoutes,
];
