import { expect, test } from 'vitest';
import { type Block, type EventProposal, itemsOf } from '../../document/index.ts';
import { linkMentions } from './index.ts';
import { withinItems } from './items.ts';
import { documentOf, drawn } from './testing/drawn.ts';

/** Whole paragraphs, of which a letter says what they are; a paragraph without one is a paragraph. */
const KINDS: Readonly<Record<string, Block['kind']>> = {
  H: 'headline',
  h: 'heading',
  b: 'list-item',
  r: 'boilerplate',
};

function documentWith(
  paragraphs: readonly string[],
  links: Parameters<typeof drawn>[1] = [],
  title: string | null = null,
) {
  const lines = paragraphs.map((line) => /^(?:([Hhbr]):)?(.*)$/su.exec(line) ?? []);
  const given = drawn(lines.map(([, , words = '']) => words).join('\n\n'), links);
  let at = 0;
  const blocks = given.text.split('\n\n').map((words, index): Block => {
    const span = [at, at + words.length] as const;
    at = span[1] + 2;
    return { kind: KINDS[lines[index]?.[1] ?? ''] ?? 'paragraph', span };
  });
  return { ...documentOf(given), blocks, title };
}

const countOf = (paragraphs: readonly string[], title: string | null = null): number | null =>
  itemsOf(documentWith(paragraphs, [], title))?.length ?? null;

const LIMA = 'Judges in [nL Peru] freed [nP Ana Vale].';
const OSLO = '[p They] told [nL Norway] to wait for [nP Ole Holm].';
const ROME = 'Bakers in [nL Italy] asked [nP Jan Maes] in.';

test('items that rules, headings, datelines or bullets set off', () => {
  expect(countOf([LIMA, 'r:***', OSLO, 'r:***', ROME])).toBe(3);
  expect(countOf(['h:Courts', LIMA, 'h:Ports', OSLO, 'h:Bread', ROME])).toBe(3);
  expect(countOf([`LIMA, Peru — ${LIMA}`, `OSLO — ${OSLO}`, `ROME (Agency) - ${ROME}`])).toBe(3);
  expect(countOf([`b:• ${LIMA} Nobody knows why.`, `b:• ${OSLO}`, `b:• ${ROME} It rained.`])).toBe(3);
  expect(countOf(['b:1. COURTS', LIMA, 'b:2. PORTS', OSLO, 'b:3. BREAD', ROME])).toBe(3);
});

test('without such signs a title has to say it; then a paragraph with other names begins an item', () => {
  const items = [LIMA, 'It was late.', OSLO, ROME];
  expect(countOf(items)).toBe(null);
  expect(countOf(items, 'The world in brief')).toBe(3);
  expect(countOf(['H:Africa: news briefs', ...items])).toBe(1 + 3);
  expect(countOf(items, 'Card for census round-up')).toBe(null);
  expect(countOf(items, 'The minister has at last told all the lawmakers to read the digest')).toBe(null);
});

test('a text whose parts have the same people is one story', () => {
  const same = ROME.replace('Jan Maes', 'Ana Vale');
  expect(countOf([LIMA, 'r:***', OSLO, 'r:***', same])).toBe(null);
  expect(countOf([LIMA, 'r:***', OSLO, 'r:***', same], 'World briefs')).toBe(null);
  expect(countOf([LIMA, 'r:***', OSLO])).toBe(null);
  expect(countOf([LIMA, 'h:Courts', OSLO, 'h:Bread', ROME])).toBe(null);
  expect(countOf(['h:14.55', LIMA, 'h:15.10', OSLO, 'h:16.00', ROME])).toBe(null);
  expect(countOf([`b:1. ${LIMA} Nobody knows why.`, `b:2. ${OSLO}`, `b:3. ${ROME} It rained.`])).toBe(null);
});

test('no mention goes back to another item, and what the model thought of that speaks for nobody', () => {
  const they = 2;
  const document = documentWith([LIMA, 'r:***', OSLO, 'r:***', ROME], [[they, 1, 0.75], [they, 0, 0.125]]); // prettier-ignore
  const mention = withinItems(document).mentions[they];
  expect(mention).toMatchObject({ form: 'pronoun', antecedents: [], nobody: 1 });
  expect(linkMentions(document).linked).toHaveLength(document.mentions.length);
  const story = { ...document, blocks: [] };
  expect(withinItems(story)).toBe(story);
  expect(linkMentions(story).linked).toHaveLength(document.mentions.length - 1);
});

test('an event has no party from another item', () => {
  const document = documentWith([LIMA, 'r:***', OSLO, 'r:***', ROME]);
  const score = (mention: number) => ({ mention, actor: 0.9, recipient: 0, place: 0 });
  const told = { anchor: [0, 1], parties: [1, 4, 6].map(score) } as unknown as EventProposal;
  const start = document.text.indexOf('told');
  const [event] = withinItems({ ...document, words: [[start, start + 4]], events: [told] }).events;
  expect(event?.parties.map(({ mention }) => mention)).toEqual([4]);
});
