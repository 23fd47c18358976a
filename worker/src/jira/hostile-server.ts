import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' };
const SSO =
  '<!doctype html><html><head><title>Sign in</title></head><body><form action="/sso"><input name="password"></form></body></html>';

/** What a server that is no Jira, or a Jira gone mad, may do to a call; `foreign` is an address that must never be asked. */
export const HOSTILITIES: Record<string, (response: ServerResponse, foreign: string) => void> = {
  'sign-in page': (response) => reply(response, 200, { 'content-type': 'text/html' }, SSO),
  'sign-in page that says it is JSON': (response) => reply(response, 200, JSON_TYPE, SSO),
  'sign-in page, packed': (response) => reply(response, 200, { ...JSON_TYPE, 'content-encoding': 'gzip' }, gzipSync(SSO)),
  'JSON, packed without being asked': (response) =>
    reply(response, 200, { ...JSON_TYPE, 'content-encoding': 'gzip' }, gzipSync('{"id":1}')),
  'huge page': (response) => reply(response, 200, { 'content-type': 'text/html' }, SSO + ' '.repeat(6_000_000)),
  'huge JSON': (response) => reply(response, 200, JSON_TYPE, `{"id":1,"key":"NET-1","x":"${'y'.repeat(9_000_000)}"}`),
  'JSON without end': (response) => {
    response.writeHead(200, JSON_TYPE);
    response.write('{"id":1,"values":[');
    const timer = setInterval(() => response.write('{"key":"AAA"},'.repeat(20_000)), 1);
    response.once('close', () => clearInterval(timer));
  },
  'redirect to another host': (response, foreign) => reply(response, 302, { location: `${foreign}/login?os_destination=1` }, ''),
  'redirect that keeps the method': (response, foreign) => reply(response, 307, { location: `${foreign}/rest/api/3/issue/1` }, ''),
  'redirect for ever': (response, foreign) => reply(response, 308, { location: foreign }, ''),
  'redirect to a login of its own': (response) => reply(response, 302, { location: '/login.jsp' }, ''),
  'redirect without a place': (response) => reply(response, 302, {}, ''),
  'JSON beside a redirect': (response, foreign) => reply(response, 301, { ...JSON_TYPE, location: foreign }, '{"id":1,"key":"NET-1"}'),
  'refresh header': (response, foreign) => reply(response, 200, { 'content-type': 'text/html', refresh: `0; url=${foreign}` }, SSO),
  'no body': (response) => reply(response, 200, JSON_TYPE, ''),
  'no type': (response) => reply(response, 200, {}, '{"id":1}'),
  'JSON null': (response) => reply(response, 200, JSON_TYPE, 'null'),
  'JSON of nothing': (response) => reply(response, 200, JSON_TYPE, '{}'),
  'JSON number': (response) => reply(response, 200, JSON_TYPE, '200'),
  'JSON text': (response) => reply(response, 200, JSON_TYPE, '"ok"'),
  'JSON cut off': (response) => reply(response, 200, JSON_TYPE, '{"id":10001,"key":"NET-1","fields":{"summary":"x'),
  'JSON behind a prefix': (response) => reply(response, 200, JSON_TYPE, ')]}\',\n{"id":10001}'),
  'JSON twice': (response) => reply(response, 200, JSON_TYPE, '{"id":1}{"id":2}'),
  'ids that are none': (response) => reply(response, 200, JSON_TYPE, '{"id":"../../x","key":"<img>","accountId":"","deploymentType":7}'),
  'prototype in JSON': (response) => reply(response, 200, JSON_TYPE, '{"__proto__":{"id":"10001","key":"NET-1","accountId":"a"}}'),
  'error that echoes': (response) =>
    reply(response, 400, JSON_TYPE, JSON.stringify({ errorMessages: ['Basic ZGVza0', 'x'.repeat(50_000)] })),
  'error with a script': (response) => reply(response, 500, JSON_TYPE, '{"errorMessages":["<script>alert(1)</script>\\u202e"]}'),
  'wait for ages': (response) => reply(response, 429, { ...JSON_TYPE, 'retry-after': '99999999999999999999' }, '{}'),
  'wait for nonsense': (response) => reply(response, 503, { 'retry-after': '-1; drop', 'content-type': 'text/html' }, SSO),
  'status of its own': (response) => reply(response, 299, { 'content-type': 'text/plain' }, 'fine'),
  teapot: (response) => reply(response, 418, JSON_TYPE, '{"id":1}'),
  'reset at once': (response) => void response.socket?.resetAndDestroy(),
  'reset in the middle': (response) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': '4000' });
    response.write('{"id":10001,', () => response.socket?.resetAndDestroy());
  },
  'end too early': (response) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': '4000' });
    response.write('{"id":10001}', () => response.socket?.end());
  },
  'no HTTP at all': (response) => void response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n'),
  'two lengths': (response) => void response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 8\r\n\r\n{"id":1}'),
  'header without end': (response) => void response.socket?.end(`HTTP/1.1 200 OK\r\nx-long: ${'h'.repeat(90_000)}\r\n\r\n{"id":1}`),
  silence: () => {},
  'headers and silence': (response) => {
    response.writeHead(200, JSON_TYPE);
    response.flushHeaders();
  },
  'a byte now and then': (response) => {
    response.writeHead(200, JSON_TYPE);
    const timer = setInterval(() => response.write(' '), 20);
    response.once('close', () => clearInterval(timer));
  },
};

export interface HostileServer {
  url: string;
  /** How it treats every call from now on. */
  treat(name: string): void;
  /** Every request that came, as method and address. */
  requests: string[];
  close(): Promise<void>;
}

/** Starts a server on loopback that treats calls as it is told, and answers nothing else. */
export async function startHostileServer(foreign: () => string): Promise<HostileServer> {
  const requests: string[] = [];
  let treatment = '';
  const server = createServer((request: IncomingMessage, response) => {
    requests.push(`${request.method} ${request.url}`);
    request.resume();
    response.on('error', () => {});
    HOSTILITIES[treatment]?.(response, foreign());
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    treat: (name) => {
      treatment = name;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)));
}

function reply(response: ServerResponse, status: number, headers: Record<string, string>, body: string | Buffer): void {
  response.writeHead(status, headers);
  response.end(body);
}
