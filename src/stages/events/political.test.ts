import { expect, test } from 'vitest';
import { type GivenEvent, occurrencesOf } from './testing/document.ts';

const typesOf = async (text: string, events: readonly GivenEvent[]) =>
  (await occurrencesOf(text, { events })).map(({ type }) => type);

const SPORT =
  'The coach praised her goalkeeper after the match. The striker won a penalty and the referee blew his whistle. ';
const CAMPAIGN = 'Voters in the primary like both candidates. Polls before the caucus had the nominee ahead. ';

test.each<[string, string, GivenEvent, boolean]>([
  [
    'sport',
    `${SPORT}Ghana ambushed Portugal.`,
    { type: 'ASSAULT', trigger: 'ambushed', actor: 'Ghana', recipient: 'Portugal' },
    false,
  ],
  [
    'no sport',
    'Ghana ambushed Portugal.',
    { type: 'ASSAULT', trigger: 'ambushed', actor: 'Ghana', recipient: 'Portugal' },
    true,
  ],
  [
    'police at a match',
    `${SPORT}Police attacked supporters.`,
    { type: 'ASSAULT', trigger: 'attacked', actor: 'Police' },
    true,
  ],
  [
    'private persons',
    'A man stabbed his neighbour.',
    { type: 'ASSAULT', trigger: 'stabbed', actor: 'A man', recipient: 'his neighbour' },
    false,
  ],
  [
    'a man with a cause',
    'A man stabbed two judges.',
    { type: 'ASSAULT', trigger: 'stabbed', actor: 'A man', recipient: 'two judges' },
    true,
  ],
  [
    'a suicide bomber',
    'A woman blew herself up.',
    { type: 'ASSAULT', trigger: 'blew herself up', actor: 'A woman' },
    true,
  ],
  [
    'business',
    'The airline launched flights to Tirana.',
    { type: 'MOBILIZE', trigger: 'launched', actor: 'The airline' },
    false,
  ],
  [
    'a candidate',
    `${CAMPAIGN}Holm promised to visit every county.`,
    { type: 'AGREE', trigger: 'promised', actor: 'Holm' },
    false,
  ],
  [
    'a state in a campaign',
    `${CAMPAIGN}Norway promised to help Chad.`,
    { type: 'AGREE', trigger: 'promised', actor: 'Norway', recipient: 'Chad' },
    true,
  ],
])('%s', async (_name, text, given, isEvent) => {
  expect(await typesOf(text, [given])).toEqual(isEvent ? [given.type] : []);
});
