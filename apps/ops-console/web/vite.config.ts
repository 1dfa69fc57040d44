import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The pages of the console: files with hashed names and no inline script, so that a strict CSP serves them. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    /** A data: address is no part of `script-src 'self'`. */
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 700,
  },
});
