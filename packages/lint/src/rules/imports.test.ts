import { expect, test } from 'vitest';
import { refusalOf } from './arrows.ts';
import { findCycles, importsOf, targetOf, wayTo } from './imports.ts';

const file = (path: string, text: string) => ({ path, text });
const refused = (path: string, text: string) => importsOf(file(path, text)).flatMap((found) => refusalOf(found) ?? []);

test('imports are found in every form', () => {
  const text =
    "import 'a';\nimport type { B } from 'b';\nimport {\n  c,\n} from 'c';\nexport { d } from 'd';\nconst e = await import('e');\n";
  expect(importsOf(file('web/src/x.ts', text)).map(({ specifier, isType }) => [specifier, isType])).toEqual([
    ['a', false],
    ['b', true],
    ['c', false],
    ['d', false],
    ['e', false],
  ]);
});

test('a package of ours leads to its file', () => {
  const of = (specifier: string) => targetOf({ from: 'web/src/ui/ui-tag.ts', specifier, isType: false });
  expect(of('@desk/core/chats/close')).toBe('packages/core/src/chats/close.ts');
  expect(of('@desk/server/app')).toBe('server/src/app.ts');
  expect(of('../data/api.ts')).toBe('web/src/data/api.ts');
  expect(of('lit')).toBeUndefined();
});

test('arrows that must not be drawn are refused', () => {
  expect(refused('server/src/routes/chats.ts', "import { sql } from 'kysely';")).toHaveLength(1);
  expect(refused('server/src/app.ts', "import type { Job } from '@desk/worker/jobs';")).toHaveLength(1);
  expect(refused('worker/src/relay.ts', "import { Queue } from 'bullmq';")).toHaveLength(1);
  expect(refused('web/src/ui/ui-tag.ts', "import { store } from '../data/store.ts';")).toHaveLength(1);
  expect(refused('web/src/agent/list.ts', "import { wall } from '../supervisor/wall.ts';")).toHaveLength(1);
  expect(refused('packages/protocol/src/chat.ts', "import { sql } from 'kysely';")).toHaveLength(1);
});

test('arrows of the plan may stand', () => {
  expect(
    refused('web/src/data/api.ts', "import type { Api } from '@desk/server/app';\nimport { HTTP_STATUS } from '@desk/protocol/errors';"),
  ).toEqual([]);
  expect(refused('packages/runtime/src/queue-redis.ts', "import { Queue } from 'bullmq';")).toEqual([]);
  expect(refused('web/src/ui/ui-tag.ts', "import { html } from 'lit';\nimport { roving } from './roving.ts';")).toEqual([]);
  expect(refused('packages/protocol/src/chat.ts', "import { z } from 'zod';\nimport { ChatId } from './ids.ts';")).toEqual([]);
});

test('a circle of values is found, one of types is none', () => {
  const a = file('server/src/a.ts', "import { b } from './b.ts';");
  expect(findCycles([a, file('server/src/b.ts', "import { a } from './a.ts';")])).toEqual([
    'server/src/a.ts → server/src/b.ts → server/src/a.ts',
  ]);
  expect(findCycles([a, file('server/src/b.ts', "import type { A } from './a.ts';")])).toEqual([]);
});

test('the way to a package is found over values, lazy ones too, and not over types', () => {
  const files = [
    file('web/src/page.ts', "const later = () => import('./part.ts');"),
    file('web/src/part.ts', "import { LIMIT } from '@desk/protocol/limit';"),
    file('packages/protocol/src/limit.ts', "import { z } from 'zod';"),
    file('web/src/other.ts', "import type { Limit } from '@desk/protocol/limit';"),
  ];
  const byPath = new Map(files.map((each) => [each.path, each]));
  expect(wayTo('zod', 'web/src/page.ts', byPath)).toEqual(['web/src/page.ts', 'web/src/part.ts', 'packages/protocol/src/limit.ts']);
  expect(wayTo('zod', 'web/src/other.ts', byPath)).toBeUndefined();
});
