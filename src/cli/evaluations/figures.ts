import { Command } from 'commander';
import type { Progress } from '../../index.ts';
import { writeJson, writeLine } from '../output.ts';
import { progressLine } from '../progress.ts';
import { rounded } from './rounded.ts';

interface Task {
  readonly name: string;
  readonly description: string;
  readonly argument: readonly [name: string, description: string];
  /** Options of its own: flag and description. */
  readonly options?: readonly (readonly [flag: string, description: string])[];
  /** Gives the figures; `errors`, where it has some, is a listing for people. */
  run(
    paths: string[],
    flags: Readonly<Record<string, string | undefined>>,
    onProgress: (progress: Progress) => void,
  ): Promise<object>;
}

/** An evaluation whose figures are printed as they are: a figure a line with its path, or all as one JSON object. */
export function figuresEvaluation({ name, description, argument, options = [], run }: Task): Command {
  const command = new Command(name)
    .description(description)
    .argument(`<${argument[0]}...>`, argument[1])
    .option('--json', 'print one JSON object')
    .option('--errors', 'list differences from the gold data, if the task supports it');
  for (const [flag, words] of options) command.option(flag, words);
  return command.action(
    async (paths: string[], { json, errors: wanted, ...flags }: Record<string, string | boolean | undefined>) => {
      const progress = progressLine('documents read');
      const { errors = [], ...figures } = (await run(
        paths,
        flags as Record<string, string | undefined>,
        progress.show,
      ).finally(progress.end)) as { errors?: readonly string[] };
      if (wanted) for (const line of errors) await writeLine(line);
      if (json) return await writeJson(rounded(figures));
      for (const [path, value] of leavesOf(rounded(figures))) await writeLine(`${path.padEnd(36)} ${value}`);
    },
  );
}

function* leavesOf(value: unknown, path = ''): Generator<[path: string, value: string]> {
  if (typeof value !== 'object' || value === null) yield [path, String(value)];
  else for (const [key, inner] of Object.entries(value)) yield* leavesOf(inner, path === '' ? key : `${path}.${key}`);
}
