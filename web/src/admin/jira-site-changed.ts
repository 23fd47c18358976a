import type { JiraConnectionView } from '@desk/protocol/jira';

/** A JIRA site is now so, or (null) was taken away. */
export class JiraSiteChanged extends Event {
  static readonly type = 'desk-jira-site-changed';
  readonly connection: JiraConnectionView | null;

  constructor(connection: JiraConnectionView | null) {
    super(JiraSiteChanged.type, { bubbles: true, composed: true });
    this.connection = connection;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'desk-jira-site-changed': JiraSiteChanged;
  }
}
