import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { parseSearch, stringifySearch } from './console/search-text.js';
import { AuditSearch } from './pages/audit/search.js';
import { FailuresSearch } from './pages/failures/search.js';
import { FindSearch } from './pages/find/search.js';
import { JourneySearch } from './pages/journey/search.js';
import { LiveSearch } from './pages/live/search.js';
import { OperationsSearch } from './pages/operations/search.js';
import { BrokenPage } from './shell/broken-page.js';
import { MissingPage } from './shell/missing-page.js';
import { Shell } from './shell/shell.js';

const root = createRootRoute({ component: Shell });
const getParentRoute = () => root;

/** Every page has an address that can be sent to somebody; what is chosen on it is in the address too. */
const routeTree = root.addChildren([
  createRoute({
    getParentRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./pages/overview/overview-page.js'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/s',
    validateSearch: FindSearch,
    component: lazyRouteComponent(() => import('./pages/find/find-page.js'), 'FindPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/j/$kind/$value',
    validateSearch: JourneySearch,
    component: lazyRouteComponent(() => import('./pages/journey/journey-page.js'), 'JourneyPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/e/$eventId',
    component: lazyRouteComponent(() => import('./pages/event/event-page.js'), 'EventPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/failures',
    validateSearch: FailuresSearch,
    component: lazyRouteComponent(() => import('./pages/failures/failures-page.js'), 'FailuresPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/failures/$consumer/$fingerprint',
    component: lazyRouteComponent(() => import('./pages/failures/failure-page.js'), 'FailurePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/operations',
    validateSearch: OperationsSearch,
    component: lazyRouteComponent(() => import('./pages/operations/operations-page.js'), 'OperationsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/operations/$consumer/$id',
    component: lazyRouteComponent(() => import('./pages/operations/operation-page.js'), 'OperationPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/consumers',
    component: lazyRouteComponent(() => import('./pages/consumers/consumers-page.js'), 'ConsumersPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/consumers/$group',
    component: lazyRouteComponent(() => import('./pages/consumers/consumer-page.js'), 'ConsumerPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/outbox',
    component: lazyRouteComponent(() => import('./pages/outbox/outbox-page.js'), 'OutboxPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/map',
    component: lazyRouteComponent(() => import('./pages/map/map-page.js'), 'MapPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/live',
    validateSearch: LiveSearch,
    component: lazyRouteComponent(() => import('./pages/live/live-page.js'), 'LivePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/audit',
    validateSearch: AuditSearch,
    component: lazyRouteComponent(() => import('./pages/audit/audit-page.js'), 'AuditPage'),
  }),
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultNotFoundComponent: MissingPage,
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
