/** The board's figures in words. Shares come cut from the server and stay as they are. */
import { compare, type Decimal, divideUp, groupThousands } from '@domain/decimals/decimal'

const wanAYi = '10000'

/** '48.87 亿元' from 10,000 万元 on, else '132.4 万元'; both exact. */
export function amountWords(wan: Decimal): string {
  return compare(wan, wanAYi) >= 0
    ? `${groupThousands(divideUp(wan, wanAYi, 10))} 亿元`
    : `${groupThousands(wan)} 万元`
}

export function percentWords(percent: string | null): string {
  return percent === null ? '暂无' : `${percent}%`
}
