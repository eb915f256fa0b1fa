import { expect, test } from 'vitest';
import type { Mention } from '../../document/index.ts';
import { openLexicon } from '../../lexicon/index.ts';
import { parseArticle } from '../article/index.ts';
import { segment } from '../segment/index.ts';
import { readMentions } from './index.ts';

const lexicon = openLexicon();

/** The state for which somebody acts whose description stands in ⟦⟧. */
async function stateServed(marked: string): Promise<string | undefined> {
  const text = marked.replace(/[⟦⟧]/gu, '');
  const span = [marked.indexOf('⟦'), marked.indexOf('⟧') - 1] as const;
  const record = { text, language: 'en' };
  const article = await parseArticle({ form: 'record', input: 'known', id: 'known', record });
  const mention: Mention = {
    span, run: [0, 1], form: 'description', kind: 'person', score: 1, antecedents: [], nobody: 1,
  }; // prettier-ignore
  const document = {
    ...segment(article), words: [], mentions: [mention], proposals: [], events: [], attributions: [], dates: [],
  }; // prettier-ignore
  return readMentions(document, lexicon).known[0]?.actsFor;
}

test.each([
  ['⟦The Peruvian minister⟧ left.', 'country:PER'],
  ["⟦Peru's minister⟧ left.", 'country:PER'],
  ['⟦The minister⟧ of Peru left.', 'country:PER'],
  ['⟦The Peruvian envoy⟧ left.', 'country:PER'],
  ["⟦Peru's envoy⟧ left.", 'country:PER'],
  ['⟦The envoy⟧ of Peru left.', 'country:PER'],
  // Who is sent somewhere acts for another state.
  ['⟦The Peru envoy⟧ left.', undefined],
  ['⟦The envoy⟧ in Peru left.', undefined],
  ['⟦The Peruvian farmer⟧ left.', undefined],
  ['⟦The former Peruvian minister⟧ left.', undefined],
  ['⟦The minister⟧ left.', undefined],
])('%s', async (marked, state) => expect(await stateServed(marked)).toBe(state));
