import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Whose expressions are watched, from the root of the checkout. */
const WATCHED = /^src\/(?:stages|text|lexicon|document)\/(?!.*(?:\.test\.ts$|\/testing\/))/;

/** Where each watched expression is written or built. */
export const places = new Set<string>();
/** The places of the expressions that have matched since this was last cleared. */
export const matched = new Set<string>();
let off: string | null = null;

/** Lets the expression at a place match nothing from now on; null: all match again. */
export function switchOff(place: string | null): void {
  off = place;
}

class Watched extends RegExp {
  readonly place: string;

  constructor(pattern: RegExp | string, flags?: string, place?: string) {
    super(pattern, flags);
    // The species of matchAll and split make another of one that is watched.
    this.place = place ?? (pattern instanceof Watched ? pattern.place : '');
  }

  override exec(text: string): RegExpExecArray | null {
    if (off !== null && off === this.place) {
      this.lastIndex = 0;
      return null;
    }
    const match = super.exec(text);
    if (match) matched.add(this.place);
    return match;
  }
}

declare global {
  var watchedExpression: (place: string, expression: RegExp) => RegExp;
}
globalThis.watchedExpression = (place, expression) => {
  places.add(place);
  return new Watched(expression, expression.flags, place);
};

/** The code with each literal and each call of the constructor put into a call that watches it. */
function watching(file: string, code: string): string {
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const inserted: { readonly at: number; readonly words: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node) || isConstruction(node)) {
      const { line, character } = tree.getLineAndCharacterOfPosition(node.getStart());
      const place = `${file}:${line + 1}:${character + 1}`;
      inserted.push({ at: node.getStart(), words: `globalThis.watchedExpression(${JSON.stringify(place)},` });
      inserted.push({ at: node.getEnd(), words: ')' });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return inserted
    .toSorted((a, b) => b.at - a.at)
    .reduce((all, { at, words }) => all.slice(0, at) + words + all.slice(at), code);
}

const isConstruction = (node: ts.Node): boolean =>
  ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp';

registerHooks({
  load(url, context, next) {
    const path = url.startsWith('file:') ? fileURLToPath(url) : '';
    const file = relative(ROOT, path).replaceAll('\\', '/');
    if (!WATCHED.test(file) || !file.endsWith('.ts')) return next(url, context);
    return { format: 'module-typescript', source: watching(file, readFileSync(path, 'utf8')), shortCircuit: true };
  },
});
