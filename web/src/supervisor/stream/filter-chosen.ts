import type { StreamFilter } from './stream-filter.ts';

/** A person wants to see another part of the stream. Only the parts that change are there. */
export class FilterChosen extends Event {
  static readonly type = 'desk-filter-chosen';
  readonly change: Partial<StreamFilter>;

  constructor(change: Partial<StreamFilter>) {
    super(FilterChosen.type, { bubbles: true, composed: true });
    this.change = change;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-filter-chosen': FilterChosen;
  }
}
