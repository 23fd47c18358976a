import { expect, test } from 'vitest';
import { postgresUser } from './system-user.ts';

const POSTGRES = 'postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash';
const NOBODY = 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin';
const ROOT = 'root:x:0:0:root:/root:/bin/bash';

test('an ordinary user runs PostgreSQL as themselves', () => {
  expect(postgresUser([ROOT, POSTGRES].join('\n'), 1000)).toBeUndefined();
});

test('root lends it the account postgres, or else nobody', () => {
  expect(postgresUser([ROOT, NOBODY, POSTGRES].join('\n'), 0)).toEqual({ name: 'postgres', uid: 101, gid: 104 });
  expect(postgresUser([ROOT, NOBODY].join('\n'), 0)).toEqual({ name: 'nobody', uid: 65534, gid: 65534 });
});

test('where accounts cannot be read, nobody has the number that it has everywhere', () => {
  expect(postgresUser('', 0)).toEqual({ name: 'nobody', uid: 65534, gid: 65534 });
});
