import { Text, View } from '@tarojs/components'
import { classes } from './classes'
import { Key } from './key'
import { Tap } from './tap'

export interface ButtonProps {
  /** A verb: 去改正, 重新提交（第 2 版）. */
  word: string
  onTap: () => void
  tone?: 'primary' | 'quiet' | 'plain' | 'danger' | 'text' | undefined
  small?: boolean | undefined
  /** Takes the width it is given. */
  wide?: boolean | undefined
  busy?: boolean | undefined
  disabled?: boolean | undefined
  /** The key that does the same, shown beside the word. */
  hotkey?: string | undefined
}

/** A button. States: idle, pressed, busy (deaf until done; the caller changes the word), disabled. */
export function Button({ word, onTap, tone = 'plain', small, wide, busy, disabled, hotkey }: ButtonProps) {
  return (
    <Tap
      label={hotkey ? `${word} ${hotkey}` : word}
      busy={busy || undefined}
      disabled={disabled || busy}
      className={classes(
        'btn',
        `btn--${tone}`,
        small && 'btn--s',
        wide && 'grow',
        (disabled || busy) && 'btn--off',
      )}
      onTap={onTap}
    >
      <View>
        <Text>{word}</Text>
      </View>
      {hotkey && <Key name={hotkey} />}
    </Tap>
  )
}
