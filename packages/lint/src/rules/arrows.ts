import { type Import, targetOf } from './imports.ts';

/** An arrow that must not be drawn. `why` completes the sentence "… because …". */
type Ban = { from: RegExp; to: RegExp; except?: RegExp; typesToo: boolean; why: string };

const TESTS = /\.test\.ts$|^test\//;

const BANS: Ban[] = [
  {
    from: /^packages\/protocol\//,
    to: /^(@desk\/|(?!zod$|packages\/protocol\/)[a-z@])/,
    typesToo: true,
    why: 'the protocol depends on zod alone',
  },
  { from: /^packages\/core\//, to: /^@desk\/(?!core\/|protocol\/)/, typesToo: true, why: 'the desk knows nothing of how it is run' },
  { from: /^packages\/runtime\//, to: /^@desk\/(?!runtime\/|protocol\/)/, typesToo: true, why: 'plumbing knows nothing of the desk' },
  { from: /^server\//, to: /^@desk\/(worker|launch|web)\//, typesToo: true, why: 'server and worker meet in Postgres and on the bus' },
  { from: /^worker\//, to: /^@desk\/(server|launch|web)\//, typesToo: true, why: 'server and worker meet in Postgres and on the bus' },
  { from: /^web\//, to: /^@desk\/(?!protocol\/)/, typesToo: false, why: 'the browser loads the protocol, and only types of the server' },
  { from: /^web\//, to: /^zod$/, typesToo: false, why: 'zod would triple the bundle' },
  { from: /^server\/src\/(routes|socket)\//, to: /^kysely|^postgres$/, typesToo: true, why: 'a route calls verbs, and verbs hold the SQL' },
  {
    from: /./,
    to: /^bullmq$/,
    except: /^worker\/src\/queue\.ts$|^packages\/runtime\/src\/(queue|bullmq)-[a-z-]+\.ts$|^test\//,
    typesToo: true,
    why: 'only one place knows which queue it is',
  },
  { from: /^web\/src\/ui\//, to: /^web\/src\/(?!ui\/|styles\/|clock\/)/, typesToo: true, why: 'primitives know tokens and nothing else' },
];

/** Parts of the web app that a person would call a screen: they do not know each other. */
const FEATURES = /^web\/src\/(agent|supervisor|reports|admin|widget)\//;

/** The sentence against an import, or undefined when it may stand. Specifiers of our own files are judged by where they lead. */
export function refusalOf(found: Import): string | undefined {
  const target = targetOf(found) ?? found.specifier;
  const asked = found.specifier.startsWith('.') ? target : found.specifier;
  const ban = BANS.find((each) => matches(each, found, asked));
  if (ban) return `${found.from} imports ${found.specifier}, but ${ban.why}`;
  const from = FEATURES.exec(found.from)?.[1];
  const to = FEATURES.exec(target)?.[1];
  if (from && to && from !== to) return `${found.from} imports ${found.specifier}, but ${from} and ${to} do not know each other`;
  return undefined;
}

function matches(ban: Ban, found: Import, asked: string): boolean {
  if (!ban.from.test(found.from) || ban.except?.test(found.from)) return false;
  if (found.isType && !ban.typesToo) return false;
  if (TESTS.test(found.from) && !found.specifier.startsWith('.') && !found.specifier.startsWith('@desk/')) return false;
  return ban.to.test(asked);
}
