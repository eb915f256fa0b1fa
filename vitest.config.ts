import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    reporters: ['default', './scripts/closing-line.js'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two at a time: each may hold the model or a parser thread.
    maxWorkers: 2,
  },
});
