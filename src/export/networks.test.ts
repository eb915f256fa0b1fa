import { XMLValidator } from 'fast-xml-parser';
import { DirectedGraph } from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import { expect, test } from 'vitest';
import { DETAILS, statementsAsGexf, statementsAsGraphml } from './index.ts';
import { each, exported, generatedStatements, hostile, written } from './testing/statements.ts';

const details = { ...DETAILS, title: 'a < b & "c"', made: '2026-05-04T12:00:00Z' };

const readers = [
  ['GEXF', statementsAsGexf, gexf.parse],
  ['GraphML', statementsAsGraphml, graphml.parse],
] as const;

test.each(readers)('%s: graphology reads who speaks about whom', async (_name, write, parse) => {
  const text = await written(write(generatedStatements(1_000), details));
  expect(XMLValidator.validate(text)).toBe(true);
  const graph = parse(DirectedGraph, text);
  expect(graph.order).toBe(17 + 23);
  expect(graph.size).toBe(17 * 23);
  const weights = graph.mapEdges((_edge, { weight }) => Number(weight));
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(1_000);
  // Statement 0, and every 17 × 23rd after it.
  const edge = graph.edge('name:speaker 0', 'name:state 0');
  expect(graph.getNodeAttributes('name:speaker 0')).toMatchObject({ label: 'Speaker 0', statements: 59 });
  expect(graph.getEdgeAttributes(edge)).toMatchObject({
    first: '2022-05-03',
    last: '2022-05-03',
    acts: 'ACCUSE 1; REJECT 1; SUPPORT 1',
  });
  // Each of these was reported through somebody.
  expect(Number(graph.getEdgeAttribute(edge, 'through'))).toBe(3);
  expect(graph.hasEdge('name:state 0', 'name:speaker 0')).toBe(false);
});

test.each(readers)('%s: any name comes back, and a network of nobody is one', async (_name, write, parse) => {
  const statement = hostile();
  const text = await written(write(each(statement), details));
  expect(XMLValidator.validate(text)).toBe(true);
  const graph = parse(DirectedGraph, text);
  const labels = graph.mapNodes((_node, { label }) => String(label).replace(/\s+/g, ' '));
  const names = [statement.speaker?.name, statement.targets[0]?.name].map((name) => name?.replace(/\s+/g, ' '));
  expect(labels.toSorted()).toEqual(names.toSorted());
  const none = await written(write(each(), details));
  expect(parse(DirectedGraph, none, { respectInputGraphType: true }).order).toBe(0);
});

test.each(readers)(
  '%s: an actor of the lexicon is one node, whatever its name in the text',
  async (_name, write, parse) => {
    const one = exported();
    const [target] = one.targets;
    if (!target) throw new Error('the fixture has no target');
    const about = (name: string) => exported({ targets: [{ ...target, actor: 'country:NOR', name, members: [] }] });
    const graph = parse(DirectedGraph, await written(write(each(about('Norway'), about('Norge')), details)));
    expect(graph.getNodeAttributes('country:NOR')).toMatchObject({ label: 'Norway', kind: 'country', code: 'NOR' });
    expect(Number(graph.getNodeAttribute('country:NOR', 'mentions'))).toBe(2);
  },
);

test.each(readers)('%s: what a speaker denies to do is among no acts', async (_name, write, parse) => {
  const acts = ['ACCUSE', 'REJECT'] as const;
  const { targets } = exported();
  const statements = acts.map((type) => exported({ act: { type, negated: type === 'ACCUSE', targets } }));
  const graph = parse(DirectedGraph, await written(write(each(...statements), details)));
  expect(graph.mapEdges((_edge, { weight, acts: named }) => [Number(weight), named])).toEqual([[2, 'REJECT 1']]);
});

test.each(readers)(
  '%s: an act is among those of whom it is done to, and of nobody else',
  async (_name, write, parse) => {
    const [target] = exported().targets;
    if (!target) throw new Error('the fixture has no target');
    const [one, other] = ['country:NOR', 'country:ISL'].map((actor) => ({
      ...target,
      actor,
      name: actor,
      members: [],
      represents: null,
    }));
    if (!one || !other) throw new Error('nobody to speak about');
    const support = exported({ targets: [one, other], act: { type: 'SUPPORT', negated: false, targets: [other] } });
    const graph = parse(DirectedGraph, await written(write(each(support), details)));
    const acts = graph.mapEdges((_edge, { weight, acts: named }, _source, to) => [to, Number(weight), named]);
    expect(acts.toSorted()).toEqual([
      ['country:ISL', 1, 'SUPPORT 1'],
      ['country:NOR', 1, ''],
    ]);
  },
);
