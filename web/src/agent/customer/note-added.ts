/** A note was stored: lists of notes are behind by one. */
export class NoteAdded extends Event {
  static readonly type = 'desk-note-added';

  constructor() {
    super(NoteAdded.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-note-added': NoteAdded;
  }
}
