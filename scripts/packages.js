// Packs the packages as they would be published, checks them with publint, installs them into an empty folder as a user
// would, and reads a sample there with the command line and with the library.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { pack } from './pack.js';

/** Megabytes that everything together may take on the disk; some 60 of them are the web server's and MCP's packages. */
const LARGEST = 270;

const folder = mkdtempSync(join(tmpdir(), 'onrecord-packages-'));
const home = join(folder, 'home');
const project = join(folder, 'project');

function run(command, words, env = process.env) {
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: project, encoding: 'utf8', env, shell });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}

function demand(held, fault) {
  if (!held) throw new Error(fault);
}

async function lint(path) {
  const { messages } = await publint({ pkgDir: path, strict: true });
  for (const message of messages) console.error(formatMessage(message, {}));
  demand(!messages.some(({ type }) => type !== 'suggestion'), `publint is not content with ${path}`);
}

const filesUnder = (path) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name));

/** Links of the package's pages that lead to nothing in the package. */
const brokenLinks = (path) =>
  filesUnder(path)
    .filter((file) => file.endsWith('.md') && !file.slice(path.length).includes('node_modules'))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
        .filter(([, target]) => !existsSync(join(dirname(file), target)))
        .map(([, target]) => `${file.slice(path.length + 1)}: ${target}`),
    );

/** The page of the packed server and the script that it names. */
async function servedPage(env) {
  const words = ['node_modules/onrecord/bin/onrecord.js', 'serve', '--ledger', 'served.sqlite', '--port', '0'];
  const server = spawn(process.execPath, words, { cwd: project, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  try {
    const [printed] = await Promise.race([
      once(server.stdout, 'data'),
      ended.then(([code]) => Promise.reject(new Error(`the packed server ended with ${code}`))),
    ]);
    const address = String(printed).trim();
    const page = await (await fetch(address, { headers: { accept: 'text/html' } })).text();
    const script = /src="(\/assets\/[^"]+)"/.exec(page)?.[1];
    demand(script !== undefined, `the packed server gave no page: ${page.slice(0, 200)}`);
    const { status, headers } = await fetch(address + script);
    demand(
      status === 200 && headers.get('content-type')?.includes('javascript'),
      `${script} was answered with ${status}`,
    );
  } finally {
    server.kill('SIGTERM');
  }
  const [code] = await ended;
  demand(code === 0, `the packed server ended with ${code}`);
}

try {
  mkdirSync(home);
  mkdirSync(project);
  const packages = await pack(folder, { everywhere: false, look: lint });
  // As a user types it: no flag keeps scripts of packages from running.
  const install = (some) => run('npm', ['install', ...some.map(({ tarball }) => tarball)]);
  install(packages.filter(({ optional }) => !optional));
  const modules = join(project, 'node_modules');
  const installed = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
  const scripted = Object.keys(installed).filter((name) => installed[name].hasInstallScript);
  demand(scripted.length === 0, `scripts run when these are installed: ${scripted.join(', ')}`);
  const size = filesUnder(modules)
    .map((file) => statSync(file))
    .reduce((sum, { blocks, size }) => sum + (blocks === undefined ? size : 512 * blocks), 0);
  const megabytes = Math.round(size / 2 ** 20);
  demand(megabytes <= LARGEST, `the installation takes ${megabytes} MB, more than ${LARGEST}`);
  const broken = brokenLinks(join(modules, 'onrecord'));
  demand(broken.length === 0, `links that lead out of the package:\n${broken.join('\n')}`);

  copyFileSync('corpus/documents/wire-harbour/source.txt', join(project, 'sample.txt'));
  writeFileSync(
    join(project, 'library.mjs'),
    "import { read } from 'onrecord';\nfor await (const { recorded } of read('sample.txt')) console.log(recorded.statements.length);\n",
  );
  const env = { ...process.env, HOME: home, USERPROFILE: home };
  const words = ['node_modules/onrecord/bin/onrecord.js', 'read', 'sample.txt'];
  const { statements } = JSON.parse(run(process.execPath, words, env));
  demand(statements.length > 5, `the packed program found ${statements.length} statements in the sample`);
  const count = Number(run(process.execPath, ['library.mjs'], env));
  demand(count === statements.length, `the library found ${count} statements, the command line ${statements.length}`);
  await servedPage(env);
  const larger = [...words, '--model', 'en-large'];
  const refused = spawnSync(process.execPath, larger, { cwd: project, encoding: 'utf8', env });
  demand(
    refused.status !== 0 && refused.stderr.includes('OR2001'),
    `a model that is not installed was not refused: ${refused.stderr}`,
  );
  install(packages.filter(({ optional }) => optional));
  const more = JSON.parse(run(process.execPath, larger, env));
  demand(
    more.statements.length > 5 && more.versions.model.startsWith('en-large-'),
    `the larger model, ${more.versions.model}, found ${more.statements.length} statements in the sample`,
  );
  const written = filesUnder(home);
  demand(written.length === 0, `reading wrote ${written.join(', ')}`);
  console.log(
    `${packages.length} packages work when installed elsewhere under Node ${process.versions.node}: ` +
      `${Object.keys(installed).length} modules, ${megabytes} MB, no install script, ${count} statements in the sample, the page is served`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
