/** WeChat forbids `new Function`, which zod would try when a schema is made: this module is imported before any schema. */
import { config } from 'zod/v4/core'

config({ jitless: true })
