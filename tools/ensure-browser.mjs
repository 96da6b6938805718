// The browser for the journeys: Chromium with Chinese fonts, from the system's packages.
import { existsSync } from 'node:fs'
import { isMain, run, StepFailed, say, tool } from './shell.mjs'

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const CHINESE_FONTS = [
  '/usr/share/fonts/opentype/noto',
  '/usr/share/fonts/noto-cjk',
  '/usr/share/fonts/google-noto-cjk',
]
const PACKAGES = ['chromium', 'fonts-noto-cjk']

const browser = () => [process.env.CHROMIUM, ...BROWSERS].find((path) => path && existsSync(path))
const complete = () => browser() !== undefined && CHINESE_FONTS.some((folder) => existsSync(folder))

/** Ends with a browser installed, or with the sentence that says how to get one. */
export async function ensureBrowser() {
  if (complete()) return
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!mayInstall) {
    if (browser()) return say(`没有找到中文字体，截图里的汉字可能是方框；请安装 ${PACKAGES[1]}`)
    throw new StepFailed(
      `浏览器测试需要 Chromium 与中文字体：请先安装 ${PACKAGES.join('、')}，或用 CHROMIUM 指明浏览器`,
    )
  }
  say('· 安装 Chromium 与中文字体 …')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env, log: '/tmp/apt-update.log' })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], {
    env,
    log: '/tmp/apt-install.log',
  })
}

if (isMain(import.meta)) await tool(ensureBrowser)
