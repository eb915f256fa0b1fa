import { globSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

/** A regular expression of src/: where it is written or built, from the root of the checkout. */
export interface Expression {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** A call of the constructor RegExp; `inside` is the function around it, null where the module builds it once. */
export interface Construction {
  readonly place: string;
  readonly inside: string | null;
}

const FILES = 'src/**/*.ts';
const isCode = (path: string): boolean => !path.endsWith('.test.ts') && !path.split('/').includes('testing');
/** These run as they are loaded. They may build no expression of their own. */
const RUN_WHEN_LOADED = /(?:^src\/cli\/main|worker)\.ts$/;

const filesOf = (root: string): string[] =>
  globSync(FILES, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter(isCode)
    .sort();

/** The literals of the code, and the places where it calls the constructor, from its syntax. */
export function written(root: string): { literals: Expression[]; constructions: Construction[] } {
  const literals: Expression[] = [];
  const constructions: Construction[] = [];
  for (const file of filesOf(root)) {
    const tree = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
    const placeOf = (node: ts.Node): string =>
      `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
    const visit = (node: ts.Node, inside: string | null): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        literals.push({ place: placeOf(node), source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
      }
      if (
        (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
        ts.isIdentifier(node.expression) &&
        node.expression.text === 'RegExp'
      )
        constructions.push({ place: placeOf(node), inside });
      const within = ts.isFunctionLike(node) ? nameOf(node) : inside;
      ts.forEachChild(node, (child) => visit(child, within));
    };
    visit(tree, null);
  }
  return { literals, constructions };
}

function nameOf(node: ts.SignatureDeclaration): string {
  const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : null);
  return named?.getText() ?? 'a function';
}

/**
 * The expressions that the modules of src/ build when they are loaded: the constructor RegExp is watched meanwhile, and
 * the stack tells which line of src/ called it.
 */
export async function built(root: string): Promise<Expression[]> {
  const found: Expression[] = [];
  const original = globalThis.RegExp;
  const watch = (made: RegExp): RegExp => {
    const place = callerIn(root);
    if (place) found.push({ place, source: made.source, flags: made.flags });
    return made;
  };
  globalThis.RegExp = new Proxy(original, {
    construct: (target, words: [string | RegExp, string?]) => watch(new target(...words)),
    apply: (target, _, words: [string | RegExp, string?]) => watch(target(...words)),
  });
  try {
    for (const file of filesOf(root))
      if (!RUN_WHEN_LOADED.test(file)) await import(pathToFileURL(resolve(root, file)).href);
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}

/** The line of src/ that called, where the call comes straight from there and not from a library. */
function callerIn(root: string): string | null {
  const kept = Error.stackTraceLimit;
  Error.stackTraceLimit = 20;
  const { stack = '' } = new Error('where');
  Error.stackTraceLimit = kept;
  const caller = stack
    .split('\n')
    .map((line) => /(file:\/\/[^():]*|\/[^():]*):(\d+):\d+\)?$/.exec(line))
    .map((match) => ({ path: pathOf(match?.[1] ?? ''), line: match?.[2] ?? '' }))
    .find(({ path }) => path !== '' && path !== OWN);
  const path = relative(root, caller?.path ?? '').replaceAll('\\', '/');
  return caller && path.startsWith('src/') ? `${path}:${caller.line}` : null;
}

const pathOf = (place: string): string => (place.startsWith('file:') ? fileURLToPath(place) : place);
const OWN = pathOf(import.meta.url);
