import { expect, test } from 'vitest';
import { occurrencesOf } from './testing/document.ts';

test('who suffers what is condemned is not accused of it, and who condemns it has not done it', async () => {
  const of = async (text: string, accused: string, struck: string, actor?: string) => {
    const events = await occurrencesOf(text, {
      names: { Chad: 'place', Norway: 'place' },
      attributions: [{ source: 'Norway', cue: 'condemned', content: text.slice('Norway condemned '.length, -1) }],
      events: [
        { type: 'ACCUSE', trigger: 'condemned', actor: 'Norway', recipient: accused },
        {
          type: 'ASSAULT',
          trigger: 'attack',
          recipient: struck,
          likely: { Norway: 0.4 },
          ...(actor ? { actor } : {}),
        },
      ],
    });
    return events.map(({ actors, recipients }) => [actors, recipients].map((side) => side.map(({ name }) => name)));
  };
  expect(await of('Norway condemned the attack on Chad.', 'Chad', 'Chad')).toEqual([
    [['Norway'], []],
    [[], ['Chad']],
  ]);
  expect(await of('Norway condemned the attack by Chad on villages.', 'Chad', 'villages', 'Chad')).toEqual([
    [['Norway'], ['Chad']],
    [['Chad'], [null]],
  ]);
});

test('an attack takes nobody whom its words do not name and who is not likely', async () => {
  const of = async (probability: number) => {
    const [attack] = await occurrencesOf('An attack hit Lima. Norway and Chad met.', {
      events: [{ type: 'ASSAULT', trigger: 'attack', likely: { Norway: probability } }],
    });
    return attack?.actors.map(({ name }) => name);
  };
  expect(await of(0.05)).toEqual([]);
  expect(await of(0.9)).toEqual(['Norway']);
});
