// Runs the tests of tests/hardening at full length (`npm test` runs a part of each): npm run attack [-- NAME…]
import { spawnSync } from 'node:child_process';

const names = process.argv.slice(2);
const chosen = names.length > 0 ? names.map((name) => `tests/hardening/${name}`) : ['tests/hardening/'];
const { status } = spawnSync('npx', ['vitest', 'run', ...chosen, '--testTimeout=3600000'], {
  stdio: 'inherit',
  env: { ...process.env, ONRECORD_ATTACK: 'full' },
});
process.exitCode = status ?? 1;
