import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KervanError } from '@kervan/contracts';
import type { Request, RequestHandler, Response } from 'express';

export interface PagesOptions {
  /** Folder of the built pages. */
  readonly root: string;
  readonly contentSecurityPolicy: string;
}

/** Addresses of something else than pages. */
const OTHERS = ['api', 'ops', 'docs', 'health', 'metrics', 'sign-in.json'];
/** Files there are named by their content. */
const HASHED = '/assets/';
const YEAR_MS = 31_536_000_000;
const PAGE = 'index.html';

/** Serves the files of the pages, and the one page for every address that a browser opens: it knows its own routes. */
export function servePages({ root, contentSecurityPolicy }: PagesOptions): RequestHandler {
  return (request, response, next) => {
    const path = pathOf(request);
    const [first = ''] = path.split('/').filter((part) => part !== '');
    if (!['GET', 'HEAD'].includes(request.method) || OTHERS.includes(first)) {
      next();
      return;
    }
    if (!existsSync(join(root, PAGE))) {
      next(new KervanError('NOT_FOUND', 'The pages of the console were not built.'));
      return;
    }
    response.setHeader('content-security-policy', contentSecurityPolicy);
    const page = isOpened(request) ? () => send(response, root, PAGE, () => next(missing())) : undefined;
    send(response, root, path === '/' ? PAGE : path, page ?? (() => next(missing())));
  };
}

/** A browser opens an address as a page; scripts and pictures it asks for otherwise. */
function isOpened(request: Request): boolean {
  const { accept = '' } = request.headers;
  return accept.includes('text/html') && !pathOf(request).startsWith(HASHED);
}

/** `path` of the request is what is left of it behind the route of a middleware. */
function pathOf({ originalUrl }: Request): string {
  return originalUrl.split('?', 1)[0] ?? originalUrl;
}

/** What lies outside of the folder, begins with a dot or is no file counts as missing. */
function send(response: Response, root: string, path: string, onMissing: () => void): void {
  const isHashed = path.startsWith(HASHED);
  const caching = isHashed ? { immutable: true, maxAge: YEAR_MS } : { cacheControl: false };
  if (!isHashed) response.setHeader('cache-control', 'no-cache');
  response.sendFile(path, { root, dotfiles: 'ignore', ...caching }, (error?: Error) => {
    if (!error || response.headersSent) return;
    onMissing();
  });
}

function missing(): KervanError {
  return new KervanError('NOT_FOUND', 'There is no such file among the pages.');
}
