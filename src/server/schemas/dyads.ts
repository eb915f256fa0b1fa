import { z } from 'zod';
import { list } from './common.ts';

const Counts = z.record(z.string(), z.int());
const Ids = list(z.string());

const Dyad = z
  .object({
    period: z.string().describe('YYYY-MM, YYYY, or nothing without a date.'),
    source: z.string().describe('A state’s code (NOR), or the id of another body or group (org:nato).'),
    target: z.string(),
    sourceName: z.string().describe('What the source is called (Norway, NATO).'),
    targetName: z.string(),
    events: z.int().describe('Told as fact or performed by a statement.'),
    byType: Counts,
    byQuad: Counts,
    meanScore: z.number().nullable().describe('PLOVER’s conflict–cooperation score, −10 to 10.'),
    alleged: z.int().describe('Only alleged; in none of the other figures.'),
    ids: Ids,
    allegedIds: Ids,
    idsByType: z.record(z.string(), Ids),
    correctedIds: Ids.describe(
      'Those of all these of which people have decided something that the machine reads otherwise.',
    ),
  })
  .meta({ id: 'Dyad', description: 'What one state or body did to another in a period, with the ids of the events.' });

export const Dyads = z
  .object({ rows: list(Dyad), total: z.int().describe('Rows of all pages.'), next: z.string().nullable() })
  .meta({ id: 'Dyads' });
