import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'web/src/**/*.test.ts', 'tests/**/*.test.ts'],
    globalSetup: './tests/temporary.ts',
    reporters: ['default', './scripts/closing-line.js'],
    // Against hanging alone: no test depends on how fast the machine is.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Two at a time: each may hold the model or a parser thread.
    maxWorkers: 2,
    // Where a processor has protection keys, V8 aborts now and then when a thread is ended (“jit_page.has_value()”).
    execArgv: ['--no-memory-protection-keys'],
  },
});
