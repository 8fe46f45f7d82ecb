// What stands on PATH in place of a tool. Does nothing of its own: it says over a socket how it was
// called, and then what the test tells it to, until it is told to exit or the socket is closed.
// Started as: node fake-tool-client.mjs <socket> <name> [argument…]
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

const [socketPath, name, ...argv] = process.argv.slice(2);
const { GATE_TEST_PARENT_CALL: parentCall, ...env } = process.env;
const socket = connect(socketPath);
const send = (message) => socket.write(`${JSON.stringify(message)}\n`);

/** The test is over or has died: nothing may outlive it, whatever signals are ignored. */
const leave = () => process.exit(70);
socket.on('error', leave);
socket.on('close', leave);

const writeTo = (stream, text) =>
  new Promise((resolve) => {
    stream.write(text, resolve);
  });

async function readStdin() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function ignoreSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => send({ kind: 'signal', signal }));
  }
}

function spawnGrandchild({ call, ownGroup }) {
  const child = spawn(process.execPath, [import.meta.filename, socketPath, name], {
    stdio: 'inherit',
    detached: ownGroup,
    env: { ...env, GATE_TEST_PARENT_CALL: call },
  });
  child.unref();
}

const orders = {
  stdout: ({ text }) => writeTo(process.stdout, text),
  stderr: ({ text }) => writeTo(process.stderr, text),
  stdin: readStdin,
  'ignore-signals': ignoreSignals,
  'spawn-grandchild': spawnGrandchild,
};

process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
createInterface({ input: socket }).on('line', async (line) => {
  const order = JSON.parse(line);
  if (order.kind === 'exit') process.exit(order.code);
  const answer = await orders[order.kind](order);
  send({ kind: 'done', answer: answer ?? '' });
});
send({ kind: 'call', name, argv, parentCall, cwd: process.cwd(), env, pid: process.pid });
