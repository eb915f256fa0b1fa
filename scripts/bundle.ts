// Bundles the command line with its threads: one file for each command and for what commands share, instead of the hundreds
// of modules in which it is written. To find, read and link a module takes as long as to run what most of them hold. Packages
// of others stay outside, and dist/ stays as the compiler has made it: it is the library.
import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

const root = join(import.meta.dirname, '..');

/**
 * Each file is named as in src/: a thread is started by its room, as `../pipeline/worker`, from whatever file. All of them lie
 * two folders below the package, as modules do in src/ and dist/, so that paths to its data hold.
 *
 * @param folder a folder in the package's own
 */
export async function bundle(folder: string): Promise<void> {
  const threads = globSync('src/**/*worker.ts', { cwd: root, exclude: ['**/testing/**'] }).map((file) => [
    `${basename(dirname(file))}/${basename(file, '.ts')}`,
    join(root, file),
  ]);
  const bundled = await rolldown({
    input: Object.fromEntries([['cli/main', join(root, 'src/cli/main.ts')], ...threads]),
    platform: 'node',
    external: (id) => !/^[./]|^\w:/.test(id),
    // A module of ours of which nothing is used does nothing; what is imported from outside for what it does is kept.
    treeshake: { moduleSideEffects: (id) => !id.startsWith(root) },
  });
  await bundled.write({
    dir: folder,
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'shared/[name].js',
  });
  await bundled.close();
}
