import type { ChatEvent } from '@desk/protocol/chat';
import type { Person } from '@desk/protocol/people';
import type { Transfer } from '@desk/protocol/transfer';

/** Parts in reading order; the names among them stand out. */
export type LinePart = string | { name: string };

/** What happened to an offer, as a line of its chat; nothing for every other event. `say` names a person where they are not the first word. */
export function transferLine(line: ChatEvent, who: string, say: (person: Person) => string): LinePart[] | undefined {
  const { transfer, from, reason, why } = line.data as { transfer?: Transfer; from?: Person; reason?: string | null; why?: string };
  if (!transfer) return undefined;
  const to = { name: targetName(transfer, say) };
  const because = reason ? `: ${reason}` : '';
  switch (line.type) {
    case 'chat.transfer-offered':
      return [{ name: who }, ' offered this chat to ', to, transfer.note ? `: ${transfer.note}` : ''];
    case 'chat.transfer-accepted':
      return [{ name: who }, ' took this chat over from ', { name: say(from ?? transfer.from) }];
    case 'chat.transfer-declined':
      return [{ name: who }, ` declined to take this chat over${because}`];
    case 'chat.transfer-passed':
      return [{ name: who }, ` declined to take this chat over${because}. Others in `, to, ' still may'];
    case 'chat.transfer-expired':
      return why === 'time'
        ? ['Nobody took this chat over in time, it was offered to ', to]
        : ['Nobody was there any more to take this chat over, it was offered to ', to];
    case 'chat.transfer-cancelled':
      return [{ name: who }, ' cancelled the transfer to ', to];
    default:
      return undefined;
  }
}

/** What is said behind an event that ended an offer on its way; nothing behind any other. [C25] [C22] */
export function withdrawnPart({ data }: ChatEvent, say: (person: Person) => string): LinePart[] {
  const { withdrawn } = data as { withdrawn?: Transfer };
  return withdrawn ? ['. The offer to ', { name: targetName(withdrawn, say) }, ' is withdrawn'] : [];
}

function targetName({ to }: Transfer, say: (person: Person) => string): string {
  return to.kind === 'agent' ? say(to) : to.name;
}
