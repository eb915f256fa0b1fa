// Builds dist/ from nothing, so that no old file is left behind: src/ with the compiler of this checkout, then the web app,
// whose client is made from the description of the API that was compiled before. Beside it, in bundled/, the command line.
// In dist/tables is what is searched as it is, made from data/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { GAZETTEER_FILE, gazetteerTable } from '../src/lexicon/gazetteer.ts';
import { buildWeb } from '../web/build.js';
import { bundle } from './bundle.ts';

const require = createRequire(import.meta.url);
rmSync('dist', { recursive: true, force: true });
const compiler = require.resolve('typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
if (status === 0) {
  mkdirSync(dirname(GAZETTEER_FILE), { recursive: true });
  writeFileSync(GAZETTEER_FILE, gazetteerTable());
  await bundle('bundled');
  await buildWeb();
} else process.exitCode = status ?? 1;
