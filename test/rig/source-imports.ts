import { readdir, readFile } from 'node:fs/promises';
import { join, posix, sep } from 'node:path';
import ts from 'typescript';

/** One import of a source file. */
export interface SourceImport {
  /** A file of the tree, `src/core/result.ts`, or the name of a package or built-in module. */
  readonly target: string;
  readonly kind: 'file' | 'package' | 'built-in';
  /** `import type`: gone when the program runs. */
  readonly typeOnly: boolean;
}

export interface SourceFile {
  /** Relative to the root, forward slashes. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly SourceImport[];
}

/** All TypeScript files below `src` of a tree, with what they import, statically or not. */
export async function readSources(root: string): Promise<readonly SourceFile[]> {
  const names = await readdir(join(root, 'src'), { recursive: true });
  const paths = names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => posix.join('src', name.split(sep).join('/')));
  return Promise.all(
    paths.sort().map(async (path) => {
      const text = await readFile(join(root, path), 'utf8');
      return { path, lines: text.split('\n').length - 1, imports: importsOf(path, text) };
    }),
  );
}

function importsOf(path: string, text: string): SourceImport[] {
  const found: SourceImport[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    found.push({ ...resolveSpecifier(path, specifier.text), typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    } else if (ts.isCallExpression(node) && isLoader(node.expression)) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}

function isLoader(callee: ts.Expression): boolean {
  return (
    callee.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(callee) && callee.text === 'require')
  );
}

function resolveSpecifier(path: string, specifier: string): Omit<SourceImport, 'typeOnly'> {
  if (specifier.startsWith('.')) {
    return { target: posix.join(posix.dirname(path), specifier), kind: 'file' };
  }
  if (specifier.startsWith('node:')) return { target: specifier, kind: 'built-in' };
  const [scope = '', name = ''] = specifier.split('/');
  return { target: scope.startsWith('@') ? `${scope}/${name}` : scope, kind: 'package' };
}
