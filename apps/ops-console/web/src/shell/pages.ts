import type { IconName } from '../parts/icon.js';

/** The pages of the navigation, in its order. */
export const pages = [
  { name: 'overview', to: '/', icon: 'home' },
  { name: 'failures', to: '/failures', icon: 'failures' },
  { name: 'operations', to: '/operations', icon: 'operations' },
  { name: 'consumers', to: '/consumers', icon: 'consumers' },
  { name: 'outbox', to: '/outbox', icon: 'outbox' },
  { name: 'map', to: '/map', icon: 'map' },
  { name: 'live', to: '/live', icon: 'live' },
  { name: 'audit', to: '/audit', icon: 'audit' },
] as const satisfies readonly { name: string; to: string; icon: IconName }[];
