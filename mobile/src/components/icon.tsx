import { View } from '@tarojs/components'
import { classes } from './classes'

/** The set, drawn in styles/icons.css; an icon takes the colour of the text around it. */
export type IconName =
  | 'back'
  | 'camera'
  | 'offline'
  | 'info'
  | 'search'
  | 'clock'
  | 'place'
  | 'document'
  | 'check'
  | 'close'
  | 'download'

/** A drawing beside words, never instead of them: hidden from assistive technology by having none. */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return <View className={classes('icon', `icon--${name}`, className)} />
}
