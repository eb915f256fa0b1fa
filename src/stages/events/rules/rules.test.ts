import { expect, test } from 'vitest';
import { type GivenEvent, occurrencesOf } from '../testing/document.ts';
import { BOUNDARY_RULES } from './index.ts';

interface Case {
  readonly rule: string;
  readonly text: string;
  readonly given: readonly GivenEvent[];
  /** Types with modes that come out, in the order of the text. */
  readonly becomes: readonly string[];
}

const CASES: readonly Case[] = [
  {
    rule: 'polite thanks',
    text: 'Minister Vik, thank you very much.',
    given: [{ type: 'SUPPORT', trigger: 'thank you very much' }],
    becomes: [],
  },
  {
    rule: 'request for comment',
    text: 'The Greek foreign ministry did not answer requests for comment.',
    given: [{ type: 'REQUEST', trigger: 'requests', actor: 'The Greek foreign ministry' }],
    becomes: [],
  },
  {
    rule: 'telephone call',
    text: 'President Ruto called his counterparts on Sunday evening and proposed talks.',
    given: [{ type: 'ACCUSE', trigger: 'called', actor: 'President Ruto', recipient: 'his counterparts' }],
    becomes: ['CONSULT phone'],
  },
  {
    rule: 'courtesy call',
    text: 'President Ruto called on Prime Minister Modi in Delhi on Friday.',
    given: [{ type: 'REQUEST', trigger: 'called on', actor: 'President Ruto', recipient: 'Prime Minister Modi' }],
    becomes: ['CONSULT visit'],
  },
  {
    rule: 'subject of talks',
    text: 'Japan and India exchanged views on Myanmar.',
    given: [{ type: 'CONSULT', trigger: 'exchanged views', actor: 'Japan', recipient: ['India', 'Myanmar'] }],
    becomes: ['CONSULT'],
  },
  {
    rule: 'fighting alongside',
    text: 'Rwandan troops were fighting alongside the rebels.',
    given: [{ type: 'ASSAULT', trigger: 'fighting', recipient: 'rebels' }],
    becomes: ['ASSAULT'],
  },
  {
    rule: 'succession in office',
    text: 'Norwegian envoy Ole Vik took over from Ana Lima as foreign minister.',
    given: [{ type: 'COERCE', trigger: 'took over', actor: 'Ole Vik', recipient: 'Ana Lima' }],
    becomes: [],
  },
  {
    rule: 'burned symbol',
    text: 'Protesters burned an effigy of the king in Oslo.',
    given: [{ type: 'ASSAULT', trigger: 'burned', actor: 'Protesters', recipient: 'the king' }],
    becomes: ['PROTEST'],
  },
  {
    rule: 'cancelled meeting',
    text: 'Japan called off the summit with China.',
    given: [{ type: 'CONSULT', trigger: 'called off', actor: 'Japan', recipient: 'China' }],
    becomes: ['REJECT meet'],
  },
  {
    rule: 'cancelled meeting',
    text: 'Japan cancelled talks with China.',
    given: [{ type: 'CONSULT', trigger: 'talks', actor: 'Japan', recipient: 'China' }],
    becomes: ['REJECT meet'],
  },
  {
    rule: 'summoned ambassador',
    text: 'Spain summoned the Algerian ambassador.',
    given: [{ type: 'CONSULT', trigger: 'summoned', actor: 'Spain', recipient: 'the Algerian ambassador' }],
    becomes: ['ACCUSE disapprove'],
  },
  {
    rule: 'diplomatic protest',
    text: 'The Greek foreign ministry protested against the post.',
    given: [{ type: 'PROTEST', trigger: 'protested', actor: 'The Greek foreign ministry', modes: ['demo'] }],
    becomes: ['ACCUSE disapprove'],
  },
  {
    rule: 'withdrawn aid',
    text: 'Norway suspended its aid to Mali.',
    given: [{ type: 'AID', trigger: 'suspended', actor: 'Norway', recipient: 'Mali' }],
    becomes: ['SANCTION discontinue'],
  },
  {
    rule: 'payment ordered by a court',
    text: 'A Dutch court ordered Serbia to pay compensation.',
    given: [{ type: 'AID', trigger: 'ordered', actor: 'A Dutch court', recipient: 'Serbia' }],
    becomes: ['SANCTION'],
  },
  {
    rule: 'voluntary reparation',
    text: 'Germany paid Namibia reparations.',
    given: [{ type: 'CONCEDE', trigger: 'paid', actor: 'Germany', recipient: 'Namibia' }],
    becomes: ['AID'],
  },
  {
    rule: 'fired official',
    text: 'Egypt fired two security commanders.',
    given: [{ type: 'ASSAULT', trigger: 'fired', actor: 'Egypt', recipient: 'two security commanders' }],
    becomes: ['SANCTION'],
  },
  {
    rule: 'pardon',
    text: 'Egypt pardoned two editors.',
    given: [{ type: 'RETREAT', trigger: 'pardoned', actor: 'Egypt', recipient: 'two editors', modes: ['release'] }],
    becomes: ['CONCEDE'],
  },
  {
    rule: 'actual release',
    text: 'Egypt freed two editors.',
    given: [{ type: 'CONCEDE', trigger: 'freed', actor: 'Egypt', recipient: 'two editors' }],
    becomes: ['RETREAT release'],
  },
  {
    rule: 'ceasefire declared',
    text: 'Ethiopia declared a ceasefire.',
    given: [{ type: 'RETREAT', trigger: 'declared', actor: 'Ethiopia', modes: ['ceasefire'] }],
    becomes: ['CONCEDE'],
  },
  {
    rule: 'ceasefire kept',
    text: 'The truce between Armenia and Azerbaijan held.',
    given: [{ type: 'AGREE', trigger: 'held', actor: ['Armenia', 'Azerbaijan'] }],
    becomes: ['RETREAT ceasefire'],
  },
  {
    rule: 'jail sentence',
    text: 'A court in Minsk sentenced a teacher to four years in prison.',
    given: [{ type: 'SANCTION', trigger: 'sentenced', actor: 'A court in Minsk', recipient: 'a teacher' }],
    becomes: ['SANCTION convict', 'COERCE arrest'],
  },
  {
    rule: 'expelled diplomats or peoples',
    text: 'Poland expelled three Russian diplomats.',
    given: [
      { type: 'COERCE', trigger: 'expelled', actor: 'Poland', recipient: 'three Russian diplomats', modes: ['deport'] },
    ],
    becomes: ['SANCTION expel'],
  },
  {
    rule: 'deported persons',
    text: 'Turkey deported a Swedish reporter.',
    given: [
      { type: 'SANCTION', trigger: 'deported', actor: 'Turkey', recipient: 'a Swedish reporter', modes: ['expel'] },
    ],
    becomes: ['COERCE deport'],
  },
  {
    rule: 'people driven out',
    text: 'Rebels drove villagers from their homes.',
    given: [{ type: 'ASSAULT', trigger: 'drove villagers from', actor: 'Rebels', recipient: 'villagers' }],
    becomes: ['SANCTION expel'],
  },
  {
    rule: 'joint drill',
    text: 'India held naval exercises together with Oman.',
    given: [{ type: 'MOBILIZE', trigger: 'naval exercises', actor: 'India', recipient: 'Oman' }],
    becomes: ['COOPERATE'],
  },
  {
    rule: 'captured fighters',
    text: 'Kenya captured nine fighters.',
    given: [{ type: 'COERCE', trigger: 'captured', actor: 'Kenya', recipient: 'nine fighters', modes: ['arrest'] }],
    becomes: ['ASSAULT abduct'],
  },
  {
    rule: 'troops for relief',
    text: 'Chile sent troops to the towns that the earthquake struck.',
    given: [{ type: 'MOBILIZE', trigger: 'sent troops', actor: 'Chile', modes: ['troops'] }],
    becomes: ['AID'],
  },
  {
    rule: 'two-sided fight',
    text: 'Thailand clashed with Cambodia.',
    given: [{ type: 'ASSAULT', trigger: 'clashed', actor: 'Thailand', recipient: 'Cambodia' }],
    becomes: ['ASSAULT'],
  },
  {
    rule: 'polite wish',
    text: 'We would like to congratulate Togo on its holiday on 1 June.',
    given: [{ type: 'SUPPORT', trigger: 'congratulate', actor: 'We', recipient: 'Togo', flags: ['future'] }],
    becomes: ['SUPPORT'],
  },
  {
    rule: 'future cooperation',
    text: 'Brazil will receive a minister from Peru.',
    given: [
      { type: 'CONSULT', trigger: 'receive', actor: 'Brazil', recipient: 'Peru', flags: ['future'], modes: ['visit'] },
    ],
    becomes: ['AGREE'],
  },
  {
    rule: 'future retreat',
    text: 'Niger will free the prisoners.',
    given: [{ type: 'RETREAT', trigger: 'free', actor: 'Niger', flags: ['future'], modes: ['release'] }],
    becomes: ['CONCEDE'],
  },
  {
    rule: 'future conflict',
    text: 'Canada will expel the attaché.',
    given: [{ type: 'SANCTION', trigger: 'expel', actor: 'Canada', flags: ['future'], modes: ['expel'] }],
    becomes: ['THREATEN expel'],
  },
  {
    rule: 'warrant in absentia',
    text: 'Ecuador issued a warrant for the former minister in absentia.',
    given: [{ type: 'COERCE', trigger: 'issued a warrant', actor: 'Ecuador', recipient: 'the former minister' }],
    becomes: ['THREATEN arrest'],
  },
  {
    rule: 'sentence upheld',
    text: 'A court in Baku upheld the conviction of an editor.',
    given: [{ type: 'CONCEDE', trigger: 'upheld', actor: 'A court in Baku', recipient: 'an editor' }],
    becomes: ['SANCTION convict'],
  },
  {
    rule: 'exchanged fire',
    text: 'Mali and Chad exchanged artillery fire.',
    given: [{ type: 'COOPERATE', trigger: 'exchanged artillery fire', actor: ['Mali', 'Chad'] }],
    becomes: ['ASSAULT heavy-weapons'],
  },
  {
    rule: 'withdrawal from an agreement',
    text: 'Oman withdrew from the fisheries treaty.',
    given: [{ type: 'RETREAT', trigger: 'withdrew', actor: 'Oman' }],
    becomes: ['SANCTION withdraw'],
  },
];

test.each(CASES)('$rule: $text', async ({ rule, text, given, becomes }) => {
  const events = await occurrencesOf(text, { events: given });
  expect(events.map(({ type, modes }) => [type, ...modes].join(' '))).toEqual(becomes);
  const changed = events.filter(({ why }) => why.some((reason) => reason.startsWith(`rule “${rule}”`)));
  if (becomes.length >= given.length) expect(changed.length).toBeGreaterThan(0);
});

test('who is talked about, and who fights alongside, is no recipient', async () => {
  const recipientsOf = async (text: string, given: GivenEvent) =>
    (await occurrencesOf(text, { events: [given] }))[0]?.recipients.map(
      ({ mention: [span] }) => span && text.slice(...span),
    );
  const views = {
    type: 'CONSULT',
    trigger: 'exchanged views',
    actor: 'Japan',
    recipient: ['India', 'Myanmar'],
  } as const;
  expect(await recipientsOf('Japan and India exchanged views on Myanmar.', views)).toEqual(['India']);
  const fight = { type: 'ASSAULT', trigger: 'fighting', recipient: ['the army', 'rebels'] } as const;
  expect(await recipientsOf('Rwandans were fighting the army alongside rebels.', fight)).toEqual(['army']);
});

test('every rule has a case', () => {
  expect(new Set(BOUNDARY_RULES.map(({ name }) => name))).toEqual(new Set(CASES.map(({ rule }) => rule)));
});

const UNTOUCHED: readonly (readonly [string, GivenEvent])[] = [
  ['Togo called on Benin to pay.', { type: 'REQUEST', trigger: 'called on', actor: 'Togo', recipient: 'Benin' }],
  ['Japan will ask China for talks.', { type: 'REQUEST', trigger: 'ask', actor: 'Japan', flags: ['future'] }],
  ['Togo should have asked Benin first, and begged.', { type: 'REQUEST', trigger: 'begged', actor: 'Togo' }],
  ['Police routinely beat prisoners in Chad.', { type: 'ASSAULT', trigger: 'beat', actor: 'Police' }],
  ['Rebels attacked the town over its plans.', { type: 'ASSAULT', trigger: 'attacked', actor: 'Rebels' }],
  ['Norway asked Chad for clemency.', { type: 'REQUEST', trigger: 'asked', actor: 'Norway', recipient: 'Chad' }],
  ['Mali withdrew its troops from the treaty zone.', { type: 'RETREAT', trigger: 'withdrew', actor: 'Mali' }],
  [
    'Iran denied the inspectors entry.',
    { type: 'REJECT', trigger: 'denied', actor: 'Iran', recipient: 'the inspectors' },
  ],
  ['Norway cancelled the debts of Mali.', { type: 'AID', trigger: 'cancelled', actor: 'Norway', recipient: 'Mali' }],
  [
    'Turkey arrested nine editors.',
    { type: 'COERCE', trigger: 'arrested', actor: 'Turkey', recipient: 'nine editors' },
  ],
  ['Egypt fired at officials.', { type: 'ASSAULT', trigger: 'fired', actor: 'Egypt', recipient: 'officials' }],
  ['China sent troops to the border.', { type: 'MOBILIZE', trigger: 'sent troops', actor: 'China' }],
  ['Iceland warned that it would close its ports.', { type: 'THREATEN', trigger: 'warned', actor: 'Iceland' }],
  ['Mali refused to sign.', { type: 'REJECT', trigger: 'refused', actor: 'Mali' }],
  [
    'Iran called the strike on Sunday an act of war.',
    { type: 'ACCUSE', trigger: 'called', actor: 'Iran', recipient: 'the strike' },
  ],
  [
    'Russia called France a coward on Tuesday.',
    { type: 'ACCUSE', trigger: 'called', actor: 'Russia', recipient: 'France' },
  ],
  [
    'Iran called the strike on Sunday unjust.',
    { type: 'ACCUSE', trigger: 'called', actor: 'Iran', recipient: 'the strike' },
  ],
  ['Thank you, Norway.', { type: 'SUPPORT', trigger: 'Thank you', recipient: 'Norway' }],
  [
    'Gunmen shot a guard alongside the road.',
    { type: 'ASSAULT', trigger: 'shot', actor: 'Gunmen', recipient: ['a guard', 'the road'] },
  ],
  [
    'Thailand and Cambodia stopped fighting.',
    { type: 'RETREAT', trigger: 'stopped fighting', actor: ['Thailand', 'Cambodia'] },
  ],
  [
    'China launched joint drills around Taiwan.',
    { type: 'MOBILIZE', trigger: 'joint drills', actor: 'China', recipient: 'Taiwan' },
  ],
  [
    'China held exercises around Taiwan with its navy forces.',
    { type: 'MOBILIZE', trigger: 'exercises', actor: 'China' },
  ],
  ['Israel halted strikes to allow aid into Gaza.', { type: 'RETREAT', trigger: 'halted', actor: 'Israel' }],
  [
    'Typhoon jets were scrambled to meet two bombers.',
    { type: 'MOBILIZE', trigger: 'scrambled', actor: 'Typhoon jets' },
  ],
  [
    'A mob burned a man for desecrating a Koran.',
    { type: 'ASSAULT', trigger: 'burned', actor: 'A mob', recipient: 'a man' },
  ],
  ['Trump calls off strikes on Iran.', { type: 'RETREAT', trigger: 'calls off', actor: 'Trump' }],
  [
    'Anti-government demonstrators protested in Oslo.',
    { type: 'PROTEST', trigger: 'protested', actor: 'Anti-government demonstrators' },
  ],
  [
    'A court sentenced an editor in absentia to years in prison.',
    { type: 'SANCTION', trigger: 'sentenced', actor: 'A court', recipient: 'an editor' },
  ],
  ['Qatar announced a truce between Israel and Hamas.', { type: 'AGREE', trigger: 'announced', actor: 'Qatar' }],
  [
    'Clashes between the army and rebels killed civilians.',
    { type: 'ASSAULT', trigger: 'Clashes', actor: ['the army', 'rebels'], recipient: 'civilians' },
  ],
  ['Norway made a request for more troops.', { type: 'REQUEST', trigger: 'request', actor: 'Norway' }],
  ['We thank you, Norway.', { type: 'SUPPORT', trigger: 'thank you', actor: 'We' }],
  ['Vik called on the king.', { type: 'CONSULT', trigger: 'called', actor: 'Vik', recipient: 'the king' }],
  ['Rebels attacked soldiers.', { type: 'ASSAULT', trigger: 'attacked', actor: 'Rebels', recipient: 'soldiers' }],
  ['Egypt agreed to a ceasefire.', { type: 'AGREE', trigger: 'agreed', actor: 'Egypt' }],
];

test.each(UNTOUCHED)('no rule fires: %s', async (text, given) => {
  const [event, ...others] = await occurrencesOf(text, { events: [given] });
  expect(others).toEqual([]);
  expect(event?.type).toBe(given.type);
  expect(event?.why.filter((reason) => reason.startsWith('rule'))).toEqual([]);
});
