import { z } from 'zod';

/**
 * Ids are TypeIDs: a prefix that says what it is, then a UUIDv7 in 26 lower-case base-32 characters (Crockford alphabet), so they sort by
 * time, are one double-click and cannot be used for one another: each is branded.
 */
const SUFFIX = '[0-7][0-9a-hjkmnp-tv-z]{25}';

function idOf<const P extends string>(prefix: P) {
  return z
    .string()
    .regex(new RegExp(`^${prefix}_${SUFFIX}$`), `is not a ${prefix} id`)
    .brand<P>();
}

export const WorkspaceId = idOf('ws');
export type WorkspaceId = z.infer<typeof WorkspaceId>;
export const UserId = idOf('usr');
export type UserId = z.infer<typeof UserId>;
export const DepartmentId = idOf('dep');
export type DepartmentId = z.infer<typeof DepartmentId>;
export const CustomerId = idOf('cust');
export type CustomerId = z.infer<typeof CustomerId>;
export const ChatId = idOf('chat');
export type ChatId = z.infer<typeof ChatId>;
export const MessageId = idOf('msg');
export type MessageId = z.infer<typeof MessageId>;
export const ClosureId = idOf('clo');
export type ClosureId = z.infer<typeof ClosureId>;
export const ReferenceId = idOf('ref');
export type ReferenceId = z.infer<typeof ReferenceId>;
export const TagId = idOf('tag');
export type TagId = z.infer<typeof TagId>;
export const NoteId = idOf('note');
export type NoteId = z.infer<typeof NoteId>;
export const JiraConnectionId = idOf('jira');
export type JiraConnectionId = z.infer<typeof JiraConnectionId>;
export const JiraAskId = idOf('ask');
export type JiraAskId = z.infer<typeof JiraAskId>;
export const JiraTrialId = idOf('try');
export type JiraTrialId = z.infer<typeof JiraTrialId>;
export const ExportId = idOf('exp');
export type ExportId = z.infer<typeof ExportId>;
export const SavedViewId = idOf('view');
export type SavedViewId = z.infer<typeof SavedViewId>;
export const TransferId = idOf('xfer');
export type TransferId = z.infer<typeof TransferId>;
export const WallPassId = idOf('wall');
export type WallPassId = z.infer<typeof WallPassId>;
export const SurveyId = idOf('srv');
export type SurveyId = z.infer<typeof SurveyId>;

type Ids = {
  ws: WorkspaceId;
  usr: UserId;
  dep: DepartmentId;
  cust: CustomerId;
  chat: ChatId;
  msg: MessageId;
  clo: ClosureId;
  ref: ReferenceId;
  tag: TagId;
  note: NoteId;
  jira: JiraConnectionId;
  ask: JiraAskId;
  try: JiraTrialId;
  exp: ExportId;
  view: SavedViewId;
  xfer: TransferId;
  wall: WallPassId;
  srv: SurveyId;
};

export type IdPrefix = keyof Ids;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id of the given kind. Made by the process that inserts the row; the browser makes only idempotency keys. */
export function newId<P extends IdPrefix>(prefix: P): Ids[P] {
  return `${prefix}_${encode(uuidV7())}` as unknown as Ids[P];
}

let lastMs = 0;
let count = 0;

/** Random bytes in stock: asking the system for 16 at a time costs more than all the rest of an id. */
const stock = new Uint8Array(16 * 64);
let used = stock.length;

function randomBytes16(): Uint8Array {
  if (used === stock.length) {
    crypto.getRandomValues(stock);
    used = 0;
  }
  used += 16;
  return stock.slice(used - 16, used);
}

/**
 * RFC 9562, version 7: 48 bits of Unix milliseconds, 12 of a counter (method 1 of section 6.2), then random bits. So ids of one process sort
 * in the order in which they were made, also within a millisecond and when the clock steps back.
 */
function uuidV7(): Uint8Array {
  const bytes = randomBytes16();
  const now = Date.now();
  if (now > lastMs) [lastMs, count] = [now, 0];
  else if (++count > 0xfff) [lastMs, count] = [lastMs + 1, 0];
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(lastMs / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = 0x70 | (count >> 8);
  bytes[7] = count & 0xff;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes;
}

/** 128 bits behind two zeros are 26 digits of five. */
function encode(bytes: Uint8Array): string {
  let text = '';
  let rest = 0;
  let bits = 2;
  for (const byte of bytes) {
    rest = (rest << 8) | byte;
    for (bits += 8; bits >= 5; ) {
      bits -= 5;
      text += ALPHABET[(rest >> bits) & 31];
    }
    rest &= (1 << bits) - 1;
  }
  return text;
}
