// CMake says where to: `vite build --outDir …`. While working on the console: `npm run dev`, beside
// `vpcsim serve` on its default port.
import {fileURLToPath} from 'node:url';
import react from '@vitejs/plugin-react';
import {defineConfig} from 'vite';

const emulator = process.env.VPCSIM ?? 'http://127.0.0.1:4566';

// For browsers the SDK has an XML parser that builds a DOM first: ten times as slow as the one it has for Node.js,
// seconds for thousands of instances, and nothing moves meanwhile.
const xmlParser = fileURLToPath(new URL('node_modules/@aws-sdk/xml-builder/dist-es/xml-parser.js', import.meta.url));

export default defineConfig({
  plugins: [react()],
  resolve: {alias: [{find: /^\.\/xml-parser$/, replacement: xmlParser}]},
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
