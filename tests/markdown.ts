import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ROOT } from './shared.ts';

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export interface Fence {
  readonly page: string;
  readonly line: number;
  /** The first word behind the opening marks, and what follows it. */
  readonly language: string;
  readonly note: string;
  readonly body: string;
  /** The block that follows with one empty line between. */
  readonly next: Fence | null;
}

/** The fenced blocks of a page. */
export function fencesOf(page: string): Fence[] {
  const text = read(page);
  const found = Array.from(text.matchAll(/^```(\w*) ?([^\n]*)\n([\s\S]*?)^```$/gm));
  return found.reduceRight<Fence[]>((fences, { index, 0: whole, 1: language = '', 2: note = '', 3: body = '' }) => {
    const [following] = fences;
    const end = index + whole.length;
    const adjacent = text.slice(end).startsWith('\n\n```') ? (following ?? null) : null;
    return [{ page, line: text.slice(0, index).split('\n').length, language, note, body, next: adjacent }, ...fences];
  }, []);
}

export const titleOf = ({ page, line }: Fence): string => `${page}:${line}`;

/** The words of a line of shell; pipes, redirections and comments end a command. */
export function commandsIn(line: string): string[][] {
  const commands: string[][] = [[]];
  for (const [token, quoted] of line.matchAll(/'([^']*)'|"[^"]*"|[^\s'"]+/g)) {
    if (token.startsWith('#')) break;
    if (token === '|' || token === '>' || token === '&&') commands.push([]);
    else commands.at(-1)?.push(quoted ?? token.replace(/^"(.*)"$/, '$1'));
  }
  return commands;
}

export const linesOf = (text: string): string[] => text.trimEnd().split('\n');

/** The lines that were printed, with “…” in place of those that the page leaves out. */
export function asShown(printed: string, { body }: Fence): string[] {
  const rest = linesOf(printed.replaceAll(/[ \t]+$/gm, ''));
  const shown: string[] = [];
  const wanted = linesOf(body);
  for (const [at, line] of wanted.entries()) {
    if (line !== '…') {
      shown.push(rest.shift() ?? '(nothing more)');
      continue;
    }
    shown.push(line);
    const next = wanted[at + 1];
    const until = next === undefined ? rest.length : rest.indexOf(next);
    rest.splice(0, Math.max(until, 0));
  }
  return [...shown, ...rest];
}

const WRITES = process.env['ONRECORD_GUIDE'] === 'write';

/**
 * What is printed has to be what a page shows; with ONRECORD_GUIDE=write (`npm run guide`) the page shows from then on what
 * is printed, unless a line after “…” is gone from it.
 */
export function expectShown(printed: string, fence: Fence): void {
  const [shown, wanted] = [asShown(printed, fence), linesOf(fence.body)];
  if (WRITES && !wanted.includes('…')) written.set(fence, linesOf(printed.replaceAll(/[ \t]+$/gm, '')));
  else if (WRITES && shown.length === wanted.length) written.set(fence, shown);
  else expect(shown).toEqual(wanted);
}

const written = new Map<Fence, readonly string[]>();

/** Writes what expectShown has kept; to be called when all of a page's blocks have been looked at. */
export function writePages(): void {
  for (const page of new Set(Array.from(written.keys(), (fence) => fence.page))) {
    const lines = read(page).split('\n');
    const own = Array.from(written).filter(([fence]) => fence.page === page);
    // From the last to the first, so that the line numbers of those before stay true.
    for (const [{ line, body }, shown] of own.toSorted(([a], [b]) => b.line - a.line))
      lines.splice(line, body.split('\n').length - 1, ...shown);
    writeFileSync(join(ROOT, page), lines.join('\n'));
  }
}
