/** Something a person wants done with the open chat, from its head. */
export class ChatAction extends Event {
  static readonly type = 'desk-chat-action';
  readonly action: 'close' | 'pending' | 'resume' | 'accept' | 'release' | 'ask' | 'unask' | 'transfer' | 'panel' | 'back';

  constructor(action: ChatAction['action']) {
    super(ChatAction.type, { bubbles: true, composed: true });
    this.action = action;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-chat-action': ChatAction;
  }
}
