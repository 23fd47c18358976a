import { z } from 'zod';
import { ChatId } from './ids.ts';
import { Instant } from './instant.ts';
import { Department, Person } from './people.ts';
import { lineUpTo } from './text.ts';

/** The customer of an open chat asks for a supervisor, as its owner says: since when, and why. [V6] */
export const SupervisorAsked = z.object({ at: z.string(), reason: z.string().nullable() });
export type SupervisorAsked = z.infer<typeof SupervisorAsked>;

/** `POST /api/chats/:id/ask-supervisor`. Said again, the reason is the new one, and the time stays. */
export const AskSupervisor = z.object({ reason: lineUpTo(200, 'The reason').nullish() });
export type AskSupervisor = z.infer<typeof AskSupervisor>;

/** `POST /api/chats/:id/see-to-asked`. `askedAt`: which asking is meant, so that a late answer ends no newer one. */
export const SeeToAsked = z.object({ askedAt: Instant });
export type SeeToAsked = z.infer<typeof SeeToAsked>;

/** A chat on the live wall whose customer asks for a supervisor; a wall screen says initials and no reason. */
export const AskedChat = SupervisorAsked.extend({
  chatId: ChatId,
  customer: z.string(),
  agent: Person.nullable(),
  department: Department.nullable(),
});
export type AskedChat = z.infer<typeof AskedChat>;
