/** Runs in the mini-program before any page: the runtime numbers its attributes as the templates do. */
import { mergeInternalComponents } from '@tarojs/shared'
import ARIA from './aria.json'

mergeInternalComponents(ARIA)
