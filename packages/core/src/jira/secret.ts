import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Said outright, because a tag that was cut to four bytes, which can be guessed, would be accepted otherwise. */
const TAG_BYTES = 16;

/**
 * JIRA tokens at rest: AES-256-GCM under a key derived from the desk's secret, `v1.nonce.tag.text` in base64url. The connection's id is
 * authenticated with it, so a token cannot be moved to another row.
 */
export function seal(secret: string, token: string, connectionId: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce).setAAD(Buffer.from(connectionId));
  const text = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
  return ['v1', ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
}

/** @throws Error when the secret or the row is another one than it was sealed with */
export function unseal(secret: string, sealed: string, connectionId: string): string {
  const [version, nonce, tag, text] = sealed.split('.');
  if (version !== 'v1' || !nonce || !tag || text === undefined) throw new Error('This is no sealed token.');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), Buffer.from(nonce, 'base64url'), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(connectionId));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8');
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'desk jira token', 32));
}
