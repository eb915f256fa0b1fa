import { expect, test } from 'vitest';
import type { Reference } from '../document/index.ts';
import type { LedgerStatement } from './statement.ts';
import { stancesOf } from './stance.ts';

/** A statement with this cue before these words, said in 2031. */
function said(cue: string, words: string, more: Partial<LedgerStatement> = {}): LedgerStatement {
  const text = `Nygård ${cue} ${words}`;
  const content = [[8 + cue.length, text.length]] as const;
  const date = { from: '2031-05-06', to: '2031-05-06', granularity: 'day', basis: 'known', span: null, why: '' };
  return {
    text: words,
    context: { text, span: [0, text.length], content },
    attribution: { source: [[0, 6]], cue: [[7, 7 + cue.length]], content, confidence: 1, basis: 'model' },
    targets: [],
    chain: [],
    act: null,
    polarity: 'affirmed',
    speaker: null,
    said: date,
    document: { id: 'd', published: date },
    ...more,
  } as unknown as LedgerStatement;
}

test.each([
  ['said', 'that she supported the treaty', 'for'],
  ['said', 'that she did not support the treaty', 'against'],
  ['said', 'that Norway rejects the treaty', 'against'],
  ['ruled out', 'talks on the treaty', 'against'],
  ['did not rule out', 'talks on the treaty', 'open'],
  ['said', 'that talks were on the table', 'open'],
  ['said', 'that the port could open in May', 'open'],
  ['called for', 'lifting the sanctions', 'against'],
  ['called for', 'tougher sanctions', 'for'],
  ['said', 'that Norway would not lift the sanctions', 'claims'],
  ['said', 'that there was no reason to ease the sanctions', 'claims'],
  ['said', 'that Norway no longer demands an apology', 'against'],
  ['said', 'that the envoy had to leave', 'against'],
  ['denied', 'that the ministry had paid', 'against'],
  ['admitted', 'that the ministry had paid', 'for'],
  ['accused', 'the navy of breaking the rules', 'against'],
  ['praised', 'the navy for keeping the rules', 'for'],
  ['said', 'that it was too early to say who had cut the cable', 'neutral'],
  ['said', '“We back the quota. Nobody else does.”', 'for'],
  ['said', 'that the boats must come back', 'for'],
  ['said', 'that the port was shut', 'claims'],
  ['said', 'that nobody had seen the boat', 'denies'],
  ['said', '“We are not joining the cartel, and nobody here proposes it.”', 'denies'],
  ['said', 'that it was too early to lift the sanctions', 'for'],
  ['said', 'that the time had come to lift the sanctions', 'against'],
  ['said', 'that it was too early to lift the suspension of deliveries', 'against'],
  ['said', 'that it was very unlikely that the yard would close', 'claims'],
  ['said', 'that it was doubtful that the yard would open', 'denies'],
  ['said', 'that the yard had to open without delay', 'for'],
  ['rejected', 'opposition calls to open the yard', 'against'],
  ['dismissed', 'critics’ claims that the yard was empty', 'against'],
  ['said', '“By what right do you demand the yard? It is ours.”', 'claims'],
  ['said', 'that there is no doubt about the treaty, which she supports', 'for'],
  ['noted', 'the cooperation on the treaty', 'claims'],
  ['stressed', 'close cooperation with allies on the treaty', 'claims'],
  ['discussed', 'the pressing threats along the coast', 'claims'],
  ['said', 'that the trawlers are a threat to the coast', 'against'],
  ['said', 'that Iceland remains a good friend', 'for'],
  ['stressed', 'the work on the coast to end the raids', 'claims'],
  ['said', 'that the yard will end the raids', 'denies'],
  // What can be taken for a word of position and is none, or turns one round.
  ['said', 'that the yard would open by the end of this year', 'claims'],
  ['said', 'that she wanted the end of the embargo', 'denies'],
  ['called for', 'close cooperation with the yard', 'for'],
  ['said', 'that the yard must close', 'against'],
  ['said', 'that they would close the yard', 'denies'],
  ['claimed', 'that the navy was behind the leak', 'against'],
  ['insisted', 'that the navy was behind the leak', 'against'],
  ['insisted', 'that she opposed the treaty', 'against'],
  ['insisted', 'that the quota be kept', 'for'],
  ['insisted on', 'lifting the quota', 'against'],
  ['said', '“We will not tolerate such fishing.”', 'against'],
  ['said', '“We won’t tolerate such fishing.”', 'against'],
  ['said', '“We will not bow to pressure over the quota.”', 'claims'],
  ['said', '“We will not hesitate to support the quota.”', 'for'],
  ['said', 'that Norway was no longer neutral', 'claims'],
  ['said', 'that she could not accept the quota', 'against'],
  ['said', 'that she couldn’t accept the quota', 'against'],
  ['said', 'that talks could not be ruled out', 'open'],
  ['said', '“We cannot rule out talks.”', 'open'],
  ['refused to rule out', 'talks on the quota', 'open'],
  ['refused', 'to rule out talks on the quota', 'open'],
  ['declined', 'to condemn the navy', 'for'],
  ['refused', 'to accept the quota', 'against'],
  ['refused', 'to lift the quota', 'for'],
  ['did not refuse', 'the quota', 'open'],
  ['said', 'that there is no question that the quota must stay', 'for'],
  ['said', '“We cannot wait for others; the quota must go.”', 'denies'],
  ['said', 'that the summit would go ahead', 'for'],
  // The speaker's own words, with a verb or noun of saying in them.
  ['said', '“We welcome Iceland’s call for a quota.”', 'for'],
  ['said', '“Iceland’s claims are unacceptable.”', 'against'],
  ['said', '“Repeated claims of fraud are unacceptable.”', 'against'],
  ['said', '“Let me say that we reject the quota.”', 'against'],
  ['said', '“I can tell you that we reject the quota.”', 'against'],
  ['said', '“We reject what critics call a quota.”', 'against'],
  ['said', '“Our government insists on the quota.”', 'for'],
  // Years and numbers within a position of today.
  ['said', '“The 2015 deal must be restored.”', 'for'],
  ['said', '“The deal that was signed in 2015 must be restored.”', 'for'],
  ['said', '“We support the sending of 2000 soldiers.”', 'for'],
  ['said', '“The money that was used to pay them must be found.”', 'for'],
  ['rejected', 'the deal of 2015', 'against'],
])('%s %s: %s', (cue, words, side) => {
  expect(stancesOf(said(cue, words))[0]?.side).toBe(side);
});

test.each([
  ['joked', 'that she would sink the treaty'],
  ['recalled', 'that she had been against the treaty'],
  ['said', 'that in 1999 she had marched against the treaty'],
  ['said', 'that twenty years ago many wanted the treaty'],
  ['said', '“In 1999 we supported the treaty.”'],
  ['said', '“In 1999 we did not support the treaty.”'],
  ['said', '“We used to oppose the treaty.”'],
  ['said', '“Some people will tell you that they reject the treaty, and critics say it is a mistake.”'],
  ['said', 'that the opposition calls the treaty a mistake'],
  ['said', 'that Sudan calls the treaty a mistake'],
  ['said', 'that critics called the treaty a mistake'],
  ['said', '“They say that they reject the treaty.”'],
  ['asked', '“Do you support the treaty?”'],
])('%s %s: no position', (cue, words) => {
  expect(stancesOf(said(cue, words))).toEqual([]);
});

test('what another speaker or a state tells of somebody is no position of theirs; what an outlet carries is', () => {
  const through = (link: Partial<Reference>): Partial<LedgerStatement> => ({
    chain: [{ actor: null, via: 'name', ...link } as Reference],
  });
  const told = (link: Partial<Reference>) =>
    stancesOf(said('said', 'that she supported the treaty', through(link)))[0]?.side;
  expect(told({ actor: 'doc:ana-lima' })).toBeUndefined();
  expect(told({ actor: 'country:ISL', via: 'organisation' })).toBeUndefined();
  expect(told({ via: 'turn' })).toBeUndefined();
  expect(told({ actor: 'doc:fjord-news', via: 'organisation' })).toBe('for');
  expect(told({ via: 'title' })).toBe('for');
});

test('a plain claim is not about what its condition is about', () => {
  const matterOf = (words: string) => [...(stancesOf(said('said', words))[0]?.subject.values() ?? [])];
  expect(matterOf('“If we joined the cartel, it would unsettle the coast.”')).toEqual(['unsettle', 'coast']);
  expect(matterOf('“If they joined the cartel, we would support the coast.”')).toContain('cartel');
});

test('where no word tells the act does, and then the polarity', () => {
  const act = (type: string, negated = false) => ({ act: { type, negated, targets: [] } }) as Partial<LedgerStatement>;
  expect(stancesOf(said('turned to', 'the quota', act('REJECT')))[0]?.side).toBe('against');
  expect(stancesOf(said('turned to', 'the quota', act('SUPPORT', true)))[0]?.side).toBe('against');
  expect(stancesOf(said('turned to', 'the quota', { polarity: 'negated' }))[0]?.side).toBe('denies');
});

test('each sentence that takes a side is a position', () => {
  const sides = stancesOf(
    said('said', '“It is cold. We back the quota. The boats are in. We reject the tax on nets.”'),
  );
  expect(sides.map(({ side, decider }) => [side, decider])).toEqual([
    ['for', 'w'],
    ['against', 'reject'],
  ]);
});

test('the matter is what is neither a name nor a word that takes the position', () => {
  const [stance] = stancesOf(said('said', 'that she rejected the herring quota of Iceland'));
  expect([...(stance?.names ?? [])]).toEqual(['iceland']);
  expect([...(stance?.subject.values() ?? [])]).toEqual(['herring', 'quota']);
  expect(stance?.words).toBe('rejected');
});
