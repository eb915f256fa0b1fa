// Fails where src/ asks a plain object by a key that is not known in the code: `table[word]` or `word in table`. A word
// such as "constructor" then finds what every object has. A Map has only what was put into it; where it must be an
// object, `Object.hasOwn(table, word)` in the same function tells what is its own. Fails too where a pattern without case
// asks for a capital, which every letter is to it: `/\p{Lu}/iu`. node scripts/lookups.js
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

const { TypeFlags } = ts;

/** Whether a key may be any string; one that may be a symbol too is a name in code. */
function isOpen(type) {
  const parts = type.isUnion() ? type.types : [type];
  const isAny = parts.some(
    ({ flags }) => (flags & (TypeFlags.String | TypeFlags.TemplateLiteral | TypeFlags.Any)) !== 0,
  );
  return isAny && !parts.some(({ flags }) => (flags & TypeFlags.ESSymbolLike) !== 0);
}

/** Whether the function around a node asks first whether the object has the key itself. */
function isGuarded(node, object, key) {
  let around = node.parent;
  while (!ts.isFunctionLike(around) && !ts.isSourceFile(around)) around = around.parent;
  const asks = (inner) =>
    (ts.isCallExpression(inner) &&
      inner.expression.getText() === 'Object.hasOwn' &&
      inner.arguments[0]?.getText() === object.getText() &&
      inner.arguments[1]?.getText() === key.getText()) ||
    ts.forEachChild(inner, asks) === true;
  return asks(around);
}

/** Whether a node is a pattern that asks for a capital and passes over case. */
const isBlindToCase = (node) =>
  ts.isRegularExpressionLiteral(node) && /\\p\{Lu\}.*\/[a-z]*i[a-z]*$/s.test(node.getText());

/** The look-ups, and the patterns that are blind to case, of a program's files that are accepted by `isAsked`, as "file:line: words". */
export function openLookups(program, isAsked) {
  const checker = program.getTypeChecker();
  const found = [];
  for (const file of program.getSourceFiles().filter(({ fileName }) => isAsked(fileName))) {
    const visit = (node) => {
      const pair = ts.isElementAccessExpression(node)
        ? [node.expression, node.argumentExpression]
        : ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword
          ? [node.right, node.left]
          : null;
      const isLookup = pair && isOpen(checker.getTypeAtLocation(pair[1])) && !isGuarded(node, ...pair);
      if (isLookup || isBlindToCase(node)) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        found.push(`${relative('.', file.fileName)}:${line + 1}: ${node.getText().replace(/\s+/g, ' ')}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const isOurs = (name) => /\/src\//.test(name) && !/node_modules|\.test\.ts$|\/testing\//.test(name);
  const files = fileNames.filter(isOurs);
  if (files.length === 0) throw new Error('no file of src/ was found');
  const found = openLookups(ts.createProgram(files, options), isOurs);
  for (const place of found)
    console.error(`${place}\n  ask a Map, or Object.hasOwn first; ask for a capital without the flag i`);
  console.log(`${files.length} files, ${found.length} look-ups in plain objects or patterns blind to case`);
  if (found.length > 0) process.exitCode = 1;
}
