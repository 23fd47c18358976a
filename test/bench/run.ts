import { resolve } from 'node:path';
import { createStop, onSignal } from '@desk/runtime/stop';
import { benchClose } from './close.ts';
import { benchDialog } from './dialog.ts';
import { type Figure, toTable } from './figures.ts';
import { describeMachine, machineLine } from './machine.ts';
import { benchReports } from './reports.ts';
import { type Services, startServices } from './services.ts';
import { benchStream } from './stream.ts';
import { benchWall } from './wall.ts';

// `npm run bench` runs all, `npm run bench -- close` one; `--json` writes figures with every round to stdout, and nothing else there.
// `npm run bench -- reports --closures=100000` is a short run of the reports; with `--data=/a/folder` what was filled stays there, and a run that was
// broken off goes on where it was.

type Bench = (services: Services, undo: AsyncDisposableStack, tell: (line: string) => void) => Promise<Figure[]>;

const BENCHES: Record<string, Bench> = {
  close: benchClose,
  stream: benchStream,
  reports: benchReports,
  dialog: benchDialog,
  wall: benchWall,
};

const asJson = process.argv.includes('--json');
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}: choose from ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}

const kept = process.argv.find((word) => word.startsWith('--data='))?.slice('--data='.length);
const tell = (line: string) => console.error(`  ${line}`);
const undo = new AsyncDisposableStack();
const stop = createStop({ timeoutMs: 30_000 });
stop.defer('what was started', () => undo.disposeAsync());
onSignal(stop);

try {
  const services = await startServices(undo, kept && resolve(kept));
  const machine = await describeMachine(services);
  tell(machineLine(machine));
  const figures: Figure[] = [];
  for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
    // Its own processes end before the next bench begins, and, on Ctrl-C, before what all share.
    await using own = new AsyncDisposableStack();
    undo.defer(() => own.disposeAsync());
    figures.push(...(await BENCHES[name]!(services, own, tell)));
  }
  if (asJson) console.log(JSON.stringify({ machine, figures }, null, 2));
  else console.log(`\n${machineLine(machine)}\n\n${toTable(figures)}\n`);
} finally {
  await stop.stop();
}
