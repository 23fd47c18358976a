import { parseArgs } from 'node:util';
import { DeskError } from '@desk/protocol/errors';

export type TrafficOptions = {
  /** Origin of the desk, without a slash at the end. Always on loopback. */
  url: string;
  /** Customers at once. */
  customers: number;
  minutes: number;
  /** New conversations per minute, over all customers. */
  rate: number;
  /** Play some of the demo's agents too, so that customers are answered. */
  agents: boolean;
};

/** What may be asked for: [smallest, largest, default]. Traffic is for a demo, not for measuring. */
const BOUNDS = { customers: [1, 40, 8], minutes: [0.1, 60, 5], rate: [1, 60, 12] } as const;

export const TRAFFIC_USAGE = `npm run demo:traffic -- [options]
  --url http://127.0.0.1:3000   the desk, on this machine (else the port of PORT)
  --customers 8                 customers at once, 1 to 40
  --minutes 5                   0.1 to 60
  --rate 12                     new conversations per minute, 1 to 60
  --no-agents                   leave every chat to you; else the demo's agents answer and close (Noor and Tomás stay yours)`;

/** Reads the command line. `port` is where the desk is unless `--url` says so. @throws DeskError `bad-request` with a sentence for a person; `null` when help is asked for */
export function readTrafficOptions(args: string[], port = '3000'): TrafficOptions | null {
  const { values } = parse(args);
  if (values.help) return null;
  return {
    url: loopbackOrigin(values.url ?? `http://127.0.0.1:${port}`),
    customers: Math.round(bounded('customers', values.customers)),
    minutes: bounded('minutes', values.minutes),
    rate: bounded('rate', values.rate),
    agents: values.agents ?? true,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowNegative: true,
      options: {
        url: { type: 'string' },
        customers: { type: 'string' },
        minutes: { type: 'string' },
        rate: { type: 'string' },
        agents: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new DeskError('bad-request', error instanceof Error ? error.message : String(error));
  }
}

/** Made-up customers have no business on a desk where people work: only this machine is accepted. */
function loopbackOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw new DeskError('bad-request', `--url ${text} is not an http address.`);
  const isLoopback = url.hostname === 'localhost' || url.hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(url.hostname);
  if (!isLoopback) throw new DeskError('bad-request', `Demo traffic goes to a desk on this machine only, not to ${url.hostname}.`);
  return url.origin;
}

function bounded(name: keyof typeof BOUNDS, text: string | undefined): number {
  const [smallest, largest, fallback] = BOUNDS[name];
  if (text === undefined) return fallback;
  const value = Number(text);
  if (text.trim() === '' || !(value >= smallest && value <= largest)) {
    throw new DeskError('bad-request', `--${name} must be a number from ${smallest} to ${largest}.`);
  }
  return value;
}
