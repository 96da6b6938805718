import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const FENCE = resolve(__dirname, '../../../tools/fence.mjs')

type Case = readonly [file: string, text: string, reason?: string]

const ALLOWED: readonly Case[] = [
  [
    'domain/goal/goal.ts',
    "import { z } from 'zod'; import { sum } from '../decimals/sum'; import { sha256 } from '@noble/hashes/sha2.js'",
  ],
  [
    'domain/goal/goal.ts',
    'const day = new Date(0); const crypto = 1; export const at = (now: number) => [day, crypto, now] // Date.now()',
  ],
  [
    'server/application/submit.ts',
    "import type { Goal } from '@domain/goal/goal'; import { act } from '../application/act'",
  ],
  [
    'server/storage/store.ts',
    "import pg from 'pg'; import { PrismaClient } from './generated/client'; import { x } from '@server/application/x'",
  ],
  ['server/main.ts', "import { store } from './storage/store'; import { router } from '@server/api/router'"],
  [
    'server/commands/backup.ts',
    "import { backUp } from '../storage/backup'; import { loadConfig } from '../config'",
  ],
  ['mobile/src/api.ts', "import type { AppRouter } from '@server/api/app-router'"],
  ['mobile/src/sync/outbox.ts', "import { next } from '@domain/sync/entry'; import { z } from 'zod'"],
  ['mobile/src/platform/files.weapp.ts', "import Taro from '@tarojs/taro'"],
  [
    'mobile/src/pages/me/index.tsx',
    "import { useDidShow } from '@tarojs/taro'; import { View } from '@tarojs/components'; import type Taro from '@tarojs/taro'",
  ],
]

const FORBIDDEN: readonly Case[] = [
  ['server/http/health.ts', "import type { Pool } from 'pg'", 'only storage speaks to the database'],
  ['mobile/src/sync/hooks.ts', "import { useState } from 'react'", 'come in as ports'],
  ['domain/goal/goal.ts', "import { readFileSync } from 'node:fs'", 'there is no Node on a phone'],
  [
    'domain/goal/goal.ts',
    "import { view } from '../../server/application/view'",
    'stands on nothing but itself',
  ],
  ['domain/goal/goal.ts', "import _ from 'lodash'", 'stands on nothing but itself'],
  ['domain/goal/goal.ts', 'export const now = () => Date.now()', 'come in as arguments'],
  ['domain/goal/goal.ts', 'export const today = new Date()', 'come in as arguments'],
  ['domain/goal/goal.ts', "import dayjs from 'dayjs'; export const today = dayjs()", 'come in as arguments'],
  ['domain/goal/goal.ts', 'export const lot = Math.random()', 'come in as arguments'],
  ['domain/goal/goal.ts', 'export const fen = BigInt(1)', 'an old phone has no such thing'],
  ['domain/goal/goal.ts', 'export const fen = 1n', 'an old phone has no such thing'],
  ['domain/goal/goal.ts', 'export const home = process.env.HOME', 'an old phone has no such thing'],
  ['server/application/submit.ts', "import { store } from '@server/storage/store'", 'through its ports'],
  ['server/application/submit.ts', "import { config } from '../config'", 'through its ports'],
  [
    'server/application/submit.ts',
    "import { PrismaClient } from '@prisma/client'",
    'only storage speaks to the database',
  ],
  ['server/api/router.ts', "export { store } from '../storage/store'", 'joined in main.ts'],
  ['server/jobs/work.ts', "const store = await import('../storage/store')", 'joined in main.ts'],
  ['server/http/health.ts', "import { Pool } from 'pg'", 'only storage speaks to the database'],
  ['server/config.ts', "import { x } from './http/x'", 'before anything else'],
  [
    'mobile/src/api.ts',
    "import { AppRouter } from '@server/api/app-router'",
    'knows the server by its API alone',
  ],
  [
    'mobile/src/api.ts',
    "import type { Context } from '@server/api/app-router'",
    'knows the server by its API alone',
  ],
  ['mobile/src/sync/outbox.ts', "import { save } from '@/platform/files'", 'come in as ports'],
  ['mobile/src/sync/outbox.ts', "import Taro from '@tarojs/taro'", 'settled in one room'],
  ['mobile/src/pages/me/index.tsx', "import Taro, { useLoad } from '@tarojs/taro'", 'settled in one room'],
  ['mobile/src/pages/me/index.tsx', "import { navigateTo } from '@tarojs/taro'", 'settled in one room'],
  [
    'mobile/src/components/button.tsx',
    "import { open } from '../pages/me/open'",
    'used by pages, and know none',
  ],
  ['mobile/src/platform/files.h5.ts', "import { Button } from '@/components/button'", 'not the screens'],
]

/** The cases stand in one checkout, each in a file of its own, so that the fence is run once for all. */
const nameOf = ([file]: Case, i: number, cases: readonly Case[]) =>
  cases.findIndex((one) => one[0] === file) === i ? file : file.replace('.', `-${i}.`)

function fence(cases: readonly Case[]) {
  const checkout = mkdtempSync(join(tmpdir(), 'fence-'))
  cases.forEach((one, i) => {
    const path = join(checkout, nameOf(one, i, cases))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `// first line\n${one[1]}\n`)
  })
  const { status, stderr } = spawnSync(process.execPath, [FENCE, checkout], { encoding: 'utf8' })
  rmSync(checkout, { recursive: true })
  return { status, lines: stderr.trim().split('\n') }
}

it('lets everything pass that follows the arrows', () => {
  expect(fence(ALLOWED)).toEqual({ status: 0, lines: ['fence: every import follows the arrows'] })
})

describe('a breach', () => {
  const { status, lines } = fence(FORBIDDEN)

  it('fails the run', () => {
    expect(status).toBe(1)
    expect(lines.at(-1)).toBe(`fence: ${FORBIDDEN.length} breaches`)
  })

  it.each(FORBIDDEN.map((one, i) => [...one, nameOf(one, i, FORBIDDEN)] as const))(
    'is named in %s: %s (%s)',
    (...one) => {
      const [, , reason, name] = one
      const said = lines.filter((line) => line.startsWith(`${name}:2 `))
      expect(said).toHaveLength(1)
      expect(said[0]).toContain(reason)
    },
  )
})
