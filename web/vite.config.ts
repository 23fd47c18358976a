import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages and scripts that a visitor may ask for by a fixed address. */
const entries = {
  app: at('index.html'),
  demo: at('demo.html'),
  wall: at('wall.html'),
  loader: at('src/widget/loader.ts'),
};

/**
 * The loader is a classic script with a stable name, so it imports nothing; the widget's panel is a hashed chunk of its own. This writes the
 * panel's address, relative to the loader, into the loader.
 */
function widgetPanel(): Plugin {
  let reference = '';
  return {
    name: 'desk-widget-panel',
    apply: 'build',
    buildStart() {
      const id = at('src/widget/mount-panel.ts');
      reference = this.emitFile({ type: 'chunk', id, name: 'panel', preserveSignature: 'strict' });
    },
    generateBundle(_options, bundle) {
      const loader = bundle['widget/v1/loader.js'];
      if (loader?.type !== 'chunk') return;
      if (loader.imports.length > 0 || loader.exports.length > 0)
        this.error('The widget loader must be a script without imports and exports.');
      const code = loader.code.replace('__WIDGET_PANEL__', JSON.stringify(`../../${this.getFileName(reference)}`));
      loader.code = `(()=>{${code}})();`; // a classic script's names would be the page's
    },
  };
}

const desk = process.env.DESK_SERVER ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: at('.'),
  plugins: [widgetPanel()],
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
      // The desk checks where a request comes from; behind this proxy it comes from the desk itself.
      '/api': { target: desk, ws: true, changeOrigin: true, rewriteWsOrigin: true, headers: { origin: desk } },
    },
  },
});
