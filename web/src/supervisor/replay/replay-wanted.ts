/** A person wants to see a past minute of the stream, ISO-8601. */
export class ReplayWanted extends Event {
  static readonly type = 'desk-replay-wanted';
  readonly at: string;

  constructor(at: string) {
    super(ReplayWanted.type, { bubbles: true, composed: true });
    this.at = at;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-replay-wanted': ReplayWanted;
  }
}
