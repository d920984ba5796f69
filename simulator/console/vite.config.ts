// CMake says where to: `vite build --outDir …`. While working on the console: `npm run dev`, beside
// `vpcsim serve` on its default port.
import react from '@vitejs/plugin-react';
import {defineConfig} from 'vite';

const emulator = process.env.VPCSIM ?? 'http://127.0.0.1:4566';

export default defineConfig({
  plugins: [react()],
  // As if the page came from the emulator: it turns away other web sites.
  server: {
    host: '127.0.0.1',
    proxy: {
      '/_vpcsim': {target: emulator, ws: true, changeOrigin: true, headers: {origin: emulator}},
      '/ec2': {target: emulator, changeOrigin: true, headers: {origin: emulator}, rewrite: () => '/'},
    },
  },
  build: {
    target: 'es2022',
    // The binary keeps what is here: a data: URL would be one more thing that the page's policy must allow.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    modulePreload: {polyfill: false},
  },
});
