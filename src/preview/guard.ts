import type { MiddlewareHandler } from 'hono';

/** Everything the page loads comes from this server; it loads nothing else and runs no inline script or style. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Keeps other web sites out. The server listens on the loopback address only, but a page of another site, open in
 * the same browser, could still call it: under a host name that it points here (DNS rebinding, seen by the Host
 * header), or across origins (seen by the Origin header).
 *
 * @param port where the server listens
 */
export function guard(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${port()}`);
    const host = context.req.header('host') ?? '';
    if (!hosts.includes(host)) return context.text(`Not under this name. Open http://${hosts[0]}/\n`, 421);
    const safe = context.req.method === 'GET' || context.req.method === 'HEAD';
    if (!safe && context.req.header('origin') !== `http://${host}`)
      return context.text('Only the preview’s own page may do this.\n', 403);
    await next();
    context.header('content-security-policy', POLICY);
    context.header('cross-origin-opener-policy', 'same-origin');
    context.header('cross-origin-resource-policy', 'same-origin');
    context.header('referrer-policy', 'same-origin');
    context.header('x-content-type-options', 'nosniff');
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store');
  };
}
