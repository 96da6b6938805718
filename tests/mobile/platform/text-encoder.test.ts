import { TextEncoder as Whole } from 'node:util'
import fc from 'fast-check'
import { TextEncoder } from '@/platform/text-encoder'

const ours = (text: string) => [...new TextEncoder().encode(text)]
const theirs = (text: string) => [...new Whole().encode(text)]

it.each(['', 'abc', 'é', '绩效直报', '𠮷田🎉', '\ud83c', 'a\udf89b', '\u07ff\u0800\uffff'])(
  'encodes %j as every engine does',
  (text) => expect(ours(text)).toEqual(theirs(text)),
)

it('encodes whatever text as every engine does', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(ours(text)).toEqual(theirs(text))))
})
