import { type Intent, intentOf } from '@desk/core/chats/change';
import { acceptTransfer } from '@desk/core/transfers/accept';
import { declineTransfer } from '@desk/core/transfers/decline';
import { offerTransfer } from '@desk/core/transfers/offer';
import { acknowledgeTransfer, cancelTransfer } from '@desk/core/transfers/own';
import { transferTargets } from '@desk/core/transfers/targets';
import { Chat } from '@desk/protocol/chat';
import { ChatId } from '@desk/protocol/ids';
import { AnswerTransfer, DeclineTransfer, OfferTransfer, TransferTargets } from '@desk/protocol/transfer';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Deps, Env } from '../http/context.ts';
import { idempotencyKey } from '../http/idempotency-key.ts';
import { about, valid } from '../http/valid.ts';

const OneChat = z.object({ id: ChatId });

/** Handing a chat over: offered by its owner, taken by whom they offer it to. [C15] */
export function transferRoutes({ db }: Deps) {
  return new Hono<Env>()
    .get(
      '/:id/transfer-targets',
      about('To whom my chat can be offered', 'Transfers', TransferTargets),
      valid('param', OneChat),
      async (c) => c.json(await transferTargets(db, c.get('member'), c.req.valid('param').id)),
    )
    .post(
      '/:id/transfer',
      about('Offer my chat to an agent or a department', 'Transfers', Chat),
      valid('param', OneChat),
      valid('json', OfferTransfer),
      async (c) => {
        const { id } = c.req.valid('param');
        const input = c.req.valid('json');
        return c.json(await offerTransfer(db, c.get('member'), id, input, intended(c, ['transfer', id, input])));
      },
    )
    .post(
      '/:id/transfer/accept',
      about('Take over a chat that is on offer to me', 'Transfers', Chat),
      valid('param', OneChat),
      valid('json', AnswerTransfer),
      async (c) => {
        const { id } = c.req.valid('param');
        const input = c.req.valid('json');
        return c.json(await acceptTransfer(db, c.get('member'), id, input, intended(c, ['accept-transfer', id, input])));
      },
    )
    .post(
      '/:id/transfer/decline',
      about('Do not take over a chat that is on offer to me', 'Transfers', Chat),
      valid('param', OneChat),
      valid('json', DeclineTransfer),
      async (c) => {
        const { id } = c.req.valid('param');
        const input = c.req.valid('json');
        return c.json(await declineTransfer(db, c.get('member'), id, input, intended(c, ['decline-transfer', id, input])));
      },
    )
    .post(
      '/:id/transfer/cancel',
      about('Take my offer back', 'Transfers', Chat),
      valid('param', OneChat),
      valid('json', AnswerTransfer),
      async (c) => {
        const { id } = c.req.valid('param');
        const input = c.req.valid('json');
        return c.json(await cancelTransfer(db, c.get('member'), id, input, intended(c, ['cancel-transfer', id, input])));
      },
    )
    .post(
      '/:id/transfer/acknowledge',
      about('I have taken note of what became of my offer', 'Transfers', Chat),
      valid('param', OneChat),
      valid('json', AnswerTransfer),
      async (c) => c.json(await acknowledgeTransfer(db, c.get('member'), c.req.valid('param').id, c.req.valid('json'))),
    );
}

function intended(c: Context<Env>, request: unknown): Intent | undefined {
  const key = idempotencyKey(c);
  return key ? intentOf(key, request) : undefined;
}
