import { expect, test } from 'vitest';
import { OnrecordError } from '../errors/index.ts';
import type { Database } from './database.ts';
import { hostTurns } from './hosts.ts';

const lost = (): OnrecordError => new OnrecordError('OR8021', { input: 'the queue', fault: 'it is restarted' });

/** Turns in what is enough of a database for one of them: `answers` says for each question whether its answer is lost. */
function turnsWith(...answers: ('heard' | 'lost')[]) {
  const { promise: given, resolve: give } = Promise.withResolvers<void>();
  const codes: string[] = [];
  const query = async (text: string): Promise<object[]> => {
    if (answers.shift() === 'lost') throw lost();
    if (text.trim().startsWith('update')) give();
    return [{}];
  };
  const turns = hostTurns({ query } as unknown as Database, {
    worker: 'worker',
    delay: 1,
    signal: new AbortController().signal,
    onError: ({ code }) => codes.push(code),
  });
  return { turns, given, codes };
}

test('a turn that cannot be given back at once is given back as soon as the database hears of it', async () => {
  const { turns, given, codes } = turnsWith('heard', 'lost', 'heard');
  const end = await turns.take('news.example', true);
  end(null);
  await given;
  expect(codes).toEqual(['OR8021']);
});

test('a turn of which it was not heard whether it was taken is given back', async () => {
  const { turns, given, codes } = turnsWith('lost', 'heard');
  await expect(turns.take('news.example', true)).rejects.toMatchObject({ code: 'OR8021' });
  await given;
  expect(codes).toEqual([]);
});
