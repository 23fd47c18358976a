/** What a person wants to do with a message that was refused. */
export class OutgoingAction extends Event {
  static readonly type = 'desk-outgoing-action';
  readonly id: string;
  readonly action: 'retry' | 'edit' | 'remove';

  constructor(id: string, action: 'retry' | 'edit' | 'remove') {
    super(OutgoingAction.type, { bubbles: true, composed: true });
    this.id = id;
    this.action = action;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-outgoing-action': OutgoingAction;
  }
}
