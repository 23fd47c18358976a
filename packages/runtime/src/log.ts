import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, type Logger, pino } from 'pino';
import { build as prettyStream } from 'pino-pretty';

export type Log = Logger;

/** What every line of a request, a job or a socket session carries. Ids only: no text that a person wrote. */
export type LogContext = Record<string, string | number | boolean | null>;

const contexts = new AsyncLocalStorage<LogContext>();

const SECRETS = new Set(['token', 'password', 'secret', 'authorization', 'cookie', 'set-cookie']);
const SUSPICIOUS = new RegExp(`"(?:${[...SECRETS].join('|')})":`, 'i');

/**
 * The log of a process: JSON lines on stdout, or coloured lines for people with `pretty`. `destination` takes the lines elsewhere (tests).
 * Secrets are replaced by `[gone]`, however deep.
 */
export function createLog(options: { level: string; pretty: boolean; name: string; destination?: DestinationStream }): Log {
  const out =
    options.destination ?? (options.pretty ? prettyStream({ ignore: 'pid,hostname', translateTime: 'HH:MM:ss.l', sync: true }) : undefined);
  const settings = {
    name: options.name,
    level: options.level,
    mixin: () => ({ ...contexts.getStore() }),
    hooks: { streamWrite: withoutSecrets },
  };
  return out === undefined ? pino(settings) : pino(settings, out);
}

/** Hardly any line has such a field, so the text is looked at first: taking every line apart costs more than ten times as much as writing it. */
function withoutSecrets(line: string): string {
  if (!SUSPICIOUS.test(line)) return line;
  const fields: unknown = JSON.parse(line, (key, value) => (SECRETS.has(key.toLowerCase()) ? '[gone]' : value));
  return `${JSON.stringify(fields)}\n`;
}

/** A log that says nothing, for whoever is given none. */
export const silentLog: Log = pino({ level: 'silent' });

/** Runs `fn` so that each line logged within it, however deep and however late, carries `context` too. Contexts nest. */
export function withContext<T>(context: LogContext, fn: () => T): T {
  return contexts.run({ ...contexts.getStore(), ...context }, fn);
}

/** The context of the running request or job; empty outside of one. */
export function currentContext(): Readonly<LogContext> {
  return contexts.getStore() ?? {};
}
