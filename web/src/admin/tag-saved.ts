import type { Tag } from '@desk/protocol/tag';

/** A tag was saved, or deleted when `tag` is undefined. */
export class TagSaved extends Event {
  static readonly type = 'desk-tag-saved';
  readonly tagId: string;
  readonly tag: Tag | undefined;

  constructor(tagId: string, tag: Tag | undefined) {
    super(TagSaved.type, { bubbles: true, composed: true });
    this.tagId = tagId;
    this.tag = tag;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-tag-saved': TagSaved;
  }
}
