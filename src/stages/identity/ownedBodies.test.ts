import { expect, test } from 'vitest';
import { identified } from './testing/identified.ts';

/** The name and the state or body represented of whoever the words refer to; null for nobody. */
async function bodyCalled(words: string, marked: string): Promise<(string | null)[] | null> {
  const { text, references } = await identified(marked);
  const found = references.find(({ mention: [span] }) => span && text.slice(...span) === words);
  return found?.status === 'resolved' ? [found.name, found.represents?.actor ?? null] : null;
}

test('a body that nobody names is called by whose it is', async () => {
  const council = "[nL Peru] was late. [dO [nL Peru]'s fishery council] said no.";
  expect(await bodyCalled("Peru's fishery council", council)).toEqual(["Peru's fishery council", 'country:PER']);
  const unit = "The [nO Lake Union]'s [dO executive committee] said no.";
  expect(await bodyCalled('executive committee', unit)).toEqual(["Lake Union's executive committee", 'doc:lake-union']);
  const behind = '[dO The executive committee] of the [nO Lake Union] said no.';
  expect(await bodyCalled('The executive committee', behind)).toEqual([
    "Lake Union's executive committee",
    'doc:lake-union',
  ]);
  expect(await bodyCalled('a Lake Union council', '[dO a [nO Lake Union] council] said no.')).toBe(null);
  expect(await bodyCalled("Peru's bank", "[dO [nL Peru]'s bank] said no.")).toBe(null);
});

test('a campaign or an office is that of a person', async () => {
  const campaign = "[nP Ole Holm] slept. [dO [nP Ole Holm]'s campaign] said no.";
  expect(await bodyCalled("Ole Holm's campaign", campaign)).toEqual(["Ole Holm's campaign", 'doc:ole-holm-s-campaign']);
  expect(await bodyCalled("Ole Holm's council", campaign.replace('campaign', 'council'))).toBe(null);
});

test('the police of a place that is no state have its name', async () => {
  const police = '[dO [nL Northshire] police] said no.';
  expect((await bodyCalled('Northshire police', police))?.[0]).toBe('Northshire police');
  expect(await bodyCalled('Northshire bank', police.replace('police', 'bank'))).toBe(null);
  const behind = '[dO police] in [nL Ashby] said no.';
  expect((await bodyCalled('police', behind))?.[0]).toBe('Ashby police');
  expect(await bodyCalled('police', behind.replace(' in ', ' near '))).toBe(null);
  const capital = '[nL Peru] and [nL Peru] rose. [dO police] in [nL Lima] said no.';
  expect(await bodyCalled('police', capital)).toEqual(['Lima police', 'country:PER']);
  expect((await bodyCalled('police', capital.replace('Lima', 'Peru')))?.[0]).not.toBe('Peru police');
  expect(await bodyCalled('council', behind.replace('police', 'council'))).toBe(null);
});

test('the office of somebody who speaks for a state speaks for it; its media, exiles and those based there do not', async () => {
  const office = "[dP Norwegian Prime Minister] [nP Ole Holm] slept. [dO [nP Ole Holm]'s office] said no.";
  expect(await bodyCalled("Ole Holm's office", office)).toEqual(["Ole Holm's office", 'country:NOR']);
  const media = "[dO [nL Peru]'s state television] said no.";
  expect((await bodyCalled("Peru's state television", media))?.[1]).not.toBe('country:PER');
  const exiles = "[dO [nL Peru]'s exiled fishery council] said no.";
  expect((await bodyCalled("Peru's exiled fishery council", exiles))?.[1]).not.toBe('country:PER');
  expect(await bodyCalled('Peru-based rights watchdog', '[dO [nL Peru]-based rights watchdog] said no.')).toBe(null);
});

test('a body whose name follows, or that is its owner in other words, is no other body', async () => {
  expect(
    await bodyCalled('Peruvian state news agency', '[dO [nL Peruvian] state news agency] [nO Andina] said no.'),
  ).not.toEqual(["Peru's state news agency", null]);
  const wire = await bodyCalled('the Lake Wire news service', '[dO the [nO Lake Wire] news service] said no.');
  expect(wire?.[0]).toBe('Lake Wire');
  expect(
    (await bodyCalled("Philippines' navy", "[dO the [nL Philippines]' navy] said no."))?.[0] ?? "Philippines' navy",
  ).not.toMatch(/s's/u);
});
