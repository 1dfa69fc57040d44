/** NestJS 12 services and the test runner are built for this line. */
export const NODE_MAJOR = 24;

/** One line saying what to install, or null when the running Node is new enough. */
export function missingNode(version: string = process.versions.node): string | null {
  if (Number.parseInt(version, 10) >= NODE_MAJOR) return null;
  return (
    `Node.js ${String(NODE_MAJOR)} or newer is needed, this is ${version}: run it through npm (npm ci brings Node 24 ` +
    `on Linux and Windows) or install Node.js ${String(NODE_MAJOR)} from https://nodejs.org`
  );
}
