import { z } from 'zod';
import { ChatId, CustomerId } from './ids.ts';
import { Person } from './people.ts';
import { NOTE_LIMIT, textUpTo } from './text.ts';

/** A lasting text about a customer. A closing note appears here too, with `closing: true`. */
export const Note = z.object({
  id: z.string(),
  customerId: CustomerId,
  chatId: ChatId.nullable(),
  author: Person.nullable(),
  text: z.string(),
  closing: z.boolean(),
  at: z.string(),
});
export type Note = z.infer<typeof Note>;

export const AddNote = z.object({ text: textUpTo(NOTE_LIMIT, 'The note'), chatId: ChatId.optional() });
export type AddNote = z.infer<typeof AddNote>;

export const DraftMode = z.enum(['reply', 'close', 'note']);
export type DraftMode = z.infer<typeof DraftMode>;

/** What an agent typed and did not send. `body` belongs to the client; at most 16 kB of JSON. */
export const Draft = z.object({ body: z.record(z.string(), z.unknown()), updatedAt: z.string() });
export type Draft = z.infer<typeof Draft>;
