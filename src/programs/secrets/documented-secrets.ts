/**
 * Fingerprints of secrets that standards and emulators publish, and that everybody copies. By
 * fingerprint, so that this file does not trip other scanners.
 */
export const documentedSecrets: ReadonlySet<string> = new Set([
  '860c8b1dbf5d069d0cfb9e15', // RFC 6749, access token
  'ac54c3e6fe7f10ac0ab0a4e4', // RFC 6749, refresh token
  '0c8cadfe6f0f4e2eef0a8e3f', // RFC 6749, client credentials
  'f8b52af92d7afa41cfd09fa1', // RFC 6749, client secret
  '35fb6c831553f5d26706491d', // RFC 6749, authorization code
  '2e830eb79b88c6f470402e38', // RFC 7617, Aladdin
  '0a2084e56d294d77681c3b3e', // RFC 6750, bearer token
  '0d10fe9a6552a4b91525b67c', // RFC 8555, ACME token
  'b4af0a767dc423fd41f4acc2', // RFC 6455, WebSocket key
  '8c6ecc2e9e9a53f07869eaf1', // Azurite and the storage emulator
  'ae6b1da07fc0ffbdd543578c', // Cosmos DB emulator
]);
