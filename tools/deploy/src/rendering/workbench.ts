import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspace } from '@kervan/local';
import { stringify } from 'yaml';
import { services } from '../company/services.js';
import { manifestText } from '../manifests/manifest-text.js';
import { localSecrets } from '../secrets/local-secrets.js';
import { combinations } from './combinations.js';

/** A folder to render, and what it is called. */
export interface Variant {
  readonly name: string;
  readonly folder: string;
}

/**
 * A copy of the manifests with secrets of its own: what is verified depends on nothing that a desk holds, and leaves
 * nothing there.
 */
export class Workbench {
  readonly #root = mkdtempSync(join(tmpdir(), 'kervan-deploy-'));
  readonly #manifests = join(this.#root, 'infra/k8s');

  constructor() {
    for (const folder of ['infra/k8s', 'infra/grafana'])
      cpSync(join(workspace, folder), join(this.#root, folder), { recursive: true });
    const secrets = manifestText(...localSecrets(join(this.#root, 'kept')));
    writeFileSync(join(this.#manifests, 'overlays/local/secrets.yaml'), secrets);
    writeFileSync(join(this.#manifests, 'secrets.yaml'), secrets);
  }

  /** The overlays, as they are applied. */
  overlays(): readonly Variant[] {
    const folder = join(this.#manifests, 'overlays');
    return readdirSync(folder).map((name) => ({ name: `overlay ${name}`, folder: join(folder, name) }));
  }

  /** The base with every choice of components. Secrets are given where no component brings them. */
  componentSets(): readonly Variant[] {
    const components = readdirSync(join(this.#manifests, 'components'));
    return combinations(components).map((chosen, index) => {
      const folder = join(this.#manifests, 'sets', String(index));
      mkdirSync(folder, { recursive: true });
      const kustomization = {
        resources: ['../../base', ...(chosen.includes('external-secrets') ? [] : ['secrets.yaml'])],
        components: chosen.map((component) => `../../components/${component}`),
        namespace: 'kervan',
        images: services.map(({ name }) => ({ name: `kervan/${name}`, newTag: '0.0.0' })),
        labels: [{ pairs: { 'app.kubernetes.io/version': '0.0.0' }, includeTemplates: true }],
      };
      writeFileSync(join(folder, 'kustomization.yaml'), stringify(kustomization));
      cpSync(join(this.#manifests, 'secrets.yaml'), join(folder, 'secrets.yaml'));
      return { name: `base with ${chosen.join(', ') || 'nothing else'}`, folder };
    });
  }

  close(): void {
    rmSync(this.#root, { recursive: true });
  }
}
