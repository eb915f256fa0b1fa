// Packs what users install into tarballs, as npm would publish it: onrecord, its models, and the packages of the runtime.
//   npm run pack [-- FOLDER]      (packed/ when no folder is named)
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { writeRuntimePackages } from './runtime.js';

const root = join(import.meta.dirname, '..');
const here = ({ os = [process.platform], cpu = [process.arch] }) =>
  os.includes(process.platform) && cpu.includes(process.arch);

/**
 * Packs the packages into `folder`: those for every platform, or only what this machine needs.
 * `look` is called with the folder of each package before it is packed. Returns, for each, its tarball, whether this
 * machine can have it, and whether onrecord works without it.
 */
export async function pack(folder, { everywhere = true, look = () => undefined } = {}) {
  const layout = mkdtempSync(join(tmpdir(), 'onrecord-runtime-'));
  try {
    const packages = [];
    const { peerDependenciesMeta: peers } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const models = [join(root, 'models/en'), join(root, 'models/en-large')];
    for (const path of [root, ...models, ...writeRuntimePackages(layout)]) {
      const described = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
      const fits = here(described);
      if (!fits && !everywhere) continue;
      await look(path);
      const words = ['pack', '--json', '--pack-destination', folder];
      const { status, stdout, stderr } = spawnSync('npm', words, {
        cwd: path,
        encoding: 'utf8',
        shell: process.platform === 'win32',
      });
      if (status !== 0) throw new Error(`npm pack in ${path} ended with ${status}\n${stdout}${stderr}`);
      // What the script `prepare` prints comes before.
      const [{ filename }] = Object.values(JSON.parse(stdout.slice(stdout.search(/^[[{]$/m))));
      packages.push({ tarball: join(folder, filename), fits, optional: peers[described.name]?.optional === true });
    }
    return packages;
  } finally {
    rmSync(layout, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const folder = resolve(process.argv[2] ?? 'packed');
  mkdirSync(folder, { recursive: true });
  const packages = await pack(folder);
  const names = packages.map(({ tarball }) => relative(process.cwd(), tarball));
  console.log(`${names.join('\n')}\n\nTo install on a machine like this one:\n`);
  const tell = (some) => console.log(`npm install ${some.map(({ tarball }) => tarball).join(' ')}`);
  tell(packages.filter(({ fits, optional }) => fits && !optional));
  console.log('\nFor --model en-large also:\n');
  tell(packages.filter(({ optional }) => optional));
}
