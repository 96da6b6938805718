/** Where Prisma finds the schema and its migrations; the server applies the migrations itself at start. */
import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
})
