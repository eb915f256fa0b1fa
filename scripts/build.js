// Compiles src/ into dist/ with the compiler of this checkout, from nothing, so that no old file is left behind.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
rmSync('dist', { recursive: true, force: true });
const compiler = require.resolve('typescript/bin/tsc');
process.exitCode =
  spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { stdio: 'inherit' }).status ?? 1;
