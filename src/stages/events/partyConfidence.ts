import type { EventParty } from '../../document/index.ts';
import { logOdds, withConfidence } from '../../model/index.ts';
import { isKnown, type Role } from './scores.ts';

/** What speaks for a party's being the right one, however it was found. Yes and no are 1 and 0. */
export interface PartyConfidenceSignals {
  /** Log-odds by the model that tells who has a role (scores.ts), or of the speaker whose statement does it; 0 without either. */
  readonly likely: number;
  readonly unscored: number;
  readonly implied: number;
  readonly recipient: number;
  /** A statement does it by being said: the actor is its speaker. */
  readonly performed: number;
  readonly group: number;
}

export const partyConfidenceSignals = (
  { confidence, basis, status }: EventParty,
  role: Role,
  isPerformed: boolean,
): PartyConfidenceSignals => ({
  likely: confidence === undefined ? 0 : logOdds(confidence),
  unscored: Number(confidence === undefined),
  implied: Number(basis === 'implied'),
  recipient: Number(role === 'recipient'),
  performed: Number(isPerformed),
  group: Number(status === 'group'),
});

/** Parties with how probable it is that each is right; of those who are only described nothing is said. */
export const confidentParties = (
  parties: readonly EventParty[],
  role: Role,
  isPerformed: boolean,
  weights: Readonly<Record<string, number>>,
): readonly EventParty[] =>
  parties.map((party) => {
    if (isKnown(party)) return withConfidence(party, partyConfidenceSignals(party, role, isPerformed), weights);
    const { confidence: _none, ...described } = party;
    return described;
  });
