import { OnrecordError } from '../../errors/index.ts';
import type { Intake } from '../intake.ts';
import type { Services } from '../services.ts';

/** What every route about what comes in is configured with. */
export const EDITS = { role: 'editor' } as const;

/** @throws OR8145 where the server takes nothing in */
export function intakeOf({ intake }: Pick<Services, 'intake'>, input: string): Intake {
  if (!intake) throw new OnrecordError('OR8145', { input });
  return intake;
}
