/**
 * The service worker of the web app: after the H5 build, everything built is kept on the device, so that the
 * second opening needs no network. What the server answers itself is left to the server.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { generateSW } from 'workbox-build'

/** Paths of the server: procedures, open data, health, uploads, files, rendered public pages, its own assets. */
const SERVER = [
  /^\/trpc(\/|$)/,
  /^\/open(\/|$)/,
  /^\/health(\/|$)/,
  /^\/uploads(\/|$)/,
  /^\/files(\/|$)/,
  /^\/p(\/|$)/,
]

/** Registers the worker from index.html; a file of its own, for pages may forbid inline scripts. */
const REGISTER = `if ('serviceWorker' in navigator) {
  window.addEventListener('load', function () {
    navigator.serviceWorker.register('/service-worker.js').catch(function () {})
  })
}
`

/**
 * Writes service-worker.js (workbox inlined, nothing from elsewhere) and register.js into `distDir`.
 * @param {string} distDir the built web app, mobile/dist/h5
 * @returns {Promise<{ files: number, bytes: number }>} what it keeps
 */
export async function generateServiceWorker(distDir) {
  await registerIn(distDir)
  const { count, size, warnings } = await generateSW({
    globDirectory: distDir,
    globPatterns: ['**/*.{html,js,css,json,svg,png,jpg,woff2,webmanifest}'],
    globIgnores: ['service-worker.js', '**/*.LICENSE.txt'],
    swDest: path.join(distDir, 'service-worker.js'),
    // Names under js/ and css/ carry the hash of their content.
    dontCacheBustURLsMatching: /\/(js|css)\/.*\.[0-9a-f]{8}\./,
    navigateFallback: '/index.html',
    navigateFallbackDenylist: SERVER,
    modifyURLPrefix: { '': '/' },
    inlineWorkboxRuntime: true,
    sourcemap: false,
    mode: 'production',
    clientsClaim: true,
    // An open app keeps its version: a new worker would take away chunks it has yet to load.
    skipWaiting: false,
    cleanupOutdatedCaches: true,
  })
  if (warnings.length > 0) throw new Error(warnings.join('\n'))
  return { files: count, bytes: size }
}

async function registerIn(distDir) {
  if (!(await readdir(distDir)).includes('index.html')) throw new Error(`no web app is built in ${distDir}`)
  const page = path.join(distDir, 'index.html')
  const html = await readFile(page, 'utf8')
  await writeFile(path.join(distDir, 'register.js'), REGISTER)
  if (!html.includes('/register.js')) {
    await writeFile(page, html.replace('</head>', '<script defer src="/register.js"></script></head>'))
  }
}
