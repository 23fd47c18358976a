import { DeskError } from '@desk/protocol/errors';
import { WallPassId } from '@desk/protocol/ids';
import { isSigned, sign } from './signature.ts';

/** The token in the link of a wall screen: `id.signature`. It holds until the pass is taken back. [V4] */
export function signWall(secret: string, id: WallPassId): string {
  return `${id}.${sign(secret, 'wall', id)}`;
}

/** @throws DeskError `bad-wall-pass` for a forged or broken one */
export function readWall(secret: string, token: string): WallPassId {
  const [id = '', signature = '', ...more] = token.split('.');
  const read = WallPassId.safeParse(id);
  if (more.length > 0 || !read.success || !isSigned(secret, 'wall', id, signature))
    throw new DeskError('bad-wall-pass', 'This link is not one of ours. Ask an admin for a new one.');
  return read.data;
}
