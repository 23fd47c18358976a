/** What one frame takes: so many rows of the stream, or one table, or the charts. */
const IN_A_FRAME = 10;

type Turn = { weight: number; draw(): void };

let drawn = 0;
let isAsked = false;
const waiting: Turn[] = [];

/**
 * Draws now, or in one of the next frames when this one has its share: a wall whose every row and table changes at once would otherwise be one long
 * task. `weight` in rows of the stream. Resolves once it is drawn; undefined: it is.
 */
export function takeTurn(weight: number, draw: () => void): Promise<void> | undefined {
  askFrame();
  if (waiting.length === 0 && fits(weight)) {
    drawn += weight;
    draw();
    return undefined;
  }
  return new Promise((resolve, reject) => {
    waiting.push({
      weight,
      draw() {
        try {
          draw();
          resolve();
        } catch (error) {
          reject(error);
        }
      },
    });
  });
}

function fits(weight: number): boolean {
  return drawn === 0 || drawn + weight <= IN_A_FRAME;
}

function askFrame(): void {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    drawn = 0;
    const turns: Turn[] = [];
    while (waiting.length > 0 && fits(waiting[0]!.weight)) {
      const turn = waiting.shift()!;
      drawn += turn.weight;
      turns.push(turn);
    }
    if (turns.length > 0) askFrame();
    for (const turn of turns) turn.draw();
  });
}
