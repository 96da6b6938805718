import type { Field as FormField } from '@domain/filings/form'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Choice } from '@/components/choice'
import { Field } from '@/components/field'
import { Label } from '@/components/label'
import { Remark } from '@/components/remark'
import { Tap } from '@/components/tap'
import { anchorOf } from './anchor'
import { DateField } from './date-field'
import type { Hand } from './hand'
import type { Mark } from './marks'
import { Previous } from './previous'
import { readable, textOf } from './readable'

export interface FieldViewProps {
  field: FormField
  mark?: Mark | undefined
  hand: Hand
  readOnly?: boolean | undefined
  /** The card is filled in: what seldom applies is not offered any more. */
  settled?: boolean | undefined
  /** The figure that its card is about: large, its label above. */
  main?: boolean | undefined
}

/** One declared field with what is noted at it. A field that seldom applies waits behind its link. */
export function FieldView(props: FieldViewProps) {
  const { field, mark, readOnly } = props
  const [opened, setOpened] = useState(false)
  const empty = readable(field) === ''
  if (field.behind !== undefined && empty && !opened && !mark?.error && !mark?.remarks) {
    if (readOnly || props.settled) return null
    return (
      <Tap className="behind link sub" label={field.behind} onTap={() => setOpened(true)}>
        {field.behind}
      </Tap>
    )
  }
  return (
    <View className="mt3" id={anchorOf(field.path)}>
      <FieldInput {...props} />
      <FieldNotes {...props} />
    </View>
  )
}

/** What stands under a field: last period's value while it may be taken over, and the remarks on it. */
export function FieldNotes({ field, mark, hand, readOnly, main }: FieldViewProps) {
  return (
    <>
      {!readOnly && <Previous field={field} hand={hand} />}
      {mark?.remarks?.map(({ id, ...remark }) => (
        <Remark key={id} {...remark} notch={main ? 'right' : 'left'} />
      ))}
    </>
  )
}

export function FieldInput({ field, mark, hand, readOnly, main }: FieldViewProps) {
  const { label, required, options = [] } = field
  const change = (value: string) => hand.onChange(field.path, value)
  const shared = { label, required, error: mark?.error, aside: mark?.aside }
  if (readOnly) {
    const text = readable(field) || '未填'
    const figure = field.input === 'amount' || field.input === 'number'
    if (figure) return <Field label={label} value={text} unit={field.unit} readOnly big={main} />
    return (
      <>
        <Label text={label} />
        <View>{text}</View>
      </>
    )
  }
  switch (field.input) {
    case 'choices':
      return (
        <>
          <Choice
            {...{ label, required, options, error: mark?.error }}
            multiple
            value={listOf(field.value)}
            onChange={(value) => hand.onChange(field.path, value)}
          />
          {mark?.aside && <View className="cap mt1">{mark.aside}</View>}
        </>
      )
    case 'choice':
      return (
        <>
          <Choice
            {...{ label, required, options, error: mark?.error }}
            as={options.length <= 4 ? 'segments' : 'chips'}
            value={textOf(field.value)}
            onChange={change}
          />
          {mark?.aside && <View className="cap mt1">{mark.aside}</View>}
        </>
      )
    case 'date':
      return (
        <>
          <Label text={label} required={required} aside={mark?.aside} />
          <View className="mt1">
            <DateField label={label} value={textOf(field.value)} onChange={change} error={mark?.error} />
          </View>
          {field.hint && <View className="cap mt1">{field.hint}</View>}
        </>
      )
    case 'text':
      return (
        <Field
          {...shared}
          value={textOf(field.value)}
          onChange={change}
          long={field.short !== true}
          placeholder={field.hint}
          maxLength={field.maxLength}
        />
      )
    default:
      return (
        <Field
          {...shared}
          value={textOf(field.value)}
          onChange={change}
          unit={field.unit}
          placeholder={field.hint}
          keyboard="digit"
          big={main}
          inline={!main}
        />
      )
  }
}

const listOf = (value: FormField['value']) => (Array.isArray(value) ? (value as readonly string[]) : [])
