/** Runs a piece of script in the logic layer alone, without Chromium: for what `wx` and the sandbox promise. */
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { bundles } from './runner/host/bundle'
import { Journal } from './runner/host/journal'
import { State } from './runner/host/state'
import { Thread } from './runner/host/thread'
import { documentedApis } from './runner/program/typings'
import type { FromLogic, LogicSetup } from './runner/protocol'
import { probeProgram } from './sample'

export interface Probed {
  /** What the script returned. */
  answer: unknown
  journal: Journal
}

export interface ProbeOptions extends Partial<LogicSetup> {
  /** More of app.json. */
  app?: object
  /** What happens to the phone while the script runs. */
  meanwhile?(thread: Thread): Promise<unknown>
}

const PATIENCE = 5000

export async function probe(
  script: string,
  { app, meanwhile, ...setup }: ProbeOptions = {},
): Promise<Probed> {
  const dist = probeProgram(script, app)
  const state = new State({})
  const journal = new Journal()
  const { logic } = await bundles()
  const receive = (message: FromLogic): void => {
    if (message.to === 'test' && 'report' in message) journal.take(message.report)
    else if ('ask' in message && message.ask !== null)
      thread.send({ kind: 'answer', ask: message.ask, value: null, error: null })
  }
  const thread = new Thread(logic, { ...DEFAULTS, dist, state: state.folder, ...setup }, receive, (text) =>
    journal.errors.push(text),
  )
  try {
    await thread.drive({ kind: 'launch', path: null })
    await meanwhile?.(thread)
    return { answer: await answerOf(journal), journal }
  } finally {
    await thread.kill()
    state.remove()
    rmSync(dist, { recursive: true })
  }
}

async function answerOf(journal: Journal): Promise<unknown> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(5)) {
    const line = journal.console.find(({ text }) => text.startsWith('ANSWER '))
    if (line) return parsed(line.text.slice('ANSWER '.length))
  }
  throw new Error('the script returned nothing in time')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const DEFAULTS: Omit<LogicSetup, 'dist' | 'state'> = {
  appId: null,
  domains: null,
  documented: [...documentedApis()],
  window: { width: 375, height: 812, statusBar: 44, navigationBar: 44 },
  theme: 'light',
  fontSize: 16,
  network: 'wifi',
  location: 'none',
  privacy: 'agreed',
  day: null,
  subscriptions: 'reject',
  suspendAfter: 5000,
}
