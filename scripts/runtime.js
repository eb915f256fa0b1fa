// Lays out the packages that bring ONNX Runtime to users: onrecord-runtime, and one for each platform with the files of
// onnxruntime-node that a CPU needs (docs/decisions/0021-the-runtime-package.md). Git holds none of these files.
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const own = join(import.meta.dirname, '..', 'runtime');
const binding = 'onnxruntime_binding.node';
const platforms = [
  { os: 'linux', cpu: 'x64', libc: 'glibc', library: 'libonnxruntime.so.1' },
  { os: 'linux', cpu: 'arm64', libc: 'glibc', library: 'libonnxruntime.so.1' },
  { os: 'darwin', cpu: 'arm64', library: 'libonnxruntime.1.dylib' },
  { os: 'win32', cpu: 'x64', library: 'onnxruntime.dll' },
  { os: 'win32', cpu: 'arm64', library: 'onnxruntime.dll' },
];

/** Writes the packages into `folder` and returns the folder of each, that of onrecord-runtime first. */
export function writeRuntimePackages(folder) {
  const require = createRequire(join(own, 'checkout.js'));
  const upstream = dirname(require.resolve('onnxruntime-node/package.json'));
  const { version } = require('onnxruntime-node/package.json');
  const { private: _, ...manifest } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'));
  if (version !== manifest.version) throw new Error(`onnxruntime-node is ${version}, runtime ${manifest.version}`);
  const { name, description, license, engines, dependencies } = manifest;

  const put = (content, from, files) => {
    const to = join(folder, content.name);
    mkdirSync(to, { recursive: true });
    writeFileSync(join(to, 'package.json'), `${JSON.stringify(content, null, 2)}\n`);
    for (const file of files) cpSync(join(from, file), join(to, file));
    return to;
  };
  const code = globSync('dist/*.js', { cwd: upstream });
  const ofPlatforms = platforms.map(({ os, cpu, libc, library }) => {
    const native = [binding, library].map((file) => join('bin', 'napi-v6', os, cpu, file));
    const content = {
      name: `${name}-${os}-${cpu}`,
      version,
      description: `${description} Here: ${os} ${cpu}.`,
      license,
      type: 'commonjs',
      os: [os],
      cpu: [cpu],
      ...(libc && { libc: [libc] }),
      main: 'dist/index.js',
      files: ['bin', 'dist', 'ThirdPartyNotices.txt'],
      engines,
      dependencies,
    };
    const to = put(content, upstream, [...code, ...native]);
    for (const text of ['LICENSE', 'ThirdPartyNotices.txt']) cpSync(join(own, text), join(to, text));
    return { to, name: content.name };
  });
  const content = {
    ...manifest,
    imports: { '#library': './platform.js' },
    optionalDependencies: Object.fromEntries(ofPlatforms.map((platform) => [platform.name, version])),
  };
  return [put(content, own, [...manifest.files, 'README.md', 'LICENSE']), ...ofPlatforms.map(({ to }) => to)];
}
