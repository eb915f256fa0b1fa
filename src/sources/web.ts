import type { Web } from './pages.ts';
import type { Settings } from './options.ts';

/** Pages of the web for one run, as `openWeb` gives them; the HTTP client is loaded when the first page is asked for. */
export function webOnDemand(settings: Settings): Web {
  let opened: Promise<Web> | null = null;
  const web = (): Promise<Web> => (opened ??= import('./pages.ts').then(({ openWeb }) => openWeb(settings)));
  return {
    async *documentsAt(address) {
      yield* (await web()).documentsAt(address);
    },
    async *feedAt(address) {
      yield* (await web()).feedAt(address);
    },
    async *documentAt(address, listing) {
      yield* (await web()).documentAt(address, listing);
    },
    poll: async (address, known) => (await web()).poll(address, known),
    close: async () => (await opened)?.close(),
  };
}
