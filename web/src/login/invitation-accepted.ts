/** A password was chosen by a link, and its owner is signed in. */
export class InvitationAccepted extends Event {
  constructor() {
    super('desk-invitation-accepted', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-invitation-accepted': InvitationAccepted;
  }
}
