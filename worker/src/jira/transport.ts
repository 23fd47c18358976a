import { type ClientRequest, Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { checkHost, ForbiddenAddress, guardedLookup } from './address.ts';
import type { JiraConnection } from './connection.ts';
import { JiraFailure } from './failure.ts';
import { proxyAuthorization, proxyFor } from './proxies.ts';
import { ProxyRefused, TunnelAgent } from './tunnel.ts';

/** An answer as it came, of any status. `text` is cut at the limit, and empty if it is compressed, which was not asked for. */
export interface RawAnswer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
}

export interface RawRequest {
  method: string;
  headers: Record<string, string>;
  body?: string;
  maxBytes: number;
}

// Four connections per host, kept open. Sockets made where loopback is allowed are never lent to calls where it is not.
const agents = new Map<string, HttpAgent>();
const AGENT_OPTIONS = { keepAlive: true, maxSockets: 4, timeout: 30_000 };

/** Time to reach the host; an answer has its own. */
const CONNECT_MS = 5_000;

const TLS_CODES = /^(?:ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$|HOSTNAME_MISMATCH$)/;

/**
 * Sends one request and reads the answer. Redirects are never followed, names are connected to at the address that was checked,
 * and the connection, the first byte and the end of the answer have their time. By `node:http`, because `fetch` takes neither a resolver nor a
 * certificate authority per call. By way of a proxy it is the proxy that resolves the name, so what it may reach is its own rule.
 * @throws JiraFailure `network`, `timeout`, `tls`, or `wrong_url` for an address that is not allowed; the signal's own reason if it aborts
 */
export async function send(
  connection: JiraConnection,
  url: URL,
  { method, headers, body, maxBytes }: RawRequest,
  signal?: AbortSignal,
): Promise<RawAnswer> {
  const { allowLoopback = false, headersMs = 10_000, totalMs = 20_000 } = connection;
  const late = new AbortController();
  const totalTimer = setTimeout(() => late.abort(), totalMs);
  const stop = signal === undefined ? late.signal : AbortSignal.any([signal, late.signal]);
  let timer: NodeJS.Timeout | undefined;
  const lateAfter = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => late.abort(), ms);
  };
  try {
    stop.throwIfAborted();
    checkHost(url.hostname, allowLoopback);
    return await new Promise<RawAnswer>((resolve, reject) => {
      const request = open(connection, url, { method, headers, signal: stop }, (response) => {
        clearTimeout(timer);
        readText(response, maxBytes).then((text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }), reject);
      });
      request.once('socket', (socket) => {
        if (!socket.connecting) return lateAfter(headersMs);
        lateAfter(Math.min(CONNECT_MS, headersMs));
        socket.once('connect', () => lateAfter(headersMs));
      });
      request.once('error', reject);
      request.end(body);
    });
  } catch (error) {
    signal?.throwIfAborted();
    throw late.signal.aborted ? new JiraFailure('timeout', `${url.host} did not answer in time.`) : failureOf(error, url);
  } finally {
    clearTimeout(totalTimer);
    clearTimeout(timer);
  }
}

type Call = { method: string; headers: Record<string, string>; signal: AbortSignal };

/** Begins the call: straight to the site, through a tunnel to an https one, or by handing the whole address to the proxy. */
function open(connection: JiraConnection, url: URL, call: Call, answered: (response: IncomingMessage) => void): ClientRequest {
  const { allowLoopback = false, ca, resolve } = connection;
  const proxy = proxyFor(url, connection.proxies ?? {});
  const agent = agentFor(url.protocol, allowLoopback, proxy);
  if (proxy === null) {
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
    return start(url, { ...call, ca, agent, lookup: guardedLookup(allowLoopback, resolve) }, answered);
  }
  if (url.protocol === 'https:') return httpsRequest(url, { ...call, ca, agent }, answered);
  const authorization = proxyAuthorization(proxy);
  const start = proxy.protocol === 'https:' ? httpsRequest : httpRequest;
  const headers = { ...call.headers, host: url.host, ...(authorization ? { 'proxy-authorization': authorization } : {}) };
  return start(new URL(proxy.origin), { ...call, headers, path: url.href, agent }, answered);
}

function agentFor(protocol: string, allowLoopback: boolean, proxy: URL | null): HttpAgent {
  const name = `${protocol} ${allowLoopback} ${proxy?.href ?? ''}`;
  const known = agents.get(name);
  if (known) return known;
  const isTls = (protocol === 'https:' ? protocol : proxy?.protocol) === 'https:';
  const direct = isTls ? new HttpsAgent(AGENT_OPTIONS) : new HttpAgent(AGENT_OPTIONS);
  const agent = proxy !== null && protocol === 'https:' ? new TunnelAgent(proxy, AGENT_OPTIONS) : direct;
  agents.set(name, agent);
  return agent;
}

async function readText(response: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    chunks.push(chunk);
    // Leaving the loop destroys the connection, so nothing more is read.
    if (size > maxBytes) break;
  }
  const encoding = response.headers['content-encoding'] ?? 'identity';
  return encoding === 'identity' ? new TextDecoder().decode(Buffer.concat(chunks).subarray(0, maxBytes)) : '';
}

function failureOf(error: unknown, url: URL): JiraFailure {
  if (error instanceof ForbiddenAddress) return new JiraFailure('wrong_url', `${url.host} is not allowed: ${error.message}`);
  if (error instanceof ProxyRefused) return new JiraFailure('network', error.message, { status: error.status });
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (TLS_CODES.test(code)) return new JiraFailure('tls', `The certificate of ${url.host} was not accepted (${code}).`);
  return new JiraFailure('network', `No connection to ${url.host} (${code}).`);
}
