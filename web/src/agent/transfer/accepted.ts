/** The chats that were taken over on this page, until they leave the live list: what a person does to their list shows at once, held or not, and is no news to them. */
export const accepted = new Set<string>();
