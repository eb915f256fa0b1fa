import { ApiError, type Fault } from './client.ts';

/** What has been asked: the answer of before stays while the next one is waited for. */
export interface Asked<Data> {
  readonly data: Data | undefined;
  readonly fault: Fault | undefined;
  readonly loading: boolean;
  again(): void;
}

/**
 * Asks anew whenever what `question` reads changes; an answer that comes late, when something else has been asked since,
 * is dropped and its request ended. `question` gives null while there is nothing to ask.
 */
export function asked<Data>(question: (signal: AbortSignal) => Promise<Data> | null): Asked<Data> {
  let data = $state.raw<Data>();
  let fault = $state.raw<Fault>();
  let loading = $state(true);
  let turn = $state(0);
  $effect(() => {
    void turn;
    const controller = new AbortController();
    const promise = question(controller.signal);
    if (promise === null) {
      data = undefined;
      fault = undefined;
      loading = false;
      return;
    }
    loading = true;
    promise.then(
      (answer) => {
        if (controller.signal.aborted) return;
        [data, fault, loading] = [answer, undefined, false];
      },
      (error: unknown) => {
        if (controller.signal.aborted) return;
        if (!(error instanceof ApiError)) throw error;
        [data, fault, loading] = [undefined, error.fault, false];
      },
    );
    return () => controller.abort();
  });
  return {
    get data() {
      return data;
    },
    get fault() {
      return fault;
    },
    get loading() {
      return loading;
    },
    again: () => {
      turn += 1;
    },
  };
}
