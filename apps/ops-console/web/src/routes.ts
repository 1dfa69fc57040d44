import { createRootRoute, createRoute } from '@tanstack/react-router';
import { AuditSearch } from './pages/audit/search.js';
import { FailuresSearch } from './pages/failures/search.js';
import { FindSearch } from './pages/find/search.js';
import { JourneySearch } from './pages/journey/search.js';
import { LiveSearch } from './pages/live/search.js';
import { MapSearch } from './pages/map/search.js';
import { OperationSearch, OperationsSearch } from './pages/operations/search.js';

/**
 * Every page has an address that can be sent to somebody; what is chosen on it is in the address too. What is shown
 * there is said in router.ts: pages know the addresses, so the types of addresses cannot hang on pages.
 */
const root = createRootRoute();
const getParentRoute = () => root;

const overview = createRoute({ getParentRoute, path: '/' });
const find = createRoute({ getParentRoute, path: '/s', validateSearch: FindSearch });
const journey = createRoute({ getParentRoute, path: '/j/$kind/$value', validateSearch: JourneySearch });
const event = createRoute({ getParentRoute, path: '/e/$eventId' });
const failures = createRoute({ getParentRoute, path: '/failures', validateSearch: FailuresSearch });
const failure = createRoute({ getParentRoute, path: '/failures/$consumer/$fingerprint' });
const operations = createRoute({ getParentRoute, path: '/operations', validateSearch: OperationsSearch });
const operation = createRoute({
  getParentRoute,
  path: '/operations/$consumer/$id',
  validateSearch: OperationSearch,
});
const consumers = createRoute({ getParentRoute, path: '/consumers' });
const consumer = createRoute({ getParentRoute, path: '/consumers/$group' });
const outbox = createRoute({ getParentRoute, path: '/outbox' });
const map = createRoute({ getParentRoute, path: '/map', validateSearch: MapSearch });
const live = createRoute({ getParentRoute, path: '/live', validateSearch: LiveSearch });
const audit = createRoute({ getParentRoute, path: '/audit', validateSearch: AuditSearch });

export const routes = {
  root,
  overview,
  find,
  journey,
  event,
  failures,
  failure,
  operations,
  operation,
  consumers,
  consumer,
  outbox,
  map,
  live,
  audit,
};

export const routeTree = root.addChildren([
  overview,
  find,
  journey,
  event,
  failures,
  failure,
  operations,
  operation,
  consumers,
  consumer,
  outbox,
  map,
  live,
  audit,
]);
