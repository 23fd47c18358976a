import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages and scripts that a visitor may ask for by a fixed address. */
const entries = {
  app: at('index.html'),
  demo: at('demo.html'),
  loader: at('src/widget/loader.ts'),
};

export default defineConfig({
  root: at('.'),
  build: {
    outDir: at('dist'),
    emptyOutDir: true,
    target: 'es2024',
    assetsInlineLimit: 0,
    rollupOptions: {
      input: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path))),
      output: {
        entryFileNames: (chunk) => (chunk.name === 'loader' ? 'widget/v1/loader.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    proxy: {
      '/api': { target: process.env.DESK_SERVER ?? 'http://127.0.0.1:3000', ws: true },
    },
  },
});
