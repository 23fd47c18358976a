/** A department was made, renamed or deleted here. */
export class DepartmentsChanged extends Event {
  constructor() {
    super('desk-departments-changed', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-departments-changed': DepartmentsChanged;
  }
}
