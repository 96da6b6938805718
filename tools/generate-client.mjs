// Prisma's client from the schema. Generating needs no schema engine, but the command insists on having one and
// would download it: a program that does nothing stands in, so no other host is asked.
import { product } from './freshness.mjs'
import { isMain, runPackage, tool } from './shell.mjs'

export const client = product('client', {
  inputs: [
    'prisma/schema.prisma',
    'prisma.config.ts',
    'tools/generate-client.mjs',
    'node_modules/prisma/package.json',
  ],
  output: 'server/storage/generated/client.ts',
})

export const generateClient = () =>
  client.make(() =>
    runPackage('prisma/build/index.js', ['generate', '--no-hints'], {
      log: '.cache/generate-client.log',
      env: {
        PRISMA_SCHEMA_ENGINE_BINARY: process.platform === 'win32' ? process.execPath : '/bin/true',
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    }),
  )

if (isMain(import.meta)) await tool(generateClient)
