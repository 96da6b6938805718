import type { Form } from '@domain/filings/form'

/** '本期需填 4 项', '已填 2', and how far that is in percent. */
export function needOf(form: Pick<Form, 'asks' | 'filled'>): {
  asks: string
  filled: string
  percent: number
} {
  const percent = form.asks === 0 ? 100 : (form.filled / form.asks) * 100
  return { asks: `本期需填 ${form.asks} 项`, filled: `已填 ${form.filled}`, percent }
}
