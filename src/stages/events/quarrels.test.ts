import { expect, test } from 'vitest';
import { occurrencesOf } from './testing/document.ts';

test('persons in office who clash only quarrel; states fight', async () => {
  const of = async (...actor: readonly [string, string]) => {
    const [event] = await occurrencesOf(`${actor.join(' and ')} clash in Lima.`, {
      names: { [actor[0]]: 'person', [actor[1]]: 'person' },
      events: [{ type: 'ASSAULT', trigger: 'clash', actor }],
    });
    return [event?.type, ...(event?.actors.map(({ name }) => name) ?? [])];
  };
  expect(await of('Joe Biden', 'Emmanuel Macron')).toEqual(['ACCUSE', 'Joe Biden', 'Emmanuel Macron']);
  expect(await of('Norway', 'Chad')).toEqual(['ASSAULT', 'Norway', 'Chad']);
});
