/** Which layer may import which (ARCHITECTURE.md, section "Who may import whom"). */
const foundations = ['contracts', 'money', 'observability'];
const messaging = [...foundations];
const database = [...foundations];
const outbox = [...foundations, 'messaging', 'database'];
const inbox = [...outbox, 'outbox'];
const service = [...inbox, 'inbox'];
const app = [...service, 'service', 'console-api', 'formats'];

/** What production code of each layer may import. */
export const layers = {
  contracts: [],
  money: [],
  observability: [],
  /** What the console's server, its pages and the command line agree on: runs in a browser too. */
  'console-api': [],
  /** Bytes of legacy formats in, canonical documents out; knows nothing of stores. */
  formats: ['contracts', 'money'],
  local: [],
  messaging,
  database,
  outbox,
  inbox,
  service,
  testing: [...app, 'local'],
  app,
  lint: [],
  tool: [...app, 'local', 'tool'],
  /** Writes manifests from what the apps declare. */
  deploy: [...app, 'local', 'app', 'tool'],
  /** Specs alone, of what the apps do together, judged by the invariants of tools/verify. */
  acceptance: [...app, 'local', 'testing', 'app', 'tool'],
};

/** What specs may import on top: the real stores; in apps and tools also the scenario DSL. */
export const specLayers = Object.fromEntries(
  Object.entries(layers).map(([layer, allowed]) => [
    layer,
    [...allowed, ...(['app', 'tool'].includes(layer) ? ['testing', 'local'] : ['local'])],
  ]),
);

export const constraints = (allowedBy) =>
  Object.entries(allowedBy).map(([layer, allowed]) => ({
    sourceTag: `layer:${layer}`,
    onlyDependOnLibsWithTags: [...new Set(allowed)].map((name) => `layer:${name}`),
  }));
