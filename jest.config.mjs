import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'

// One project a kind of test. `npm test` runs the fast ones; the journeys need Chromium and both builds.
const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
]

/** Packages published as ES modules only: Jest runs CommonJS, so they are compiled too. */
const ESM_ONLY = ['@trpc', '@noble']

/** Rooms that Jest looks into; build results, databases and caches stay unread. */
const ROOMS = ['domain', 'server', 'mobile/src', 'tests'].filter((room) =>
  existsSync(new URL(room, import.meta.url)),
)

const base = {
  rootDir: '.',
  roots: ROOMS.map((room) => `<rootDir>/${room}`),
  modulePathIgnorePatterns: ['<rootDir>/server/dist/', '<rootDir>/tests/output/'],
  transform: { '^.+\\.[cm]?ts$': swc(false), '^.+\\.([cm]?js|[jt]sx)$': swc(true) },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_ONLY.join('|')})/)`],
  moduleNameMapper: {
    '^@domain/(.*)$': '<rootDir>/domain/$1',
    '^@server/(.*)$': '<rootDir>/server/$1',
    // Prisma's generated client names the ES module of its query compiler; beside each lies the CommonJS one.
    '^(@prisma/client/runtime/.*)\\.mjs$': '$1.js',
  },
}

const project = (displayName, folders, more = {}) => ({
  ...base,
  displayName,
  testEnvironment: 'node',
  testMatch: folders.map((folder) => `<rootDir>/tests/${folder}/**/*.test.{ts,tsx}`),
  ...more,
})

export default {
  // a busy machine is no failure
  testTimeout: 60_000,
  // the tests wait for the database more than they reckon: two at once even on two cores
  maxWorkers: Math.max(2, availableParallelism() - 1),
  projects: [
    project('domain', ['domain', 'sync']),
    project('server', ['server', 'application', 'api'], {
      globalSetup: '<rootDir>/tests/support/start-database.mjs',
      globalTeardown: '<rootDir>/tests/support/stop-database.mjs',
    }),
    project('mobile', ['mobile'], {
      testEnvironment: 'jsdom',
      moduleNameMapper: {
        ...base.moduleNameMapper,
        '^@/(.*)$': '<rootDir>/mobile/src/$1',
        '^@tarojs/components$': '<rootDir>/tests/support/taro/components.tsx',
        '^@tarojs/taro$': '<rootDir>/tests/support/taro/taro.ts',
        '\\.css$': 'identity-obj-proxy',
      },
    }),
    project('weapp', ['weapp']),
    project('faults', ['faults']),
    project('journeys', ['e2e']),
  ],
}
