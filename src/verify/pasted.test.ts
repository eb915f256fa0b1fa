import { describe, expect, test } from 'vitest';
import { pastedFrom } from './pasted.ts';
import type { Quote, Verification } from './types.ts';
import { verifyQuotes } from './verifier.ts';

const SAID =
  'Hear me. I am the keeper of the Ostrava lighthouse. It rained all day. We will not lease the harbour of Velmoria to anybody.';

async function judge(quote: string, text = SAID, more: Partial<Quote> = {}): Promise<Verification> {
  const turns = [{ speaker: 'Marta Holm', text }];
  const { value } = await verifyQuotes(
    [{ quote, speaker: 'Marta Holm', date: '2026-03-12', ...more }],
    [{ id: 'harbour', date: '2026-03-11', turns }],
  ).next();
  return value as Verification;
}

describe('of a pasted sentence', () => {
  test.each([
    ['“I am glad,” Holm said.', ['I am glad']],
    ['“I am glad,” she told reporters, “and tired.”', ['I am glad', 'and tired.']],
    ['Holm: “I am glad.”', ['I am glad.']],
    ["'I am glad,' Holm said.", ['I am glad']],
    ['Holm denied that “I am glad”.', ['I am glad']],
    ['« I am glad », Holm said.', ['I am glad']],
  ])('%s quotes %j', (text, parts) => expect(pastedFrom(text)?.parts).toEqual(parts));

  test.each([
    'I am glad.',
    '“I am glad.”',
    'I told him, “Leave,” and he said no.',
    'The “glad” keeper of Ostrava',
    'She said, ‘I am glad,’ and left.',
    'It snowed. She said, “I am glad.”',
  ])('all of %s may be the quotation', (text) => expect(pastedFrom(text)).toBeNull());
});

describe('what stands between the marks is compared, and told', () => {
  test('word for word', async () =>
    expect(await judge('“I am the keeper of the Ostrava lighthouse,” Holm said.')).toMatchObject({
      verdict: 'verbatim',
      remarks: [{ kind: 'words-in-marks', words: 'I am the keeper of the Ostrava lighthouse' }],
    }));

  test('in several parts, between which words may be left out', async () => {
    const text = '“I am the keeper of the Ostrava lighthouse,” Holm said, “We will not lease the harbour of Velmoria.”';
    expect(await judge(text)).toMatchObject({ verdict: 'verbatim', diff: [] });
  });

  test('not where a “not” was left out there', async () => {
    const { verdict, diff } = await judge('“We will,” Holm said, “lease the harbour of Velmoria to anybody.”');
    expect([verdict, diff.some(({ reverses }) => reverses)]).toEqual(['altered', true]);
  });

  test('with what the sentence tells beside it', async () => {
    const said = 'If it snows, we will lease the harbour of Velmoria to the pilots.';
    const quoted = '“we will lease the harbour of Velmoria to the pilots”';
    expect((await judge(`Holm said, ${quoted}.`, said)).context?.kind).toBe('conditional');
    expect((await judge(`If it snows, Holm said, ${quoted}.`, said)).context).toBeNull();
  });

  test('but not what a speaker quotes', async () => {
    const said = 'And the mayor said, “Leave Ostrava and take the lighthouse,” and he slammed the door.';
    const quote = 'the mayor said, “Leave Ostrava and take the lighthouse,” and he slammed the door';
    expect(await judge(quote, said)).toMatchObject({ verdict: 'verbatim', remarks: [] });
    const altered = quote.replace('slammed', 'closed');
    expect(await judge(altered, said)).toMatchObject({ verdict: 'altered', remarks: [] });
  });
});
