import { ApiError, type Api, type Fault } from '../../api/client.ts';
import { batchesOf, refusalOf, sharesOf } from './batches.ts';
import { tagsOf } from './addressLines.ts';
import { upload } from './upload.ts';

/** A file that is to be added. */
export interface Picked {
  readonly key: number;
  readonly file: File;
  readonly size: number;
}

type Limits = Pick<Api['AdditionLimits'], 'fileSize' | 'files'>;

/** Files that were chosen, and how far they are on their way. They outlive the page within the app, not a reload. */
let files = $state.raw<readonly Picked[]>([]);
let shares = $state.raw<ReadonlyMap<number, number>>(new Map());
let fault = $state.raw<Fault>();
let running = $state.raw<AbortController>();
let count = 0;

/** A reload would lose what is on its way; the browser asks. */
const hold = (event: BeforeUnloadEvent): void => event.preventDefault();

export const picked = {
  get files() {
    return files;
  },
  get isUploading() {
    return running !== undefined;
  },
  get fault() {
    return fault;
  },
  /** How much of a file is there, from 0 to 1; undefined while it is not its turn. */
  shareOf: ({ key }: Picked): number | undefined => shares.get(key),
  take(given: readonly File[]): void {
    files = [...files, ...given.map((file) => ({ key: (count += 1), file, size: file.size }))];
    fault = undefined;
  },
  remove(keys: ReadonlySet<number>): void {
    files = files.filter(({ key }) => !keys.has(key));
    fault = undefined;
  },
  /** Ends what is on its way; what was not acknowledged stays in the list. */
  stop: (): void => running?.abort(),
  /** Hands in all files against which nothing is known; those that were acknowledged leave the list. */
  async handIn(tags: string, limits: Limits, acknowledged: (addition: Api['Addition']) => void): Promise<void> {
    if (running !== undefined) return;
    const controller = new AbortController();
    running = controller;
    fault = undefined;
    addEventListener('beforeunload', hold);
    try {
      const good = files.filter((one) => refusalOf(one, limits.fileSize) === null);
      for (const batch of batchesOf(good, limits)) acknowledged(await sendBatch(batch, tags, controller.signal));
    } catch (error) {
      if (error instanceof ApiError) ({ fault } = error);
      else if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    } finally {
      removeEventListener('beforeunload', hold);
      running = undefined;
      shares = new Map();
    }
  },
};

async function sendBatch(batch: readonly Picked[], tags: string, signal: AbortSignal): Promise<Api['Addition']> {
  const onprogress = (loaded: number): void => {
    const each = sharesOf(batch, loaded);
    shares = new Map(batch.map(({ key }, index) => [key, each[index] ?? 0]));
  };
  onprogress(0);
  const sent = batch.map(({ file }) => file);
  const addition = await upload(sent, tagsOf(tags), { signal, onprogress });
  const keys = new Set(batch.map(({ key }) => key));
  files = files.filter(({ key }) => !keys.has(key));
  return addition;
}
