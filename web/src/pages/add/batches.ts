/** What of a file is known before it is sent. */
export interface Sized {
  readonly size: number;
}

export type Refusal = 'too-large' | 'empty';

/** Why a file would not be taken; null where nothing is known against it. */
export function refusalOf({ size }: Sized, fileSize: number): Refusal | null {
  if (size === 0) return 'empty';
  return size > fileSize ? 'too-large' : null;
}

/**
 * Files as they are uploaded together: no more than an upload may have, and no more bytes than one file may have, for an
 * upload has to be over within minutes.
 */
export function batchesOf<File extends Sized>(
  files: readonly File[],
  { fileSize, files: most }: { readonly fileSize: number; readonly files: number },
): File[][] {
  const batches: File[][] = [];
  let size = 0;
  for (const file of files) {
    const last = batches.at(-1);
    if (last === undefined || last.length === most || size + file.size > fileSize) {
      batches.push([file]);
      size = file.size;
    } else {
      last.push(file);
      size += file.size;
    }
  }
  return batches;
}

/** How much of each file is there, from 0 to 1, when so many bytes of all of them are: they are sent in their order. */
export function sharesOf(files: readonly Sized[], loaded: number): number[] {
  let before = 0;
  return files.map(({ size }) => {
    const share = size === 0 ? 1 : Math.min(1, Math.max(0, (loaded - before) / size));
    before += size;
    return share;
  });
}
