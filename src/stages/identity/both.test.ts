import { expect, test } from 'vitest';
import { group, type Reference, resolved } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { bothSources } from './both.ts';
import { identified } from './testing/identified.ts';

async function both(marked: string, extra: readonly string[] = []): Promise<(string | null)[]> {
  const { text, attributions, participants } = await identified(marked);
  const spanOf = (words: string): Span => [text.indexOf(words), text.indexOf(words) + words.length];
  const two = ['Ole Holm', 'Jan Vale', ...extra].map((name): Reference => {
    const person = participants.find((one) => one.name === name);
    if (!person) throw new Error(`no ${name}`);
    return resolved([spanOf(name)], person, null, { via: 'name', basis: 'known', why: '' });
  });
  const pair = group([spanOf('Ole Holm')], two, { via: 'name', basis: 'known', why: '' });
  const placed = [{ span: spanOf('Ole Holm'), form: 'name' as const, reference: pair }];
  const said = [{ ...attributions[0], source: [spanOf('both')], content: [spanOf('so')] }];
  return bothSources(text, said as never, [], placed, () => null).flatMap(({ reference }) =>
    reference.members.map(({ name }) => name),
  );
}

test('“both” alone, as a source, is the two named together before it', async () => {
  const marked = '[nP Ole Holm] and [nP Jan Vale] met [nP Ana Lima], and both said so.';
  expect(await both(marked)).toEqual(['Ole Holm', 'Jan Vale']);
  expect(await both(marked, ['Ana Lima'])).toEqual([]);
  expect(await both(marked.replace('and both', `and ${'slept and '.repeat(50)}both`))).toEqual([]);
});
