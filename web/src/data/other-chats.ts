import type { OtherChats } from '@desk/protocol/jira-report';
import { OTHERS_LIMIT } from '@desk/protocol/limits';
import { listOtherChats } from './jira-api.ts';

let waiting: Map<string, (found: OtherChats | undefined) => void> | undefined;

/**
 * How many other chats refer to the issue of a reference. What is asked for together is one request. Undefined: JIRA has not told the
 * issue yet, or nobody can tell now; nobody waits for it, so that is not said.
 */
export function otherChatsOf(referenceId: string): Promise<OtherChats | undefined> {
  if (!waiting || waiting.size >= OTHERS_LIMIT) {
    const group = new Map<string, (found: OtherChats | undefined) => void>();
    waiting = group;
    queueMicrotask(() => void answer(group));
  }
  const group = waiting;
  return new Promise((resolve) => {
    const before = group.get(referenceId);
    group.set(referenceId, (found) => {
      before?.(found);
      resolve(found);
    });
  });
}

async function answer(group: Map<string, (found: OtherChats | undefined) => void>): Promise<void> {
  if (waiting === group) waiting = undefined;
  const found = await listOtherChats([...group.keys()]).then(
    ({ items }) => items,
    () => [],
  );
  for (const [id, resolve] of group) resolve(found.find((each) => each.id === id));
}
