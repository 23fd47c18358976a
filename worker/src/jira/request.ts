import { classify } from './classify.ts';
import { apiRoot, authorizationOf, type JiraConnection } from './connection.ts';
import { checkEndpoint, noteEndpointWait } from './endpoint-waits.ts';
import { JiraFailure } from './failure.ts';
import { inLane } from './lanes.ts';
import { noteRate } from './rates.ts';
import { send } from './transport.ts';

const MAX_BYTES = 256 * 1024;

export interface JiraRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Segments below the API root; each is encoded. */
  path: string[];
  query?: Record<string, string>;
  body?: unknown;
  /** Without our credentials: for what Jira tells anybody. */
  anonymous?: boolean;
  /** How much of the answer is read, in bytes; 256 KiB unless given. */
  maxBytes?: number;
}

/**
 * Calls Jira once and gives the parsed JSON of a success, undefined for 204. Nothing is retried here, and no redirect is followed.
 * What its endpoint would refuse is not sent.
 * @throws JiraFailure with the kind of jira.md section 1.5; the signal's reason if it aborts
 */
export async function requestJira(connection: JiraConnection, request: JiraRequest, signal?: AbortSignal): Promise<unknown> {
  const url = addressOf(connection, request);
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-encoding': 'identity',
    'user-agent': 'chat-desk',
    ...(request.anonymous === true ? {} : { authorization: authorizationOf(connection) }),
    // Jira refuses writes without it where it takes the caller for a browser.
    'x-atlassian-token': 'no-check',
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
  };
  const raw = { method: request.method, headers, body, maxBytes: request.maxBytes ?? MAX_BYTES };
  const call = async () => {
    checkEndpoint(connection.id, request);
    return send(connection, url, raw, signal);
  };
  const answer = await inLane(connection.id, connection.lane ?? 'link', call, signal);
  noteRate(connection.id, answer.headers);
  const text = request.anonymous === true ? answer.text : withoutSecrets(answer.text, connection);
  const result = classify({ ...answer, text }, new Date());
  if (result instanceof JiraFailure) {
    noteEndpointWait(connection.id, request, result);
    throw result;
  }
  return result.json;
}

/** The address of a call. Whatever the segments hold, it lies below the API root, or the call is not made. */
function addressOf(connection: JiraConnection, { path, query }: JiraRequest): URL {
  const root = apiRoot(connection);
  const below = path.map(encodeURIComponent).join('/');
  const search =
    query === undefined
      ? ''
      : `?${Object.entries(query)
          .map((pair) => pair.map(encodeURIComponent).join('='))
          .join('&')}`;
  const text = `${root}/${below}${search}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHttp = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url === undefined || !isHttp || url.username !== '' || url.password !== '' || url.hash !== '') {
    throw new JiraFailure('wrong_url', 'The base URL of the JIRA connection is not a plain http(s) address.');
  }
  if (!url.pathname.endsWith(`/${below}`) || !url.pathname.startsWith(new URL(`${root}/`).pathname)) {
    throw new JiraFailure('bad_request', 'The call would leave the API of the JIRA connection.');
  }
  return url;
}

/** An answer that echoes our credentials must not carry them into a log. */
function withoutSecrets(text: string, connection: JiraConnection): string {
  const [, credentials = connection.token] = authorizationOf(connection).split(' ');
  return text.replaceAll(connection.token, '…').replaceAll(credentials, '…');
}
