// `npm start`: prepares what is due, then becomes the server, in this very process, so that signals and kills reach it.
import { existsSync } from 'node:fs'
import { prepare } from './prepare.mjs'
import { at, StepFailed, tool } from './shell.mjs'

await tool(async () => {
  await prepare()
  if (!existsSync(at('server/dist/main.js'))) throw new StepFailed('没有 server/main.ts，无从启动')
  process.env.NODE_ENV ??= 'production'
  process.setSourceMapsEnabled(true)
  await import('../server/dist/main.js')
})
