import { Command } from 'commander';
import { vi } from 'vitest';
import { dyadsCommand } from '../src/cli/dyads.ts';
import { eventsCommand } from '../src/cli/events.ts';
import { timelineCommand } from '../src/cli/timeline.ts';
import { exportCommand } from '../src/cli/export.ts';
import { importCommand } from '../src/cli/import.ts';

/** Runs `export`, `import` or `timeline` in this process and gives what it prints; what it refuses is thrown. */
export async function onrecord(...words: string[]): Promise<string> {
  let out = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  try {
    await new Command()
      .addCommand(exportCommand())
      .addCommand(timelineCommand())
      .addCommand(dyadsCommand())
      .addCommand(eventsCommand())
      .addCommand(importCommand())
      .parseAsync(words, { from: 'user' });
  } finally {
    spy.mockRestore();
  }
  return out;
}
