import { createRouter, lazyRouteComponent as lazyPage } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from './console/search-text.js';
import { routes, routeTree } from './routes.js';
import { BrokenPage } from './shell/broken-page.js';
import { MissingPage } from './shell/missing-page.js';
import { Shell } from './shell/shell.js';

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

routes.root.update({ component: Shell, notFoundComponent: MissingPage, errorComponent: BrokenPage });
routes.overview.update({
  component: lazyPage(() => import('./pages/overview/overview-page.js'), 'OverviewPage'),
});
routes.find.update({ component: lazyPage(() => import('./pages/find/find-page.js'), 'FindPage') });
routes.journey.update({
  component: lazyPage(() => import('./pages/journey/journey-page.js'), 'JourneyPage'),
});
routes.event.update({ component: lazyPage(() => import('./pages/event/event-page.js'), 'EventPage') });
routes.failures.update({
  component: lazyPage(() => import('./pages/failures/failures-page.js'), 'FailuresPage'),
});
routes.failure.update({
  component: lazyPage(() => import('./pages/failures/failure-page.js'), 'FailurePage'),
});
routes.operations.update({
  component: lazyPage(() => import('./pages/operations/operations-page.js'), 'OperationsPage'),
});
routes.operation.update({
  component: lazyPage(() => import('./pages/operations/operation-page.js'), 'OperationPage'),
});
routes.consumers.update({
  component: lazyPage(() => import('./pages/consumers/consumers-page.js'), 'ConsumersPage'),
});
routes.consumer.update({
  component: lazyPage(() => import('./pages/consumers/consumer-page.js'), 'ConsumerPage'),
});
routes.outbox.update({ component: lazyPage(() => import('./pages/outbox/outbox-page.js'), 'OutboxPage') });
routes.map.update({ component: lazyPage(() => import('./pages/map/map-page.js'), 'MapPage') });
routes.live.update({ component: lazyPage(() => import('./pages/live/live-page.js'), 'LivePage') });
routes.audit.update({ component: lazyPage(() => import('./pages/audit/audit-page.js'), 'AuditPage') });
