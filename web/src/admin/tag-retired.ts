import type { Tag } from '@desk/protocol/tag';

/** A tag left the desk: merged into the tag `into`, or deleted when that is undefined. */
export class TagRetired extends Event {
  static readonly type = 'desk-tag-retired';
  readonly tag: Tag;
  readonly into: Tag | undefined;

  constructor(tag: Tag, into: Tag | undefined) {
    super(TagRetired.type, { bubbles: true, composed: true });
    this.tag = tag;
    this.into = into;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-tag-retired': TagRetired;
  }
}
