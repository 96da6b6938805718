// `npm start`: prepares what is due, then becomes the server, in this very process, so that signals and kills reach it.
// The preparing is a process of its own, for the builders' memory would stay with the server.
import { existsSync } from 'node:fs'
import { at, run, StepFailed, tool } from './shell.mjs'

await tool(async () => {
  await run(process.execPath, [at('tools/prepare.mjs')])
  if (!existsSync(at('server/dist/main.js'))) throw new StepFailed('没有 server/main.ts，无从启动')
  process.env.NODE_ENV ??= 'production'
  process.setSourceMapsEnabled(true)
  await import('../server/dist/main.js')
})
