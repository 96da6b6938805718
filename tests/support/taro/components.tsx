/**
 * Stand-ins for Taro's components in Jest: mini-program components are host elements, so a plain element with the
 * same props is enough. An input gets its `nativeProps`, as on the web, and answers with `detail.value`, as in Taro.
 */
import { createElement, type ReactNode } from 'react'

type Props = Record<string, unknown> & { children?: ReactNode }

/** Props that mean something to WeChat only. */
const WECHAT = [
  'hoverClass',
  'hoverStartTime',
  'hoverStayTime',
  'placeholderClass',
  'cursorSpacing',
  'autoHeight',
  'showConfirmBar',
  'adjustPosition',
  'confirmType',
  'lazyLoad',
  'mode',
  'focus',
  'password',
  'maxlength',
  'nativeProps',
  'scrollX',
  'scrollY',
  'tabindex',
]

function html(props: Props): Props {
  const kept = Object.fromEntries(Object.entries(props).filter(([name]) => !WECHAT.includes(name)))
  return props.tabindex === undefined ? kept : { ...kept, tabIndex: Number(props.tabindex) }
}

const element = (tag: string) => (props: Props) => createElement(tag, html(props), props.children)

const input = (tag: string) => (props: Props) => {
  const onInput = props.onInput as ((event: { detail: { value: string } }) => void) | undefined
  return createElement(tag, {
    ...html(props),
    ...(props.nativeProps as Props),
    ...(props.password ? { type: 'password' } : {}),
    onInput: undefined,
    onChange: (event: { target: { value: string } }) => onInput?.({ detail: { value: event.target.value } }),
  })
}

export const View = element('div')
export const Text = element('span')
export const ScrollView = element('div')
export const Image = element('img')
export const Button = element('button')
export const Input = input('input')
export const Textarea = input('textarea')
