import { describe, expect, test } from 'vitest';
import { queryFaultOf } from './queryFault.ts';

const FAULT = { code: 'OR6005', detail: 'what is wrong', remedy: '', status: 400 };

describe('the fault of the words', () => {
  test('is shown at its place, in code points', () =>
    expect(queryFaultOf({ ...FAULT, place: 3 }, '\u{1F54A} ) talks')).toEqual({
      told: 'what is wrong',
      before: '\u{1F54A} ',
      at: ')',
      after: ' talks',
    }));

  test('may be that something is missing at the end', () =>
    expect(queryFaultOf({ ...FAULT, place: 8 }, 'fish OR')).toMatchObject({ before: 'fish OR', at: '', after: '' }));

  test('is none where another field is at fault, or nothing is', () => {
    expect(queryFaultOf({ ...FAULT, code: 'OR6006', place: 1 }, 'a')).toBeNull();
    expect(queryFaultOf(FAULT, 'a')).toBeNull();
    expect(queryFaultOf(undefined, 'a')).toBeNull();
  });
});
