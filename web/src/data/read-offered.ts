import type { ChatStore } from './chat-store.ts';
import { readAlone } from './read-open-tab.ts';
import { listOffered } from './transfers-api.ts';

/**
 * Reads what is on offer to this person into the store. What the store still has on offer to them, and the answer lacks, has ended unheard and is read by
 * itself. [C16]
 * @throws DeskError when it cannot be read
 */
export async function readOffered(store: ChatStore, userId: string): Promise<void> {
  const before = store
    .all()
    .filter(({ transfer, agent }) => transfer && agent?.id !== userId && !transfer.declinedBy.some((id) => id === userId));
  const { items } = await listOffered();
  store.put(...items);
  const found = new Set<string>(items.map(({ id }) => id));
  for (const { id, transfer } of before) if (!found.has(id) && store.get(id)?.transfer?.id === transfer?.id) await readAlone(store, id);
}
