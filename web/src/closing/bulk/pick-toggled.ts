/** A person ticked a row or took its tick away; with Shift everything up to it. */
export class PickToggled extends Event {
  static readonly type = 'desk-pick-toggled';
  readonly chatId: string;
  readonly isRange: boolean;

  constructor(chatId: string, isRange: boolean) {
    super(PickToggled.type, { bubbles: true, composed: true });
    this.chatId = chatId;
    this.isRange = isRange;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-pick-toggled': PickToggled;
  }
}
