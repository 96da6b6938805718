/** What the phone told while it ran. */
import type { ApiCall, Report, RequestRecord } from '../protocol'

export class Journal {
  readonly errors: string[] = []
  readonly console: { level: string; text: string }[] = []
  readonly missingApis = new Set<string>()
  readonly calls: ApiCall[] = []
  readonly requests: RequestRecord[] = []
  /** `biggest` in bytes, with the page that sent it and its keys. */
  readonly setData = { count: 0, bytes: 0, biggest: { bytes: 0, page: '', key: '' } }
  /** The person agreed to the privacy agreement. */
  agreed = false
  stack: { paths: string[]; page: number; ready: boolean } = { paths: [], page: 0, ready: false }

  take(report: Report): void {
    switch (report.kind) {
      case 'error':
        this.errors.push(`logic: ${report.text}`)
        break
      case 'console':
        this.console.push({ level: report.level, text: report.text })
        break
      case 'missing':
        this.missingApis.add(report.api)
        break
      case 'agreed':
        this.agreed = true
        break
      case 'call':
        this.calls.push(report.call)
        break
      case 'request':
        this.requests.push(report.request)
        break
      case 'setData':
        this.setData.count++
        this.setData.bytes += report.bytes
        if (report.bytes > this.setData.biggest.bytes)
          this.setData.biggest = { bytes: report.bytes, page: report.page, key: report.key }
        break
      case 'stack':
        this.stack = { paths: report.paths, page: report.page, ready: report.ready }
    }
  }
}
