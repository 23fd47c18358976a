/** The owner of a chat wants to offer it, once more. */
export class TransferWanted extends Event {
  static readonly type = 'desk-transfer-wanted';

  constructor() {
    super(TransferWanted.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-transfer-wanted': TransferWanted;
  }
}
