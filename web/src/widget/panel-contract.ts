/** What the loader hands to the panel chunk. Types only: the two share no code, so that the loader stays one small classic script. */
export type PanelOptions = {
  /** Origin of the desk, where the loader came from. */
  base: string;
  /** The public widget key of the workspace. */
  key: string;
  /** How the business calls itself, until the desk has said so. */
  title: string;
  /** Department that new chats go to, by name; null lets the desk choose. */
  department: string | null;
  /** Where the business explains what it keeps; null shows no link. */
  privacyUrl: string | null;
  /** The element that the panel is put into. */
  parent: Element;
  /** What nobody has looked at: messages of the team, and whether a question about the chat. */
  onUnread: (messages: number, isAsked: boolean) => void;
  /** The panel is gone from sight. `active` means that a chat goes on. */
  onMinimised: (active: boolean) => void;
};

export type Panel = {
  /** Shows the panel. With `focus`, the message field gets it: only after a click, never on a page that has just loaded. */
  open: (how: { focus: boolean }) => void;
  minimise: () => void;
};

export type MountPanel = (options: PanelOptions) => Panel;
