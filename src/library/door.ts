import { asOnrecordError, OnrecordError } from '../errors/index.ts';
import type { Ledger } from '../ledger/index.ts';
import { checkArguments } from './arguments.ts';
import { type Call, CALLS, type Each, EACH } from './threadQuestions.ts';

/**
 * The ledger as programs have it, which need not be written in TypeScript: what is given to it is checked before anything
 * is done with it, and once it is closed nothing is, whichever threads would open the file again.
 *
 * @param name of the ledger, for messages
 * @throws OnrecordError from each method: OR4001 for wrong arguments, OR4002 where the ledger has been closed
 */
export function withDoor(ledger: Ledger, name: string): Ledger {
  let closing: Promise<void> | null = null;
  const closed = (cause?: unknown): OnrecordError =>
    new OnrecordError('OR4002', { input: name, what: 'ledger' }, { cause });
  const enter = (method: keyof Ledger, given: readonly unknown[]): void => {
    if (closing) throw closed();
    checkArguments(method, given);
  };
  /** What was begun before may fail of the closing, in words of the store. */
  const told = (error: unknown): unknown =>
    closing && asOnrecordError(error, name).code === 'OR9001' ? closed(error) : error;
  const call =
    (method: Call) =>
    async (...given: readonly unknown[]): Promise<unknown> => {
      enter(method, given);
      try {
        return await (ledger[method] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
      } catch (error) {
        throw told(error);
      }
    };
  const each = (method: Each) =>
    async function* (...given: readonly unknown[]): AsyncGenerator<unknown> {
      enter(method, given);
      try {
        yield* (ledger[method] as (...given: readonly unknown[]) => AsyncIterable<unknown>)(...given);
      } catch (error) {
        throw told(error);
      }
    };
  return {
    ...ledger,
    ...(Object.fromEntries([
      ...namesOf(CALLS).map((method) => [method, call(method)]),
      ...namesOf(EACH).map((method) => [method, each(method)]),
    ]) as Pick<Ledger, Call | Each>),
    turns() {
      enter('turns', []);
      return ledger.turns();
    },
    close: () => (closing ??= ledger.close()),
  };
}

const namesOf = <Name extends string>(table: Readonly<Record<Name, boolean>>): Name[] => Object.keys(table) as Name[];
