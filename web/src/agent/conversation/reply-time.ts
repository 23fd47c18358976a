import type { Message } from '@desk/protocol/chat';

/** Mean time from a customer's first unanswered message to the team's answer, in milliseconds; undefined before the first answer. */
export function averageReplyMs(messages: readonly Message[]): number | undefined {
  let asked: number | undefined;
  const waits: number[] = [];
  for (const message of messages) {
    const at = Date.parse(message.at);
    if (message.author.kind === 'customer') asked ??= at;
    else if (message.author.kind === 'agent' && asked !== undefined) {
      waits.push(at - asked);
      asked = undefined;
    }
  }
  return waits.length ? waits.reduce((sum, wait) => sum + wait, 0) / waits.length : undefined;
}
