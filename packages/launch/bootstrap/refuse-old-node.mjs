const OLDEST = 20;

/** Ends the process with one sentence when Node is too old. Written so that a very old Node can read it. */
export function refuseOldNode() {
  if (Number(process.versions.node.split('.')[0]) >= OLDEST) return;
  console.error(`Chat Desk needs Node ${OLDEST} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
