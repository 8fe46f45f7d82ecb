/** The services behind the gateway. */
export const serviceNames = ['research', 'brand', 'content', 'agent'] as const;
export type ServiceName = (typeof serviceNames)[number];

export function isServiceName(text: string): text is ServiceName {
  return serviceNames.some((name) => name === text);
}
