import { feedsInFile } from '../sources/index.ts';

/** The addresses of feeds that are given, and those in the lists that are given as files. */
export async function addressesOf(inputs: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(inputs.map((input) => (/^https?:\/\//i.test(input) ? [input] : feedsInFile(input))));
  return [...new Set(lists.flat())];
}
