import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The dev pages of this folder: `vite --config web/dev/vite.config.ts`, then `/dev/?to=/supervise/now`. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../node_modules/.vite-dev', import.meta.url)),
});
