#!/usr/bin/env node
// Plain JavaScript that an old Node can parse: it has to be able to say that it is too old.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write('onrecord needs Node 24 or newer; this is ' + process.version + '\n');
  process.exitCode = 1;
} else {
  import('../bundled/cli/main.js').then((cli) => cli.run(process.argv));
}
