import './older-engines'
import './zod-without-eval'
import type { PropsWithChildren } from 'react'
import { startShell } from './shell'
import './app.css'
import './web-styles'

startShell()

export default function App({ children }: PropsWithChildren) {
  return children
}
