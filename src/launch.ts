import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

/**
 * Starts the bundled program with V8's code cache: compiling it anew would take longer than most of
 * what it does. The cache is made by the first run that judges something and lies in the user's
 * cache directory, under the hash of the bundle and the version of Node, so that no other code can
 * be taken for it. Without a cache everything works, only later.
 */

/** Put in by the build: the hash of `gate.cjs`, and the version in package.json. */
declare const gateBuildId: string;
declare const gateVersion: string;

const oldAgeMs = 30 * 24 * 3600 * 1000;

const [, , first, ...others] = process.argv;
if (others.length === 0 && (first === '--version' || first === '-v')) {
  process.stdout.write(`${gateVersion}\n`);
} else {
  start(fileURLToPath(new URL('./gate.cjs', import.meta.url)));
}

function start(file: string): void {
  const cacheFile = cachePath();
  const cachedData = readCache(cacheFile);
  // latin1: the bundle is ASCII, and a string of single bytes takes half the memory and time.
  const source = readFileSync(file, 'latin1');
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
  const script = new Script(wrapped, {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  const isCached = cachedData !== undefined && script.cachedDataRejected !== true;
  if (!isCached && cacheFile !== undefined && process.argv.some(isJudging)) {
    // At the end, when the functions that a run needs have been compiled and go into it too.
    process.once('exit', () => writeCache(script, cacheFile));
  }
  // What src/core/import-module.ts takes the program's imports to.
  Reflect.set(globalThis, Symbol.for('gate.import'), (specifier: string) => import(specifier));
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
}

function isJudging(argument: string): boolean {
  return argument === 'check' || argument === 'hook';
}

function cachePath(): string | undefined {
  const { XDG_CACHE_HOME } = process.env;
  try {
    const base = XDG_CACHE_HOME?.startsWith('/') ? XDG_CACHE_HOME : join(homedir(), '.cache');
    if (!isAbsolute(base)) return undefined;
    return join(base, 'gate', 'code', `${gateBuildId}-${process.version}-${process.arch}`);
  } catch {
    // There is no home directory.
    return undefined;
  }
}

function readCache(path: string | undefined): Buffer | undefined {
  try {
    return path === undefined ? undefined : readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, since several runs may do it at once. */
function writeCache(script: Script, path: string): void {
  const directory = dirname(path);
  const temporary = `${path}.${process.pid}`;
  try {
    mkdirSync(directory, { recursive: true });
    removeOld(directory);
    writeFileSync(temporary, script.createCachedData());
    renameSync(temporary, path);
  } catch {
    // A full or read-only disk: the next run starts as slowly as this one.
    removeQuietly(temporary);
  }
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // `ENOTDIR`: there is nothing to remove.
  }
}

function removeOld(directory: string): void {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (Date.now() - statSync(path).mtimeMs > oldAgeMs) rmSync(path, { force: true });
  }
}
