// The Taro app for one target: `node tools/build-mobile.mjs h5|weapp` fills `mobile/dist/<target>`. Taro can end with
// success and no result, so the old result goes first and the new one must be there.
import { existsSync, rmSync } from 'node:fs'
import { product } from './freshness.mjs'
import { at, isMain, runPackage, StepFailed, tool } from './shell.mjs'

const RESULT = { h5: 'index.html', weapp: 'app.json' }

const bundle = (target) =>
  product(target, {
    inputs: [
      'mobile',
      'domain',
      'tsconfig.json',
      'tools/build-mobile.mjs',
      'node_modules/@tarojs/cli/package.json',
      'node_modules/@tarojs/webpack5-runner/package.json',
    ],
    output: `mobile/dist/${target}/${RESULT[target]}`,
  })

export const mobile = { h5: bundle('h5'), weapp: bundle('weapp') }

export const buildMobile = (target) =>
  mobile[target].make(async () => {
    rmSync(at('mobile/dist', target), { recursive: true, force: true })
    await runPackage('@tarojs/cli/bin/taro', ['build', '--type', target, '--disable-global-config'], {
      cwd: at('mobile'),
      env: { NODE_ENV: 'production', BROWSERSLIST_IGNORE_OLD_DATA: '1' },
      log: at(`.cache/build-${target}.log`),
    })
    const result = `mobile/dist/${target}/${RESULT[target]}`
    if (target === 'h5' && existsSync(at(result))) {
      const { generateServiceWorker } = await import('../mobile/config/service-worker.mjs')
      await generateServiceWorker(at('mobile/dist/h5'))
    }
    if (!existsSync(at(result)))
      throw new StepFailed(`构建 ${target} 没有产生 ${result}，详见 .cache/build-${target}.log`)
  })

if (isMain(import.meta)) {
  await tool(() => {
    const target = process.argv[2]
    if (!Object.hasOwn(RESULT, target ?? ''))
      throw new StepFailed('用法：node tools/build-mobile.mjs h5|weapp')
    return buildMobile(target)
  })
}
