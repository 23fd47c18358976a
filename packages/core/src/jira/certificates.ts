import { X509Certificate } from 'node:crypto';
import { DeskError } from '@desk/protocol/errors';

const BLOCK = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/**
 * The certificates of a PEM bundle in their one form, all of them: an authority often comes with those between it and the site. Null for a text
 * of blanks. What people leave between the blocks, such as names, is dropped.
 * @throws DeskError `invalid` for what is no certificate
 */
export function certificatesOf(pem: string): string | null {
  if (pem.trim() === '') return null;
  const blocks = pem.match(BLOCK) ?? [];
  const begun = pem.split('-----BEGIN ').length - 1;
  try {
    if (blocks.length === 0 || blocks.length < begun) throw new Error('A block is broken, or something else than a certificate.');
    return blocks.map((block) => new X509Certificate(block).toString()).join('');
  } catch {
    const message = begun > 1 ? 'Not all of these are certificates in PEM form.' : 'This is no certificate in PEM form.';
    throw new DeskError('invalid', message, { errors: [{ path: 'ca', message }] });
  }
}
