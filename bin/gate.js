#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) {
  await import('../dist/main.js');
} else {
  process.stderr.write(
    `gate needs Node.js 20.19 or newer, or 22.12 or newer; this is ${process.version}.\n`,
  );
  process.exitCode = 2;
}
