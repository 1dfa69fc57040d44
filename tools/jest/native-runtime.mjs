import { randomUUID } from 'node:crypto';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import JestRuntime from 'jest-runtime';

const GLOBALS = new URL('native-globals.mjs', import.meta.url).href;
const TYPESCRIPT = /\.ts(\?.*)?$/;
/** Jest’s own modules that keep what a spec file told them: each file has fresh ones. */
const KEEPING = /[/\\](jest-circus|@jest[/\\]expect)[/\\]/;
const AS_IT_IS = {
  isInternalModule: false,
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: true,
  supportsStaticESM: true,
  supportsTopLevelAwait: true,
};

/** Of everything that was translated in this process, by its URL: sources loaded for one spec file serve the next. */
const sourceMaps = new Map();
/** Jest runs one spec file at a time in a process. */
let running;

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === '@jest/globals') return { url: GLOBALS, format: 'module', shortCircuit: true };
    const ofTypescript = specifier.startsWith('.') && TYPESCRIPT.test(context.parentURL ?? '');
    return next(ofTypescript ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
  load: (url, context, next) =>
    TYPESCRIPT.test(url)
      ? { format: 'module', source: running.translated(url), shortCircuit: true }
      : next(url, context),
});

/** Jest’s runtime, except that Node loads modules: what spec files import once for all of them (ADR 35). */
export default class NativeRuntime extends JestRuntime {
  constructor(...given) {
    super(...given);
    running = this;
  }

  requireInternalModule(from, to) {
    const require = createRequire(from);
    for (const path of Object.keys(require.cache)) if (KEEPING.test(path)) delete require.cache[path];
    return require(to ?? from);
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  /** @param path of a spec file: what it declares belongs to this run of it */
  unstable_importModule(path) {
    return import(`${pathToFileURL(path).href}?${randomUUID()}`);
  }

  setGlobalsForRuntime(globals) {
    const jest = this.jestGlobals.jestObjectFor(this._testPath);
    globalThis[Symbol.for('jest.native-globals')] = { ...globals, jest };
  }

  getSourceMaps() {
    return sourceMaps;
  }

  translated(url) {
    const path = fileURLToPath(url);
    const code = this.transformCache.transform(path, AS_IT_IS);
    sourceMaps.set(url, this.transformCache.getSourceMaps().get(path));
    return code;
  }
}
