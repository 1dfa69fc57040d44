export interface ConsolePage {
  readonly name: string;
  readonly path: string;
  /** A text that is there when the page is. */
  readonly shows: string;
  /** Of whoever looks; absent: admin. Null: nobody is signed in. */
  readonly role?: string | null;
}

/** Every page of the console, as the fixtures fill it. */
export const consolePages: readonly ConsolePage[] = [
  { name: 'sign-in', path: '/', shows: 'Access token', role: null },
  { name: 'overview', path: '/', shows: 'Running operations' },
  { name: 'search', path: '/s?q=KRV2010', shows: 'KRV2010000000013' },
  { name: 'journey', path: '/j/invoice/KRV2010000000012', shows: 'StokDuzeyiDegisti' },
  { name: 'journey-graph', path: '/j/invoice/KRV2010000000012?view=graph', shows: 'legacy-gateway · 536365' },
  {
    name: 'journey-table',
    path: '/j/invoice/KRV2010000000012?view=table',
    shows: 'erp.legacy.document/1@9901',
  },
  { name: 'journey-records', path: '/j/invoice/KRV2010000000012?view=records', shows: 'IRS2010000000009' },
  { name: 'event', path: '/e/0195f0a0-0000-7000-8000-000000000004', shows: 'Deliveries' },
  { name: 'failures', path: '/failures', shows: 'PERIOD_CLOSED:7ac1f0' },
  { name: 'failure', path: '/failures/accounting/PERIOD_CLOSED:7ac1f0', shows: 'KRV2010000000013' },
  { name: 'operations', path: '/operations', shows: 'awaits approval' },
  {
    name: 'operation',
    path: '/operations/warehouse/0195f0b1-0000-7000-8000-0000000000a1',
    shows: 'DEADLOCK:02de99',
  },
  { name: 'consumers', path: '/consumers', shows: 'does not answer' },
  { name: 'consumer', path: '/consumers/accounting', shows: 'erp.finance.invoice' },
  { name: 'outbox', path: '/outbox', shows: 'legacy-gateway' },
  { name: 'map', path: '/map', shows: 'erp.inventory.fulfilment' },
  { name: 'map-table', path: '/map?view=table', shows: 'erp.inventory.fulfilment' },
  { name: 'live', path: '/live', shows: 'KRV2010000000012' },
  { name: 'audit', path: '/audit', shows: 'redrive.created' },
  { name: 'missing', path: '/no/such/page', shows: 'Page not found' },
];
