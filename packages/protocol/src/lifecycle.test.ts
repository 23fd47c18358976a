import { expect, test } from 'vitest';
import { type Action, type Asker, type ChatFacts, isOpen, refusal } from './lifecycle.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const DEPARTMENT = 'dep_mobile';

const ACTIONS: Action[] = [
  'post-message',
  'read',
  'set-pending',
  'resume',
  'close',
  'assign',
  'accept-ticket',
  'release-ticket',
  'expire',
  'undo-close',
  'track-reference',
];
const OVER = new Date('2026-11-25T12:00:10Z');
const ASKERS: Record<string, Asker> = {
  owner: { kind: 'agent', id: 'owner', role: 'agent', departmentIds: [DEPARTMENT] },
  colleague: { kind: 'agent', id: 'colleague', role: 'agent', departmentIds: [DEPARTMENT] },
  supervisor: { kind: 'agent', id: 'supervisor', role: 'supervisor', departmentIds: [DEPARTMENT] },
  stranger: { kind: 'agent', id: 'stranger', role: 'supervisor', departmentIds: ['dep_other'] },
  admin: { kind: 'agent', id: 'admin', role: 'admin', departmentIds: ['dep_other'] },
  customer: { kind: 'customer', id: 'customer' },
  'other customer': { kind: 'customer', id: 'other' },
  system: { kind: 'system' },
};

function chat(status: ChatFacts['status'], changes: Partial<ChatFacts> = {}): ChatFacts {
  const owned = status === 'live' || status === 'pending' || status === 'closed';
  return {
    status,
    agentId: owned ? 'owner' : null,
    agentName: owned ? 'Noor' : null,
    departmentId: DEPARTMENT,
    customerId: 'customer',
    closedById: status === 'closed' ? 'owner' : null,
    undoUntil: status === 'closed' ? new Date('2026-11-25T12:00:10Z') : null,
    offeredTo: null,
    declinedBy: [],
    ...changes,
  };
}

test('[C29] anybody of the team follows up on a chat that is closed for good', () => {
  const may = (status: ChatFacts['status'], asker: string, now = OVER) =>
    refusal('follow-up', chat(status), ASKERS[asker]!, now)?.code ?? 'yes';
  expect(['owner', 'colleague', 'supervisor', 'admin', 'stranger', 'customer'].map((asker) => may('closed', asker))).toEqual([
    'yes',
    'yes',
    'yes',
    'yes',
    'yes',
    'not-allowed',
  ]);
  expect(may('closed', 'owner', NOW)).toBe('not-open');
  expect((['queued', 'live', 'pending', 'ticketed'] as const).map((status) => may(status, 'owner'))).toEqual(Array(4).fill('not-open'));
});

/** The actions that this asker may do to a chat of this status. */
function allowed(status: ChatFacts['status'], asker: string): string {
  return ACTIONS.filter((action) => refusal(action, chat(status), ASKERS[asker]!, NOW) === null).join(' ');
}

const TABLE: Record<ChatFacts['status'], Record<string, string>> = {
  queued: {
    owner: '',
    colleague: '',
    supervisor: 'close assign',
    stranger: '',
    admin: 'close assign',
    customer: 'post-message close',
    'other customer': '',
    system: 'post-message read close assign',
  },
  live: {
    owner: 'post-message read set-pending close',
    colleague: '',
    supervisor: 'close assign',
    stranger: '',
    admin: 'close assign',
    customer: 'post-message close',
    'other customer': '',
    system: 'post-message read set-pending close assign expire',
  },
  pending: {
    owner: 'post-message read resume close',
    colleague: '',
    supervisor: 'resume close assign',
    stranger: '',
    admin: 'resume close assign',
    customer: 'post-message close',
    'other customer': '',
    system: 'post-message read resume close assign expire',
  },
  closed: {
    owner: 'undo-close track-reference',
    colleague: '',
    supervisor: 'undo-close track-reference',
    stranger: '',
    admin: 'undo-close track-reference',
    customer: '',
    'other customer': '',
    system: 'undo-close track-reference',
  },
  ticketed: {
    owner: 'accept-ticket',
    colleague: 'accept-ticket',
    supervisor: 'close assign accept-ticket release-ticket',
    stranger: '',
    admin: 'close assign accept-ticket release-ticket',
    customer: 'close',
    'other customer': '',
    system: 'post-message read close assign accept-ticket release-ticket',
  },
};

for (const [status, rows] of Object.entries(TABLE) as [ChatFacts['status'], Record<string, string>][]) {
  for (const [asker, actions] of Object.entries(rows)) {
    test(`[C7] [C10] [C12] [C14] [C22] [C25] [C26] of a ${status} chat, ${asker} may: ${actions || 'nothing'}`, () => {
      expect(allowed(status, asker)).toBe(actions);
    });
  }
}

test('[K3] a refusal names the owner, or says that there is none', () => {
  expect(refusal('close', chat('live'), ASKERS.colleague!, NOW)).toEqual({ code: 'not-yours', message: 'Noor owns this chat.' });
  expect(refusal('close', chat('queued'), ASKERS.colleague!, NOW)).toEqual({ code: 'not-yours', message: 'Nobody owns this chat yet.' });
});

test('[K1] what the chat has become is said before who may do it', () => {
  expect(refusal('close', chat('closed'), ASKERS.colleague!, NOW)?.code).toBe('already-closed');
  expect(refusal('expire', chat('closed'), ASKERS.owner!, NOW)?.code).toBe('already-closed');
});

test('[K6] a close can be undone until its window ends, and not at its end', () => {
  const undo = (undoUntil: Date | null) => refusal('undo-close', chat('closed', { undoUntil }), ASKERS.owner!, NOW)?.code ?? null;
  expect(undo(new Date(NOW.getTime() + 1))).toBeNull();
  expect(undo(NOW)).toBe('undo-over');
  expect(undo(null)).toBe('undo-over');
});

test('[K6] who closed somebody else’s chat may undo that', () => {
  expect(refusal('undo-close', chat('closed', { closedById: 'colleague' }), ASKERS.colleague!, NOW)).toBeNull();
});

test('[C25] a chat without department is supervised by everybody who supervises, and a supervisor without one supervises all', () => {
  expect(refusal('close', chat('live', { departmentId: null }), ASKERS.stranger!, NOW)).toBeNull();
  expect(refusal('close', chat('live'), { kind: 'agent', id: 'chief', role: 'supervisor', departmentIds: [] }, NOW)).toBeNull();
});

test('[V6] that the customer asks for a supervisor is said by the owner of an open chat, and seen to by whoever steers it', () => {
  const owned = { agentId: 'owner', agentName: 'Noor' };
  const may = (action: Action, status: ChatFacts['status'], changes: Partial<ChatFacts> = {}) =>
    Object.keys(ASKERS).filter((asker) => refusal(action, chat(status, changes), ASKERS[asker]!, NOW) === null && asker !== 'system');
  for (const action of ['ask-supervisor', 'unask-supervisor'] as const) {
    expect([may(action, 'live'), may(action, 'pending'), may(action, 'ticketed', owned)]).toEqual([['owner'], ['owner'], ['owner']]);
    expect([may(action, 'queued'), may(action, 'ticketed'), may(action, 'closed')]).toEqual([[], [], []]);
  }
  expect(may('see-to-asked', 'live')).toEqual(['supervisor', 'admin']);
  expect(may('see-to-asked', 'ticketed')).toEqual(['supervisor', 'admin']);
  expect(may('see-to-asked', 'closed')).toEqual([]);
  expect(refusal('ask-supervisor', chat('live'), ASKERS.supervisor!, NOW)).toEqual({ code: 'not-yours', message: 'Noor owns this chat.' });
});

test('a chat is open until it is closed, also as a ticket', () => {
  expect((['queued', 'live', 'pending', 'closed', 'ticketed'] as const).map(isOpen)).toEqual([true, true, true, false, true]);
});

test('[T3] [T5] [T9] a ticket is its owner’s to answer, close and give back, and nobody else’s to accept', () => {
  const owned = chat('ticketed', { agentId: 'owner', agentName: 'Noor' });
  const may = (asker: string) => ACTIONS.filter((action) => refusal(action, owned, ASKERS[asker]!, NOW) === null).join(' ');
  expect(may('owner')).toBe('post-message read close accept-ticket release-ticket');
  expect(may('colleague')).toBe('');
  expect(may('supervisor')).toBe('close assign release-ticket');
  expect(refusal('accept-ticket', owned, ASKERS.colleague!, NOW)).toEqual({ code: 'conflict', message: 'Noor has accepted this ticket.' });
});

test('[C15] [C16] [C19] who may offer a chat, take it and take the offer back, and when', () => {
  const toBilling = { kind: 'department', id: 'dep_other', name: 'Billing' } as const;
  const toColleague = { kind: 'agent', id: 'colleague', name: 'Wen' } as const;
  const may = (action: Action, status: ChatFacts['status'], changes: Partial<ChatFacts> = {}) =>
    Object.keys(ASKERS).filter((asker) => refusal(action, chat(status, changes), ASKERS[asker]!, NOW) === null && asker !== 'system');
  expect([may('offer-transfer', 'live'), may('offer-transfer', 'pending')]).toEqual([['owner'], ['owner']]);
  expect(may('offer-transfer', 'ticketed', { agentId: 'owner' })).toEqual([]);
  expect(refusal('offer-transfer', chat('live', { offeredTo: toBilling }), ASKERS.owner!, NOW)).toEqual({
    code: 'already-offered',
    message: 'This chat is on offer to Billing.',
  });
  expect(may('set-pending', 'live', { offeredTo: toColleague })).toEqual([]);
  for (const action of ['accept-transfer', 'decline-transfer'] as const) {
    expect(may(action, 'live', { offeredTo: toColleague })).toEqual(['colleague']);
    expect(may(action, 'pending', { offeredTo: toBilling })).toEqual(['stranger', 'admin']);
    expect(may(action, 'live', { offeredTo: { kind: 'department', id: DEPARTMENT, name: 'Mobile' } })).toEqual(['colleague', 'supervisor']);
    expect(may(action, 'live')).toEqual([]);
  }
  // Who declined does not take it; the others of the department still may.
  const declined = { offeredTo: toBilling, declinedBy: ['stranger'] };
  expect([may('accept-transfer', 'live', declined), may('decline-transfer', 'live', declined)]).toEqual([['admin'], ['stranger', 'admin']]);
  expect(refusal('accept-transfer', chat('live', declined), ASKERS.stranger!, NOW)).toEqual({
    code: 'not-yours',
    message: 'You declined this chat.',
  });
  expect(may('cancel-transfer', 'live', { offeredTo: toColleague })).toEqual(['owner']);
  expect(refusal('cancel-transfer', chat('live'), ASKERS.owner!, NOW)?.code).toBe('offer-over');
  expect([may('acknowledge-transfer', 'live'), may('expire-transfer', 'live', { offeredTo: toColleague })]).toEqual([['owner'], []]);
});
