import { expect, test } from 'vitest';
import { deskConfig } from './config.ts';

test('without settings the desk is for this machine alone, with the demo', () => {
  expect(deskConfig('/srv/desk', {})).toMatchObject({ port: 3000, host: '127.0.0.1', dataDir: '/srv/desk/.desk', seed: 'demo' });
});

test('a desk that others can reach has no demo unless it is asked for', () => {
  expect(deskConfig('/srv/desk', { HOST: '0.0.0.0' }).seed).toBe('none');
  expect(deskConfig('/srv/desk', { HOST: '0.0.0.0', DESK_SEED: 'demo' }).seed).toBe('demo');
});

test('a data directory of one’s own may be absolute or below the checkout', () => {
  expect(deskConfig('/srv/desk', { DESK_DATA: '/var/lib/desk' }).dataDir).toBe('/var/lib/desk');
  expect(deskConfig('/srv/desk', { DESK_DATA: 'data' }).dataDir).toBe('/srv/desk/data');
});

test('all faults are named at once, and no value is repeated', () => {
  const fault = faultOf({ PORT: 'http', DESK_SECRET: 'too-short' });
  expect(fault).toContain('- PORT is not right: must be a number.');
  expect(fault).toContain('- DESK_SECRET ');
  expect(fault).not.toContain('too-short');
});

function faultOf(env: Record<string, string>): string {
  try {
    deskConfig('/srv/desk', env);
  } catch (error) {
    return String(error);
  }
  return 'none';
}
