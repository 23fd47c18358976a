// Limits that pages say as well as the desk: without schemas, so that a page loads none for a number.

/** The least and the most characters of a password. */
export const PASSWORD_LENGTH = { least: 12, most: 128 };

/** References whose issues are looked for in other chats by one request. */
export const OTHERS_LIMIT = 30;
