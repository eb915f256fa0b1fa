import { describe, expect, test } from 'vitest';
import type { Attributed, DateMention, Mention } from '../../document/index.ts';
import { openLexicon } from '../../lexicon/index.ts';
import { parseArticle } from '../article/index.ts';
import { segment } from '../segment/index.ts';
import { readMentions, type Rule, RULES } from './index.ts';

const lexicon = openLexicon();

/** A document whose one mention stands in ⟦⟧. */
async function documentOf(
  { text: marked, published, outlet }: Omit<Rule['example'], 'gives'>,
  form: Mention['form'],
): Promise<Attributed & { readonly dates: readonly DateMention[] }> {
  const text = marked.replace(/[⟦⟧]/gu, '');
  const start = marked.indexOf('⟦');
  const span = [start, marked.indexOf('⟧') - 1] as const;
  const article = await parseArticle({
    form: 'record',
    input: 'rule',
    id: 'rule',
    record: { text, published, outlet, language: 'en' },
  });
  const mention: Mention = { span, run: [0, 1], form, kind: null, score: 1, antecedents: [], nobody: 1 };
  return {
    ...segment(article),
    words: [],
    mentions: [mention],
    proposals: [],
    events: [],
    attributions: [],
    dates: [],
  };
}

describe.each(RULES)('$name', (rule) => {
  const [form = 'name'] = rule.forms;
  const others = new Set(RULES.filter(({ name }) => name !== rule.name).map(({ name }) => name));

  test('its example', async () => {
    const [known] = readMentions(await documentOf(rule.example, form), lexicon, others).known;
    expect(known).toMatchObject({ rule: rule.name, ...rule.example.gives });
  });

  test('its counter-example', async () => {
    expect(readMentions(await documentOf(rule.counterExample, form), lexicon, others).known).toEqual([null]);
  });
});

test('a government of two states is none of them', async () => {
  const actorOf = async (text: string) =>
    readMentions(await documentOf({ text }, 'description'), lexicon).known[0]?.actor ?? null;
  expect(await actorOf('⟦The French government⟧ objected.')).toBe('country:FRA');
  expect(await actorOf('⟦The British and French government⟧ objected.')).toBeNull();
});

test('an office is that of whose text it is only under its own name', async () => {
  const given = { published: '2022-05-01', outlet: 'US State Department' };
  const actorOf = async (text: string) =>
    readMentions(await documentOf({ ...given, text }, 'description'), lexicon).known[0]?.actor ?? null;
  expect(await actorOf('⟦The Secretary of State⟧ left.')).toBe('person:antony-blinken');
  expect(await actorOf('⟦The Foreign Minister⟧ left.')).toBeNull();
});

test('an office in a text of a part of a body may be that of the whole', async () => {
  const given = { published: '2023-12-15', outlet: 'United Nations Security Council' };
  const [known] = readMentions(
    await documentOf({ ...given, text: '⟦The Secretary-General⟧ left.' }, 'description'),
    lexicon,
  ).known;
  expect(known).toMatchObject({ actor: 'person:antonio-guterres', of: 'org:un' });
});

test('the names of rules differ', () => {
  expect(new Set(RULES.map(({ name }) => name)).size).toBe(RULES.length);
});

test('a bare noun is not definite: it is nobody of the state whose text it is', async () => {
  const actorOf = async (text: string) => {
    const outlet = 'Prime Minister of Australia (media release)';
    return readMentions(await documentOf({ text, outlet, published: '2013-08-23' }, 'description'), lexicon).known[0]
      ?.actor;
  };
  expect(await actorOf('⟦Prime Minister⟧ and cook met.')).toBe('person:kevin-rudd');
  expect(await actorOf('A good ⟦prime minister⟧ cooks.')).toBeUndefined();
});
