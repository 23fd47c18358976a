/** What should follow once the message is on its way. */
export type SendAfter = 'stay' | 'close' | 'pending';

/** A person pressed send. `text` is trimmed and may be empty when only the rest was wanted. */
export class SendRequested extends Event {
  static readonly type = 'desk-send-requested';
  readonly text: string;
  readonly after: SendAfter;

  constructor(text: string, after: SendAfter) {
    super(SendRequested.type, { bubbles: true, composed: true });
    this.text = text;
    this.after = after;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-send-requested': SendRequested;
  }
}
