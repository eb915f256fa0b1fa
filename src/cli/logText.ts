import { colours, tell, tellJson } from './output.ts';

/** Where the log goes: standard error, as lines of JSON or, in a terminal, as lines for a person. */
export function logStream(format: 'json' | 'text' = process.stderr.isTTY ? 'text' : 'json'): {
  write(line: string): void;
} {
  const told = format === 'json' ? tellJson : (entry: Record<string, unknown>) => tell(textOf(entry));
  return { write: (line) => told(JSON.parse(line) as Record<string, unknown>) };
}

/** `09:30:12 warn  message  name=value …` */
export function textOf({ time, level, msg, ...rest }: Record<string, unknown>): string {
  const clock = String(time).slice(11, 19);
  const values = Object.entries(rest)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `  ${colours.dim(`${name}=`)}${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const told = level === 'warn' || level === 'error' ? colours.yellow(String(level)) : String(level);
  return `${clock} ${told}${' '.repeat(Math.max(0, 5 - String(level).length))} ${String(msg)}${values.join('')}`;
}
