import { DeskError } from '@desk/protocol/errors';
import type { AskJira, JiraAsk } from '@desk/protocol/jira-ask';
import { askJira, readAsk } from './jira-api.ts';

const lookAfterMs = [250, 400, 600, 1_000];
const patienceMs = 60_000;

/**
 * Asks something that only JIRA can say or do, and waits for the answer, for a minute at most. `key`: one for each intent of a person.
 * @throws DeskError with JIRA's reason as its sentence, and with `answered` when that is its last word; the signal's reason if it aborts
 */
export async function askAndWait(request: AskJira, signal: AbortSignal, key?: string): Promise<JiraAsk> {
  let ask = await askJira(request, key);
  const until = Date.now() + patienceMs;
  for (let look = 0; ask.state === 'asked' && Date.now() < until; look++) {
    await new Promise((resolve) => setTimeout(resolve, lookAfterMs[look] ?? 1_500));
    signal.throwIfAborted();
    ask = await readAsk(ask.id);
  }
  if (ask.state === 'done') return ask;
  throw new DeskError('unavailable', ask.reason ?? 'JIRA has not answered yet.', { answered: ask.state === 'failed' });
}
