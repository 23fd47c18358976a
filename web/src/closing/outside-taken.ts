import type { CloseField } from './close-form.ts';

/** A person takes for a field what another tab of theirs says. */
export class OutsideTaken extends Event {
  static readonly type = 'desk-outside-taken';
  readonly field: CloseField;

  constructor(field: CloseField) {
    super(OutsideTaken.type, { bubbles: true, composed: true });
    this.field = field;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-outside-taken': OutsideTaken;
  }
}
