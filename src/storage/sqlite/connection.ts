export type { Session as Connection } from '../shared/session.ts';
