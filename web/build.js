// The web app: its client is made from the description of the API, so that a field that changes there fails to compile here.
//   node web/build.js         builds dist/web; needs what is compiled of src/ in dist/
//   node web/build.js check   checks types and what Svelte has to say of accessibility
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { build } from 'vite';

const folder = import.meta.dirname;

/** Writes the types of the API for the client. */
async function writeTypes() {
  const { describeApi } = await import('../dist/server/index.js');
  writeFileSync(join(folder, 'src/api/schema.d.ts'), astToString(await openapiTS(await describeApi())));
}

export async function buildWeb() {
  await writeTypes();
  await build({ root: folder, configFile: join(folder, 'vite.config.ts'), logLevel: 'warn' });
}

if (import.meta.main) {
  if (process.argv[2] === 'check') {
    await writeTypes();
    const program = fileURLToPath(new URL('../../bin/svelte-check', import.meta.resolve('svelte-check')));
    const words = [program, '--workspace', folder, '--tsconfig', join(folder, 'tsconfig.json'), '--fail-on-warnings'];
    process.exitCode = spawnSync(process.execPath, words, { stdio: 'inherit' }).status ?? 1;
  } else await buildWeb();
}
