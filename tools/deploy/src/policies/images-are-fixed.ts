import type { Policy } from './policy.js';
import { workloadsOf } from './workloads.js';

const FIXED = /^[^@]+(:[\w][\w.-]*|@sha256:[0-9a-f]{64})$/;

export const imagesAreFixed: Policy = {
  name: 'every image has a tag that is not latest, or a digest',
  faults: (objects) =>
    workloadsOf(objects).flatMap(({ containers, fault }) =>
      containers
        .filter(({ container: { image = '' } }) => !FIXED.test(image) || image.endsWith(':latest'))
        .map(({ path, container: { image } }) => fault(`${path}.image`, `${image ?? 'none'} may change`)),
    ),
};
