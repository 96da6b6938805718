// Modules that are started rather than imported, and packages that others than our modules reach for.

const STARTED = [
  /^server\/main\.ts$/,
  /^server\/commands\//,
  /^mobile\/src\/app\.(config\.ts|tsx)$/,
  /^mobile\/src\/pages\/.+\/index\.(config\.ts|tsx)$/,
  // by WeChat, for the bar below
  /^mobile\/src\/custom-tab-bar\//,
  // put by the build in the place of globals that a phone lacks
  /^mobile\/src\/platform\/(bigint|other-bodies)\.ts$/,
]

export const isStarted = (file) => STARTED.some((pattern) => pattern.test(file))

const TARO = 'the build of the phone'
const JEST = 'Jest, by its configuration'
const TYPES = 'the compiler, as types'

/** Each with who reaches for it. */
export const BY_OTHERS = new Map([
  ['@babel/runtime', 'what Babel writes'],
  ['@prisma/client', 'the generated client of the database'],
  ['@tarojs/helper', TARO],
  ['@tarojs/plugin-framework-react', TARO],
  ['@tarojs/plugin-platform-h5', TARO],
  ['@tarojs/plugin-platform-weapp', TARO],
  ['@tarojs/react', TARO],
  ['@tarojs/runtime', TARO],
  ['@tarojs/shared', TARO],
  ['react-dom', TARO],
  ['@babel/core', TARO],
  ['@babel/preset-react', TARO],
  ['@tarojs/taro-loader', TARO],
  ['@tarojs/webpack5-runner', TARO],
  ['babel-preset-taro', TARO],
  ['react-refresh', TARO],
  ['@biomejs/biome', '`npm run lint`'],
  ['typescript', '`npm run typecheck`'],
  ['@prisma/schema-engine-wasm', 'tools/schema-engine.mjs, as a file'],
  ['prisma', 'tools/generate-client.mjs, as a program'],
  ['jest', JEST],
  ['jest-environment-jsdom', JEST],
  ['@swc/jest', JEST],
  ['identity-obj-proxy', JEST],
  ['@testing-library/dom', '@testing-library/react'],
  ['axe-core', 'tests in Chromium, as a file'],
  ['@types/big.js', TYPES],
  ['@types/jest', TYPES],
  ['@types/node', TYPES],
  ['@types/pdfkit', TYPES],
  ['@types/pg', TYPES],
  ['@types/react', TYPES],
  ['miniprogram-api-typings', TYPES],
])
