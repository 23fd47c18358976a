import { request as httpRequest } from 'node:http';
import { type AgentOptions, Agent as HttpsAgent, request as httpsRequest, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';
import { proxyAuthorization } from './proxies.ts';

const PATIENCE_MS = 10_000;

/** The proxy did not open a way to the site; `status` is what it said. */
export class ProxyRefused extends Error {
  override readonly name = 'ProxyRefused';
  readonly status: number;

  constructor(proxy: URL, status: number) {
    super(status === 407 ? `The proxy ${proxy.host} asks for a sign-in (407).` : `The proxy ${proxy.host} opens no way (${status}).`);
    this.status = status;
  }
}

/** Connections to https sites by way of a proxy: it is asked to connect, then sees encrypted bytes only. The site's own certificate counts. */
export class TunnelAgent extends HttpsAgent {
  readonly #proxy: URL;

  constructor(proxy: URL, options: AgentOptions) {
    super(options);
    this.#proxy = proxy;
  }

  override createConnection(options: RequestOptions, callback?: (error: Error | null, stream: Duplex) => void): undefined {
    const host = options.host ?? '';
    const named = `${host.includes(':') ? `[${host}]` : host}:${options.port ?? 443}`;
    openTunnel(this.#proxy, named).then(
      (socket) => callback?.(null, connect({ ...(options as object), host, socket, servername: options.servername || host })),
      (error: Error) => callback?.(error, undefined as never),
    );
  }
}

/** @throws ProxyRefused, or the error of the connection */
function openTunnel(proxy: URL, to: string): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const authorization = proxyAuthorization(proxy);
    const start = proxy.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = start({
      method: 'CONNECT',
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      path: to,
      headers: { host: to, ...(authorization ? { 'proxy-authorization': authorization } : {}) },
      agent: false,
      timeout: PATIENCE_MS,
    });
    request.once('timeout', () => request.destroy(Object.assign(new Error('The proxy did not answer.'), { code: 'ETIMEDOUT' })));
    request.once('error', reject);
    request.once('connect', (response, socket) => {
      socket.setTimeout(0);
      if (response.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new ProxyRefused(proxy, response.statusCode ?? 0));
    });
    request.end();
  });
}
