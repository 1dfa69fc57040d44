import { z } from 'zod';

const Routed = z.object({ route: z.object({ path: z.string() }) });

/** The route that a request matched, `/ops/redrives/:id`; null before or without one. */
export function routeOf(request: object): string | null {
  return Routed.safeParse(request).data?.route.path ?? null;
}
