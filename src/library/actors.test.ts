import { expect, test } from 'vitest';
import { actors } from './actors.ts';

test('an actor is told by an id, a name or a code; a code is the state or the body', () => {
  const lexicon = actors();
  const idsOf = (wanted: string) => lexicon.show(wanted).map(({ actor }) => actor.id);
  expect(idsOf('country:NOR')).toEqual(['country:NOR']);
  expect(idsOf('Norway')).toEqual(['country:NOR']);
  expect(idsOf('NOR')).toEqual(['country:NOR']);
  expect(() => idsOf('QQZ')).toThrow('QQZ');
});
