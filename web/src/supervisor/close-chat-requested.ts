/**
 * A supervisor wants to close a chat that somebody else owns. Whoever holds the close form answers and calls `preventDefault()`; when
 * nobody does, the sender goes to the chat's own page.
 */
export class CloseChatRequested extends Event {
  static readonly type = 'desk-close-chat-requested';
  readonly chatId: string;

  constructor(chatId: string) {
    super(CloseChatRequested.type, { bubbles: true, composed: true, cancelable: true });
    this.chatId = chatId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-close-chat-requested': CloseChatRequested;
  }
}
