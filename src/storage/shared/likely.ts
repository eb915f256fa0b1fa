import { sql } from 'kysely';
import { OnrecordError } from '../../errors/index.ts';
import { all, of } from './condition.ts';
import type { Condition, Fragment } from './session.ts';

/**
 * That an entry is at least so likely to be right, or a person has looked at it and let it stand; no condition where
 * nothing is asked. @throws OnrecordError OR3004 for what is no number from 0 to 1
 */
export function likely(least: number | undefined): Condition[] {
  if (least === undefined) return [];
  if (!(least >= 0 && least <= 1))
    throw new OnrecordError('OR3004', { input: `minConfidence ${least}`, fault: 'a confidence is a number from 0 to 1' });
  return [(alias) => sql`(${of(alias, 'confidence')} >= ${least} or ${isReviewed(alias)})`];
}

const isReviewed = (alias: string): Fragment =>
  sql`exists (select 1 from reviews r where ${all([sql`r.unit = ${of(alias, 'id')}`, sql`r.undone is null`])})`;
