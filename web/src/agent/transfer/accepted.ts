/** The chats that were taken over on this page: what a person does to their list shows at once, held or not. */
export const accepted = new Set<string>();
