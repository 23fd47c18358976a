import type { ClosingQueue } from '../../data/closing-queue.ts';
import type { Router } from '../../route/router.ts';

/** Takes a close back and, where no other chat is open, returns to the chat: what is pressed next is meant for it. */
export async function undoClose(closing: ClosingQueue, router: Router, chatId: string): Promise<void> {
  await closing.undo(chatId);
  const isBack = closing.intents.findLast((intent) => intent.chatId === chatId)?.phase === 'undone';
  if (isBack && /^\/desk(?:\/\w+)?$/.test(router.path)) router.go(`/desk/live/${chatId}`);
}
