import { z } from 'zod';

const HERE = ['localhost', '127.0.0.1', '[::1]'];

/** Address of something that is believed: without TLS only on this machine. */
export const trustedUrl = z
  .url({ protocol: /^https?$/ })
  .refine((text) => isTrusted(new URL(text)), 'must be https, or on this machine');

function isTrusted({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || HERE.includes(hostname);
}
