import { type BigIntStats, fstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { OnrecordError } from '../errors/index.ts';

/**
 * Refuses a file to write to that is one of those to be kept.
 *
 * @param target a path, or the number of an open file
 * @throws OnrecordError OR8003
 */
export function refuseKept(target: string | number, kept: readonly string[]): void {
  const found = keptAmong(target, kept);
  if (found !== undefined) {
    throw new OnrecordError('OR8003', { input: typeof target === 'number' ? 'standard output' : target, found });
  }
}

/**
 * Which of the files to be kept this one is: the same file, by whatever name or link, or one that would be. Where a name
 * is not there yet it counts as the same in capitals too: to many disks it is.
 *
 * @param target a path, or the number of an open file
 */
export const keptAmong = (target: string | number, kept: readonly string[]): string | undefined =>
  kept.find((file) => (typeof target === 'number' ? isOpen(target, file) : isSame(target, file)));

function isSame(one: string, other: string): boolean {
  const [here, there] = [statOf(one), statOf(other)];
  if (here && there) return isOne(here, there);
  const [folder, otherFolder] = [statOf(dirname(realOf(one))), statOf(dirname(realOf(other)))];
  if (!folder || !otherFolder || !isOne(folder, otherFolder)) return false;
  const nameOf = (path: string): string => basename(realOf(path)).normalize('NFC').toLowerCase();
  return nameOf(one) === nameOf(other);
}

function isOpen(file: number, other: string): boolean {
  const there = statOf(other);
  return there !== undefined && isOne(fstatSync(file, { bigint: true }), there);
}

const statOf = (path: string): BigIntStats | undefined => statSync(path, { bigint: true, throwIfNoEntry: false });

/** Numbers of files are 0 where a disk has none. */
const isOne = (one: BigIntStats, other: BigIntStats): boolean =>
  one.ino !== 0n && one.ino === other.ino && one.dev === other.dev;

/** The path without links; of what is not there as it is given. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return resolve(path);
  }
}
