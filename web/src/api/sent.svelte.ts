import { ApiError, type Fault } from './client.ts';

/** Something that is sent when a user says so: whether it is on its way, and what went wrong with it. */
export interface Sent {
  readonly isBusy: boolean;
  readonly fault: Fault | undefined;
  /** Fulfilled with what came; undefined where something stood against it, or the one before is still on its way. */
  send<Data>(request: () => Promise<Data>): Promise<{ readonly data: Data } | undefined>;
}

export function sent(): Sent {
  let isBusy = $state(false);
  let fault = $state.raw<Fault>();
  return {
    get isBusy() {
      return isBusy;
    },
    get fault() {
      return fault;
    },
    async send(request) {
      if (isBusy) return undefined;
      isBusy = true;
      fault = undefined;
      try {
        return { data: await request() };
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        fault = error.fault;
        return undefined;
      } finally {
        isBusy = false;
      }
    },
  };
}
