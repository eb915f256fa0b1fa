import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decided,
  EMPTY,
  failed,
  type Flow,
  isCorrected,
  type Item,
  kept,
  lastOf,
  loaded,
  skipped,
  undone,
} from './flow.ts';

const itemOf = (id: string): Item => ({ id, kind: 'statement', words: id, fields: [], named: [] }) as unknown as Item;
const ACCEPT = { decision: 'accept' } as const;
const FAULT = { detail: 'disk full', remedy: '', code: 'OR3006', status: 500 };
const begin = loaded(EMPTY, ['a', 'b', 'c'].map(itemOf), null);
const ids = ({ items }: Flow): string => items.map(({ id }) => id).join('');
const accept = (flow: Flow): Flow => decided(flow, ACCEPT, 'Accepted.', false);

describe('the flow of decisions', () => {
  test('the next entry is there at once, and the decision is being sent', () => {
    const flow = accept(begin);
    expect(ids(flow)).toBe('bc');
    expect(lastOf(flow)).toMatchObject({ state: 'sending', item: { id: 'a' } });
    expect(kept(flow, 0).decisions).toMatchObject([{ state: 'kept' }]);
  });

  test('one that fails comes back behind the one at hand, with its problem, and is no decision', () => {
    const flow = accept(accept(begin));
    const [first] = flow.decisions;
    const after = failed(flow, first ?? { key: -1, item: itemOf('') }, FAULT);
    expect(ids(after)).toBe('ca');
    expect(after.faults.get('a')).toBe(FAULT);
    expect(after.decisions.map(({ item }) => item.id)).toEqual(['b']);
    expect(accept(accept(after)).faults.size).toBe(0);
  });

  test('several in a row are taken back, the last one first', () => {
    const flow = undone(undone(accept(accept(begin))));
    expect(ids(flow)).toBe('abc');
    expect(lastOf(flow)).toBeUndefined();
    expect(undone(flow)).toBe(flow);
  });

  test('an entry that stays is there once, also when its correction is taken back', () => {
    const flow = decided(begin, { field: 'kind', decision: 'wrong', value: 'mixed' }, 'Kind', true);
    expect(ids(flow)).toBe('abc');
    expect([isCorrected(begin), isCorrected(flow)]).toEqual([false, true]);
    expect(ids(undone(flow))).toBe('abc');
  });

  test('what is there, or decided here, does not come again with the next page; what was skipped does', () => {
    expect(ids(loaded(skipped(accept(begin)), ['a', 'b', 'c', 'd'].map(itemOf), null))).toBe('cbd');
  });

  test('no entry is lost or doubled, whatever happens', () => {
    const steps = fc.array(fc.constantFrom('accept', 'stay', 'skip', 'undo', 'kept', 'failed'), { maxLength: 40 });
    fc.assert(
      fc.property(steps, (taken) => {
        let flow = begin;
        for (const step of taken) {
          const open = flow.decisions.find(({ state }) => state === 'sending');
          if (step === 'accept') flow = accept(flow);
          else if (step === 'stay') flow = decided(flow, ACCEPT, '', true);
          else if (step === 'undo') flow = undone(flow);
          else if (step === 'skip') flow = skipped(flow);
          else if (open) flow = step === 'kept' ? kept(flow, open.key) : failed(flow, open, FAULT);
          const shown = flow.items.map(({ id }) => id);
          expect(new Set(shown).size).toBe(shown.length);
          const known = new Set([...shown, ...flow.decisions.map(({ item }) => item.id)]);
          expect(known.size + flow.skipped).toBeGreaterThanOrEqual(3);
        }
      }),
    );
  });
});
