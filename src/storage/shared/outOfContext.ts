import { sql } from 'kysely';
import { of } from './condition.ts';
import type { Fragment, Session } from './session.ts';

/** That what was left out round the words of the statement of this alias changes what they say. */
export const outOfContext = ({ dialect }: Session, alias: string): Fragment =>
  sql`exists (select 1 from verifications q where q.statement = ${of(alias, 'pk')}
    and ${dialect.json('q.verification', ['context', 'kind'], 'text')} is not null ${dialect.rowByRow})`;
