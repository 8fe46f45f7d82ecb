import { Gateway } from './gateway.js';
import { createGatewayServer } from './server.js';
import { InvalidSetting, readSettings } from './settings.js';

try {
  const settings = readSettings(process.env);
  const server = createGatewayServer(new Gateway(settings));
  server.listen(settings.port, settings.host, () => {
    process.stderr.write(`listening on ${settings.host}:${settings.port}\n`);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close();
      server.closeIdleConnections();
    });
  }
} catch (error) {
  if (!(error instanceof InvalidSetting)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
