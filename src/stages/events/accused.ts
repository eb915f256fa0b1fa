import type { EventParty } from '../../document/index.ts';
import type { Told } from './merge.ts';

/** “France condemned the attack in Ankara”: who suffers what is condemned is not the one who is accused of it. */
export function withoutVictims(event: Told, told: readonly Told[]): Told {
  if (event.type !== 'ACCUSE') return event;
  const deeds = told.filter(({ type, sentence }) => type === 'ASSAULT' && sentence[0] === event.sentence[0]);
  const isIn = (parties: readonly EventParty[], { actor }: EventParty): boolean =>
    actor !== null && parties.some((one) => one.actor === actor);
  const isVictim = (party: EventParty): boolean =>
    deeds.some(
      ({ actors, recipients, location }) =>
        (isIn(recipients, party) || party.actor === `country:${location?.country}`) && !isIn(actors, party),
    );
  const recipients = event.recipients.filter((party) => !isVictim(party));
  return recipients.length === event.recipients.length ? event : { ...event, recipients };
}
