/** What the styles of a workbook say of a cell, as far as a drawing needs it. */
import type { Element } from '@xmldom/xmldom'

export interface Look {
  readonly font: string
  /** Points. */
  readonly size: number
  readonly bold: boolean
  readonly sides: {
    readonly left: boolean
    readonly right: boolean
    readonly top: boolean
    readonly bottom: boolean
  }
  readonly horizontal: 'left' | 'center' | 'right'
  readonly vertical: 'top' | 'center' | 'bottom'
}

const children = (element: Element | undefined, name: string): Element[] =>
  [...(element?.childNodes ?? [])].filter(
    (node): node is Element => node.nodeType === 1 && node.localName === name,
  )

/** In the order of `cellXfs`. */
export function looksOf(styles: Element): Look[] {
  const fonts = children(children(styles, 'fonts')[0], 'font').map(fontOf)
  const borders = children(children(styles, 'borders')[0], 'border').map(sidesOf)
  return children(children(styles, 'cellXfs')[0], 'xf').map((xf) => {
    const alignment = children(xf, 'alignment')[0]
    return {
      ...(fonts[Number(xf.getAttribute('fontId'))] ?? { font: '', size: 11, bold: false }),
      sides: borders[Number(xf.getAttribute('borderId'))] ?? noSides,
      horizontal: oneOf(['left', 'center', 'right'], alignment?.getAttribute('horizontal'), 'left'),
      vertical: oneOf(['top', 'center', 'bottom'], alignment?.getAttribute('vertical'), 'bottom'),
    }
  })
}

const noSides = { left: false, right: false, top: false, bottom: false }

function fontOf(font: Element) {
  return {
    font: children(font, 'name')[0]?.getAttribute('val') ?? '',
    size: Number(children(font, 'sz')[0]?.getAttribute('val') ?? 11),
    bold: children(font, 'b').some((one) => one.getAttribute('val') !== '0'),
  }
}

function sidesOf(border: Element): Look['sides'] {
  const drawn = (side: string) => {
    const style = children(border, side)[0]?.getAttribute('style')
    return style !== undefined && style !== null && style !== 'none'
  }
  return { left: drawn('left'), right: drawn('right'), top: drawn('top'), bottom: drawn('bottom') }
}

function oneOf<T extends string>(allowed: readonly T[], value: string | null | undefined, usual: T): T {
  return allowed.find((one) => one === value) ?? usual
}
