import { DeskError, toProblem } from '@desk/protocol/errors';

export interface Asked {
  method: string;
  path: string;
  body: unknown;
  key: string | null;
}

/**
 * The server as an element meets it: answers by `METHOD /path`, refuses with what an answer throws, and has nothing anywhere else.
 * `remove` puts the real one back.
 */
export class StubServer {
  readonly asked: Asked[] = [];
  readonly #fetch = globalThis.fetch;

  constructor(answers: Record<string, (body: unknown, query: URLSearchParams) => unknown> = {}) {
    globalThis.fetch = async (input, init) => {
      const { pathname, searchParams } = new URL(String(input), location.href);
      const method = init?.method ?? 'GET';
      const body: unknown = init?.body ? JSON.parse(String(init.body)) : undefined;
      this.asked.push({ method, path: pathname, body, key: new Headers(init?.headers).get('idempotency-key') });
      try {
        const answer = answers[`${method} ${pathname}`];
        if (!answer) throw new DeskError('not-found', 'There is no such thing.');
        return Response.json(await answer(body, searchParams));
      } catch (error) {
        if (!(error instanceof DeskError)) throw error;
        const problem = toProblem(error);
        return Response.json(problem, { status: problem.status });
      }
    };
  }

  /** What was sent to one address, oldest first. */
  sent(method: string, path: string): Asked[] {
    return this.asked.filter((each) => each.method === method && each.path === path);
  }

  remove(): void {
    globalThis.fetch = this.#fetch;
  }
}
