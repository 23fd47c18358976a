/** Somebody found or made a JIRA issue and wants it: its address, as it would have been pasted. */
export class IssueChosen extends Event {
  static readonly type = 'desk-issue-chosen';
  readonly url: string;

  constructor(url: string) {
    super(IssueChosen.type, { bubbles: true, composed: true });
    this.url = url;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-issue-chosen': IssueChosen;
  }
}
