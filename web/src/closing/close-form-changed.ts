import type { CloseForm } from './close-form.ts';

/** A person changed something on the close form. */
export class CloseFormChanged extends Event {
  static readonly type = 'desk-close-form-changed';
  readonly form: CloseForm;

  constructor(form: CloseForm) {
    super(CloseFormChanged.type, { bubbles: true, composed: true });
    this.form = form;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-close-form-changed': CloseFormChanged;
  }
}
