import type { JiraDouble } from './start-jira-double.ts';

/** One answer, read to its end; `body` is parsed if it is JSON. */
export interface Spoken {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of many shapes
  body: any;
}

/** Speaks REST to a double as its service user, or with whatever `authorization` says. Paths begin after `/rest/api/<n>`. */
export function speakTo(double: JiraDouble, flavour: 'cloud' | 'dc', authorization?: string) {
  const base = `${double.url}/rest/api/${flavour === 'cloud' ? 3 : 2}`;
  const own = flavour === 'cloud' ? `Basic ${Buffer.from('desk@service.example:t0ken').toString('base64')}` : 'Bearer t0ken';
  return async (method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Spoken> => {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      ...(authorization === '' ? {} : { authorization: authorization ?? own }),
    };
    const response = await fetch(base + path, {
      method,
      headers,
      redirect: 'manual',
      signal,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parse(text) };
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
