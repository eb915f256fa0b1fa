import { expect, test } from 'vitest';
import type { Proposal } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { attribute } from './index.ts';
import { attributionProposal } from './testing/proposal.ts';
import { taggedOf } from './testing/tagged.ts';

const TEXT = 'Vik said, “Togo promised us a port.”';
const TOLD = 'Vik said that Togo promised a port.';
const CONFIDENT = { plain: { bias: 4 }, nested: { bias: 4 } };

const proposalOf = (text: string, kind: Proposal['kind'], [source, cue, content]: [string, string, string]): Proposal =>
  attributionProposal(text, taggedOf(text).words, { source, cue, content }, kind);

const said = (text: string, proposals: readonly Proposal[], weights = CONFIDENT, quoted: string[][] = []) =>
  attribute({ ...taggedOf(text, quoted), proposals }, weights, false).attributions.map(({ source, cue, content }) =>
    [source, cue, content].map((spans: readonly Span[]) => spans.map((span) => text.slice(...span)).join(' ')),
  );

const outer = proposalOf(TOLD, 'cue', ['Vik', 'said', 'Togo promised a port']);
const nested = proposalOf(TOLD, 'nested', ['Togo', 'promised', 'a port']);

test('what a statement attributes in turn is an attribution of its own, with its cue', () => {
  expect(said(TOLD, [outer, nested])).toEqual([
    ['Vik', 'said', 'Togo promised a port'],
    ['Togo', 'promised', 'a port'],
  ]);
});

test('its confidence has weights of its own, and it is left out where that is low', () => {
  expect(said(TOLD, [outer, nested], { plain: { bias: 4 }, nested: { bias: -4 } })).toHaveLength(1);
  expect(said(TOLD, [outer, nested], { plain: { bias: -4 }, nested: { bias: 4 } })).toEqual([
    ['Togo', 'promised', 'a port'],
  ]);
});

test('marks around all of it do not make it a quotation, and it does not become all that they hold', () => {
  const proposals = [
    proposalOf(TEXT, 'cue', ['Vik', 'said', '“Togo promised us a port.”']),
    proposalOf(TEXT, 'nested', ['Togo', 'promised', 'a port']),
  ];
  const marks = [['“Togo promised us a port.”']];
  expect(said(TEXT, proposals, CONFIDENT, marks)[1]).toEqual(['Togo', 'promised', 'a port']);
  expect(said(TEXT, proposals, { plain: { bias: 4 }, nested: { bias: -4 } }, marks)).toHaveLength(1);
});
