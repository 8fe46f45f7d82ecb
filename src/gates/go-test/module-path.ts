/**
 * The module path that the names of packages of one module have in common. It is longer than the
 * true one when all packages lie in one directory of the module.
 *
 * @param packages import paths: `example.com/shop`, `example.com/shop/calc`
 */
export function modulePath(packages: readonly string[]): string {
  const [first = [], ...others] = packages.map((name) => name.split('/'));
  const length = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return (length === -1 ? first : first.slice(0, length)).join('/');
}

/**
 * The path of a file relative to its module.
 * @param name import path of the package and name of the file: `example.com/shop/calc/calc.go`
 * @returns `calc/calc.go`; the name as it is when it is of another module
 */
export function inModule(module: string, name: string): string {
  return name.startsWith(`${module}/`) ? name.slice(module.length + 1) : name;
}
