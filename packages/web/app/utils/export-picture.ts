/** What stands on the screen as a PNG; runs in the browser only. */

/** What makes up the look of an element; layout is kept by copying sizes and positions. */
const looks = [
  ...[
    'display',
    'position',
    'top',
    'right',
    'bottom',
    'left',
    'width',
    'height',
    'margin',
    'padding',
    'box-sizing',
    'overflow',
    'visibility',
  ],
  ...['flex-direction', 'flex-grow', 'flex-shrink', 'flex-basis', 'align-items', 'justify-content', 'align-content', 'align-self', 'gap'],
  ...[
    'grid-template-columns',
    'grid-template-rows',
    'grid-column',
    'grid-row',
    'justify-items',
    'place-self',
    'transform',
    'transform-origin',
    'translate',
  ],
  ...[
    'border-top',
    'border-right',
    'border-bottom',
    'border-left',
    'border-radius',
    'border-collapse',
    'border-spacing',
    'background-color',
    'background-image',
  ],
  ...[
    'color',
    'font-size',
    'font-weight',
    'font-family',
    'font-variant-numeric',
    'line-height',
    'letter-spacing',
    'white-space',
    'text-align',
    'vertical-align',
  ],
  ...[
    'opacity',
    'z-index',
    'fill',
    'stroke',
    'stroke-width',
    'stroke-dasharray',
    'stroke-linecap',
    'stroke-linejoin',
    'fill-opacity',
    'stroke-opacity',
    'vector-effect',
  ],
]

/** Sharp on screens of twice the density. */
const scale = 2
const marginPx = 20

const copyLooks = (from: Element, to: Element): void => {
  const computed = getComputedStyle(from)
  to.setAttribute('style', looks.map(name => `${name}:${computed.getPropertyValue(name)}`).join(';'))
  Array.from(from.children).forEach((child, index) => {
    const copy = to.children[index]
    if (copy) copyLooks(child, copy)
  })
}

/** The element as an SVG picture of its own, with its looks written into it. */
const standaloneSvg = (element: HTMLElement, title: string, ground: string): { svg: string; width: number; height: number } => {
  const { width, height } = element.getBoundingClientRect()
  const copy = element.cloneNode(true) as HTMLElement
  copyLooks(element, copy)
  copy.querySelectorAll('[data-screen-only]').forEach(hint => hint.remove())
  const heading = document.createElement('p')
  heading.textContent = title
  heading.setAttribute('style', `margin:0 0 12px;height:20px;font:600 15px sans-serif;color:${getComputedStyle(element).color}`)
  const sheet = document.createElement('div')
  const whole = { width: width + 2 * marginPx, height: height + 32 + 2 * marginPx }
  sheet.setAttribute(
    'style',
    `box-sizing:border-box;padding:${marginPx}px;width:${whole.width}px;height:${whole.height}px;background:${ground}`,
  )
  sheet.append(heading, copy)
  const markup = new XMLSerializer().serializeToString(sheet)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}"><foreignObject width="100%" height="100%">${markup}</foreignObject></svg>`
  return { svg, ...whole }
}

const loaded = (source: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('The picture cannot be drawn.'))
    image.src = source
  })

/** The element under a title as a PNG, on the ground it stands on; throws where the browser refuses to draw it. */
export const pictureOf = async (element: HTMLElement, title: string, ground: string): Promise<Blob> => {
  const { svg, width, height } = standaloneSvg(element, title, ground)
  const image = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`)
  const canvas = document.createElement('canvas')
  canvas.width = width * scale
  canvas.height = height * scale
  const context = canvas.getContext('2d')
  if (!context) throw new Error('The picture cannot be drawn.')
  context.scale(scale, scale)
  context.drawImage(image, 0, 0)
  return new Promise((resolve, reject) =>
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('The picture cannot be drawn.'))), 'image/png'),
  )
}

/** Hands a file to the reader. */
export const saveFile = (name: string, content: Blob): void => {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
