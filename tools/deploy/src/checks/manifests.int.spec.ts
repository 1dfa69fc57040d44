import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { manifestText } from '../manifests/manifest-text.js';
import { changed, goodApp } from '../policies/good-app.mother.js';
import type { Kustomize } from '../rendering/find-kustomize.js';
import type { KubernetesObject } from '../rendering/kubernetes-object.js';
import { checkManifests } from './manifests.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kervan-spec-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Stands for a kustomize that renders these objects, whatever it is given. */
function rendering(objects: readonly KubernetesObject[]): Kustomize {
  const file = join(folder, 'rendered.yaml');
  writeFileSync(file, manifestText(...objects));
  const program = `process.stdout.write(require('node:fs').readFileSync(${JSON.stringify(file)}, 'utf8'))`;
  return { program: process.execPath, parameters: ['-e', program] };
}

const variants = () => [{ name: 'overlay spec', folder }];
const image = 'spec.template.spec.containers.0.image';

describe('checking what kustomize renders', () => {
  it('names overlay, object and field of what breaks a policy', async () => {
    const objects = changed(goodApp(), 'Deployment', image, 'kervan/app:latest');
    const [renders, , policies] = await checkManifests('1 overlay', rendering(objects), variants());

    expect(renders?.state).toBe('passed');
    expect(policies).toMatchObject({
      state: 'FAILED',
      details: [
        expect.stringMatching(
          /^overlay spec: Deployment app spec\.template\.spec\.containers\[name=app\]\.image: kervan\/app:latest may change/,
        ),
      ],
    });
  });

  it('says once what is broken in many', async () => {
    const objects = changed(goodApp(), 'Deployment', image, 'kervan/app:latest');
    const two = [...variants(), { name: 'overlay other', folder }];
    const [, , policies] = await checkManifests('2 overlays', rendering(objects), two);

    expect(policies?.details).toEqual([expect.stringMatching(/^overlay spec and 1 more: Deployment app /)]);
  });

  it('names object and field of what the types do not know', async () => {
    const objects = changed(goodApp(), 'Deployment', 'spec.replica', 2);
    const [, types] = await checkManifests('1 overlay', rendering(objects), variants());

    expect(types?.state).toBe('FAILED');
    expect(types?.details[0]).toMatch(/^Deployment app spec\.replica: /);
  });

  it('says what kustomize says when it renders nothing', async () => {
    const failing = {
      program: process.execPath,
      parameters: ['-e', 'console.error("no such file"); process.exit(1)'],
    };
    const [renders] = await checkManifests('1 overlay', failing, variants());

    expect(renders).toMatchObject({ state: 'FAILED', details: ['overlay spec: no such file'] });
  });

  it('says which program is not there', async () => {
    const [renders] = await checkManifests(
      '1 overlay',
      { program: 'no-kustomize', parameters: [] },
      variants(),
    );

    expect(renders?.details).toEqual(['overlay spec: there is no program no-kustomize']);
  });
});
