/** Where src/launch.ts leaves its own `import`. */
const launcherImport = Symbol.for('gate.import');

/**
 * Imports what is not part of the bundle: husky, a config in JavaScript. The bundle runs from V8's
 * code cache, and code from there has lost the way to the module loader (Node 20 throws
 * ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING), so the launcher lends it its own.
 *
 * @param specifier a package, or a file URL
 */
export function importModule(specifier: string): Promise<object> {
  const lent: unknown = Reflect.get(globalThis, launcherImport);
  return typeof lent === 'function' ? lent(specifier) : import(specifier);
}
