/**
 * How Taro builds the mini-program (weapp) and the web app (h5) from the same sources.
 * Run from this folder's parent: `taro build --type weapp|h5 --disable-global-config`.
 */
import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import webpack from 'webpack'

const root = path.resolve(__dirname, '..', '..')
const source = path.join(root, 'mobile', 'src')

/** Dependencies published for newer engines than the floor (`#x`, `??=`, `?.`): compiled like our own code. */
const MODERN =
  /node_modules[\\/](@tanstack|@trpc|@noble|zod|big\.js|dayjs|query-string|split-on-first|filter-obj|decode-uri-component)[\\/]/
const compiled = [path.join(root, 'domain'), __dirname, (file: string) => MODERN.test(file)]

/** Globals that the floor lacks (of these a browser lacks BigInt only), and the module of src/platform that stands in. */
const STAND_INS = {
  AbortController: 'abort-controller',
  BigInt: 'bigint',
  Blob: 'other-bodies',
  FormData: 'other-bodies',
  TextEncoder: 'text-encoder',
} as const

type StandIn = keyof typeof STAND_INS
const everyName = Object.keys(STAND_INS) as StandIn[]

const standIns = (...names: StandIn[]) =>
  new webpack.ProvidePlugin(
    Object.fromEntries(names.map((name) => [name, [path.join(source, 'platform', STAND_INS[name]), name]])),
  )

export default defineConfig<'webpack5'>(async () => {
  const type = process.env.TARO_ENV ?? 'weapp'
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'jixiao-zhibao',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'src',
    outputRoot: `dist/${type}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    // Taro's default options quote keys and turn `#x` class fields into the invalid `#"x"`.
    terser: { enable: true, config: { output: { quote_keys: false, keep_quoted_props: false } } },
    alias: { '@': source, '@domain': path.join(root, 'domain') },
    env: { TARO_APP_API: JSON.stringify(process.env.TARO_APP_API ?? 'http://127.0.0.1:3000') },
    plugins: [path.join(__dirname, 'aria.ts')],
    mini: {
      webpackChain(chain) {
        chain.plugin('standIns').use(standIns(...everyName))
      },
      compile: { include: compiled },
      postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
      miniCssExtractPluginOption: { ignoreOrder: true },
    },
    h5: {
      publicPath: '/',
      staticDirectory: 'static',
      compile: { include: compiled },
      router: { mode: 'browser' },
      // Each page is a chunk of its own. What nearly all pages use is one more; what some share, one for those.
      webpackChain(chain) {
        chain.plugin('standIns').use(standIns('BigInt'))
        const preset = chain.optimization.get('splitChunks')
        const frame = /mobile[\\/]src[\\/](components|platform)[\\/]|node_modules[\\/]@tarojs[\\/]/
        chain.optimization.splitChunks({
          ...preset,
          cacheGroups: {
            ...preset.cacheGroups,
            frame: { name: 'frame', test: frame, chunks: 'async', minChunks: 3, priority: 5 },
            shared: {
              chunks: 'async',
              minChunks: 2,
              minSize: 8_000,
              priority: -10,
              reuseExistingChunk: true,
            },
          },
        })
      },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      // On the web a px stays a px: a larger window shows more, it does not show everything larger.
      postcss: {
        autoprefixer: { enable: true, config: {} },
        pxtransform: { enable: false, config: {} },
        cssModules: { enable: false },
      },
    },
  }
  return config
})
