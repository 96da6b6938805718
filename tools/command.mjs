// `node tools/command.mjs NAME …`: prepares what is due, then becomes the command `server/commands/NAME.ts`, which
// finds its own arguments in process.argv from the third on.
import { existsSync } from 'node:fs'
import { prepare } from './prepare.mjs'
import { at, StepFailed, tool } from './shell.mjs'

await tool(async () => {
  const [name = '', ...args] = process.argv.slice(2)
  await prepare(['packages', 'client', 'server'])
  const file = at('server/dist', `command-${name}.js`)
  if (!/^[\w-]+$/.test(name) || !existsSync(file)) throw new StepFailed(`没有名为“${name}”的命令`)
  process.argv = [process.execPath, file, ...args]
  process.env.NODE_ENV ??= 'production'
  process.setSourceMapsEnabled(true)
  await import(new URL(`../server/dist/command-${name}.js`, import.meta.url).href).catch((error) => {
    // what an operator can mend is one sentence
    const mendable = error.name === 'ConfigError' || error.name === 'MigrationRefused'
    throw mendable ? new StepFailed(error.message) : error
  })
})
