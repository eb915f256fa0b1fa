import { expect, test } from 'vitest';
import type { StatementHit } from './entries.ts';
import { type Compared, markChanges } from './positionChanges.ts';
import type { LedgerStatement } from './statement.ts';

function saidOn(date: string, text: string): Compared {
  const published = { from: date, to: date, granularity: 'day', basis: 'known', span: null, why: '' };
  const content = [[0, text.length]];
  const statement = {
    id: text,
    kind: 'direct',
    text,
    context: { text, span: [0, text.length], content },
    attribution: { source: [], cue: [], content, confidence: 1, basis: 'model' },
    targets: [],
    chain: [],
    act: null,
    polarity: 'affirmed',
    speaker: {
      actor: 'doc:holm',
      name: 'Holm',
      members: [],
      represents: { actor: 'country:NOR', name: 'Norway', code: 'NOR' },
    },
    said: published,
    document: { id: date, published },
  } as unknown as LedgerStatement;
  return { statement, hit: { id: text } as StatementHit };
}

const areOpposite = (one: string, other: string): boolean =>
  markChanges([saidOn('2031-05-06', one), saidOn('2031-09-02', other)])[1]?.change != null;

test.each([
  ['We support the herring quota.', 'We reject the herring quota.'],
  ['We oppose a tax on imported salmon.', 'We support a tax on imported salmon.'],
  ['I am against the ferry tunnel.', 'I am in favour of the ferry tunnel.'],
  ['Norway rejects the offshore treaty.', 'Norway accepts the offshore treaty.'],
  ['We rule out talks on the seabed.', 'We are considering talks on the seabed.'],
  ['We do not support the harbour plan.', 'We support the harbour plan.'],
  ['We will join the salt cartel.', 'We will not join the salt cartel.'],
  ['We refuse to open the northern port.', 'We are ready to open the northern port.'],
  ['We demand an inquiry into the collision.', 'We no longer demand an inquiry into the collision.'],
  ['Our government backs the reef patrol.', 'Our government opposes the reef patrol.'],
  ['We will never sell the pilot boats.', 'We will sell the pilot boats.'],
  ['We want to leave the fishing pact.', 'We do not want to leave the fishing pact.'],
])('opposite: %s / %s', (one, other) => {
  expect(areOpposite(one, other)).toBe(true);
  expect(areOpposite(other, one)).toBe(true);
});

test.each([
  // The verb governs something else.
  ['We condemned the raid on the harbour.', 'We support the sailors against the raid on the harbour.'],
  ['We support the divers in the lagoon war.', 'We oppose the blockade in the lagoon war.'],
  ['We call for an end to the harbour raids.', 'We call for the return of the crew after the harbour raids.'],
  // Praise and blame of one party.
  ['We congratulate Peru on the harbour.', 'We condemn Peru for the harbour.'],
  ['We thank the harbour pilots.', 'We criticise the harbour pilots.'],
  // Another object, another party.
  ['We support the herring quota.', 'We reject the herring embargo.'],
  ['We support the treaty with Chile on salmon.', 'We reject the treaty with Peru on salmon.'],
  ['We support lifting the herring ban.', 'We oppose the herring tax.'],
  // Of others.
  ['We support the harbour plan.', 'Peru rejects the harbour plan.'],
  ['We support the harbour plan.', 'Critics say that they oppose the harbour plan.'],
  ['They reject the harbour plan.', 'We support the harbour plan.'],
  // Conditions, questions, other times.
  ['We support the harbour plan.', 'If they cheat, we reject the harbour plan.'],
  ['We support the harbour plan.', 'We reject the harbour plan unless they pay.'],
  ['We support the harbour plan.', 'Do we reject the harbour plan?'],
  ['We support the harbour plan.', 'We rejected the harbour plan.'],
  ['We support the harbour plan.', 'In 2019 we did reject the harbour plan.'],
  ['We support the harbour plan.', 'We once did reject the harbour plan.'],
  // The same again, or a step further.
  ['We support the harbour plan.', 'We fully support the harbour plan.'],
  ['We are considering talks on the seabed.', 'We are ready for talks on the seabed.'],
  ['We support the commitment to the reef.', 'We will not waver in the commitment to the reef.'],
  ['We do not accept the seabed claim.', 'We reject the seabed claim.'],
])('not opposite: %s / %s', (one, other) => {
  expect(areOpposite(one, other)).toBe(false);
});
