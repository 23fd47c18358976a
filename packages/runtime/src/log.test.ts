import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createLog, currentContext, withContext } from './log.ts';

function logged(level = 'info') {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({ level, pretty: false, name: 'desk', destination: { write: (line) => void lines.push(JSON.parse(line)) } });
  return { log, lines };
}

test('a line is JSON with the name of the process', () => {
  const { log, lines } = logged();
  log.info({ chatId: 'chat_1' }, 'closed');
  expect(lines).toEqual([expect.objectContaining({ name: 'desk', msg: 'closed', chatId: 'chat_1' })]);
});

test('a line below the level is not written', () => {
  const { log, lines } = logged('warn');
  log.info('quiet');
  expect(lines).toEqual([]);
});

test.each([
  { token: 's3cret' },
  { config: { password: 's3cret' } },
  { err: { config: { headers: { authorization: 's3cret', Cookie: 's3cret' } } } },
  { headers: { 'set-cookie': ['s3cret'] } },
])('a secret is not written: %j', (fields) => {
  const { log, lines } = logged();
  log.info(fields);
  expect(JSON.stringify(lines)).toContain('[gone]');
  expect(JSON.stringify(lines)).not.toContain('s3cret');
});

test('lines carry the context of their request, across awaits and beside other requests', async () => {
  const { log, lines } = logged();
  const request = (requestId: string) =>
    withContext({ requestId }, async () => {
      await setImmediate();
      withContext({ jobId: `job-${requestId}` }, () => log.info('deep'));
      log.info('shallow');
    });
  await Promise.all([request('a'), request('b')]);
  log.info('outside');

  const told = lines.map(({ requestId, jobId, msg }) => ({ requestId, jobId, msg }));
  for (const requestId of ['a', 'b']) {
    expect(told).toContainEqual({ requestId, jobId: `job-${requestId}`, msg: 'deep' });
    expect(told).toContainEqual({ requestId, jobId: undefined, msg: 'shallow' });
  }
  expect(told.at(-1)).toEqual({ requestId: undefined, jobId: undefined, msg: 'outside' });
  expect(currentContext()).toEqual({});
});
