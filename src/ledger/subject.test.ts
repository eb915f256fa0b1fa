import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharedWords, subjectOf } from './subject.ts';
import { sameStem } from './wordChanges.ts';

const WORDS =
  'quota quotas herring herings programme program harbour harbor centre center talk talks ice icing boat boast';
const words = fc.uniqueArray(fc.constantFrom(...WORDS.split(' ')), { maxLength: 8 });

test('what two statements share are the words of the second that are forms of one of the first, in their order', () => {
  fc.assert(
    fc.property(words, words, (first, second) => {
      const subject = (stems: readonly string[]) => subjectOf(new Map(stems.map((stem) => [stem, `(${stem})`])));
      const expected = second.filter((one) => first.some((other) => sameStem(one, other))).map((stem) => `(${stem})`);
      expect(sharedWords(subject(first), subject(second))).toEqual(expected);
    }),
  );
});
