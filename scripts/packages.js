// Packs the two packages as they would be published, checks them with publint, installs both into an empty folder and
// reads a sample there with the command line and with the library.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'onrecord-packages-'));

function run(command, words, cwd) {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}

try {
  for (const path of ['.', 'models/en']) {
    const { messages } = await publint({ pkgDir: join(root, path), strict: true });
    for (const message of messages) console.error(formatMessage(message, {}));
    if (messages.some(({ type }) => type !== 'suggestion')) throw new Error(`publint is not content with ${path}`);
  }
  for (const path of [root, join(root, 'models/en')])
    run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], path);
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }));
  run(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...tarballs.map((name) => `./${name}`)],
    folder,
  );
  copyFileSync(join(root, 'corpus/documents/wire-harbour/source.txt'), join(folder, 'sample.txt'));
  const line = JSON.parse(
    run(process.execPath, ['node_modules/onrecord/bin/onrecord.js', 'read', 'sample.txt'], folder),
  );
  if (!(line.statements.length > 5))
    throw new Error(`the packed program found ${line.statements.length} statements in the sample`);
  writeFileSync(
    join(folder, 'library.js'),
    "import { read } from 'onrecord';\nfor await (const { recorded } of read('sample.txt')) console.log(recorded.statements.length);\n",
  );
  const count = Number(run(process.execPath, ['library.js'], folder));
  if (count !== line.statements.length)
    throw new Error(`the library found ${count} statements, the command line ${line.statements.length}`);
  console.log(
    `${tarballs.join(' and ')} work when installed elsewhere under Node ${process.versions.node}: ${count} statements in the sample`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
