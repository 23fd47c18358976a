import { randomBytes } from 'node:crypto';
import { type Backends, openBackends } from '@desk/runtime/backends';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

/** What presence must do, on the form of this run; in the distributed form on two nodes. */
let nodes: [Backends, Backends];

beforeAll(async () => {
  const redisUrl = inject('form') === 'distributed' ? inject('redisUrl') : undefined;
  const prefix = `presence-${randomBytes(6).toString('hex')}:`;
  const first = await openBackends({ redisUrl, prefix });
  nodes = [first, redisUrl === undefined ? first : await openBackends({ redisUrl, prefix })];
});

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.close()));
});

let count = 0;
const newWorkspace = () => `ws_${++count}`;
const noor = { userId: 'usr_noor', name: 'Noor', chatId: 'chat_1', closing: false };
const tomas = { userId: 'usr_tomas', name: 'Tomás 🙂', chatId: null, closing: false };

test('every node sees who is online and who looks at which chat', async () => {
  const workspace = newWorkspace();
  const [first, second] = nodes;
  await first.presence.beat(workspace, 'socket-1', noor, 60_000);
  await second.presence.beat(workspace, 'socket-2', tomas, 60_000);
  const expected = { online: ['usr_noor', 'usr_tomas'], viewers: [noor] };
  expect(await first.presence.list(workspace)).toEqual(expected);
  expect(await second.presence.list(workspace)).toEqual(expected);
});

test('a beat replaces what the socket said before', async () => {
  const workspace = newWorkspace();
  const [{ presence }] = nodes;
  await presence.beat(workspace, 'socket-1', noor, 60_000);
  await presence.beat(workspace, 'socket-1', { ...noor, chatId: 'chat_2', closing: true }, 60_000);
  expect((await presence.list(workspace)).viewers).toEqual([{ ...noor, chatId: 'chat_2', closing: true }]);
});

test('who leaves with one of two tabs is still online', async () => {
  const workspace = newWorkspace();
  const [first, second] = nodes;
  await first.presence.beat(workspace, 'socket-1', noor, 60_000);
  await second.presence.beat(workspace, 'socket-2', { ...noor, chatId: null }, 60_000);
  await first.presence.leave(workspace, 'socket-1');
  expect(await second.presence.list(workspace)).toEqual({ online: ['usr_noor'], viewers: [] });
  await second.presence.leave(workspace, 'socket-2');
  expect(await first.presence.list(workspace)).toEqual({ online: [], viewers: [] });
});

test('workspaces see nothing of one another', async () => {
  const [here, elsewhere] = [newWorkspace(), newWorkspace()];
  const [{ presence }] = nodes;
  await presence.beat(here, 'socket-1', noor, 60_000);
  expect(await presence.list(elsewhere)).toEqual({ online: [], viewers: [] });
});

test('a socket that is silent goes when its lease is over, and takes nobody along', async () => {
  const workspace = newWorkspace();
  const [first, second] = nodes;
  await first.presence.beat(workspace, 'socket-1', noor, 60_000);
  await first.presence.beat(workspace, 'socket-2', tomas, 30);
  await expect.poll(async () => (await second.presence.list(workspace)).online, { interval: 5 }).toEqual(['usr_noor']);
  await first.presence.beat(workspace, 'socket-1', noor, 30);
  await expect.poll(async () => (await second.presence.list(workspace)).online, { interval: 5 }).toEqual([]);
});
