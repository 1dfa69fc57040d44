/** Every page of the console, as the fixtures fill it. `shows` is a text that is there when the page is. */
export const consolePages = [
  { name: 'overview', path: '/', shows: 'Running operations' },
  { name: 'search', path: '/s?q=KRV2010', shows: 'KRV2010000000013' },
  { name: 'journey', path: '/j/invoice/KRV2010000000012', shows: 'Dead letters' },
  { name: 'journey-graph', path: '/j/invoice/KRV2010000000012?view=graph', shows: 'Dead letters' },
  { name: 'journey-table', path: '/j/invoice/KRV2010000000012?view=table', shows: 'Dead letters' },
  { name: 'journey-records', path: '/j/invoice/KRV2010000000012?view=records', shows: 'Dead letters' },
  { name: 'event', path: '/e/0195f0a0-0000-7000-8000-000000000004', shows: 'Deliveries' },
  { name: 'missing', path: '/no/such/page', shows: 'Page not found' },
] as const;

export type ConsolePage = (typeof consolePages)[number];
