// A chart as a picture to keep: its drawing with title, sentence, source, version and address, and the fonts it is set in.
"use strict"

const MARGIN = 24
const LINES = [
  { from: ".card-title", size: 20, weight: 600, tone: "--ink" },
  { from: ".card-sentence", size: 15, weight: 400, tone: "--ink" },
  { drawing: true },
  { from: ".landmarks :is(li, p)", most: 24, size: 12, weight: 400, tone: "--quiet" },
  { from: ".card-notes", size: 12, weight: 400, tone: "--quiet" },
  { from: ".card-source span", size: 12, weight: 400, tone: "--quiet" },
]
const FACES = [
  ["ibm-plex-sans-latin-400-normal", 400, ""],
  ["ibm-plex-sans-latin-600-normal", 600, ""],
  ["ibm-plex-sans-arabic-arabic-400-normal", 400, "unicode-range:U+0600-06FF,U+FE70-FEFF;"],
  ["ibm-plex-sans-arabic-arabic-600-normal", 600, "unicode-range:U+0600-06FF,U+FE70-FEFF;"],
]

const tone = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim()
const escapedText = words => words.replace(/[&<>]/g, mark => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[mark])

function wrapped(words, size, weight, width) {
  const ruler = document.createElement("canvas").getContext("2d")
  ruler.font = `${weight} ${size}px IBM Plex Sans`
  const lines = [""]
  for (const word of words.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim()
    if (ruler.measureText(longer).width <= width || !lines.at(-1)) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

function written(words, line, top, width) {
  const isMirrored = document.documentElement.dir === "rtl"
  const x = isMirrored ? width - MARGIN : MARGIN
  const step = line.size * 1.45
  const texts = wrapped(words, line.size, line.weight, width - 2 * MARGIN).map((text, place) =>
    `<text x="${x}" y="${top + step * (place + 0.8)}" font-size="${line.size}" font-weight="${line.weight}" fill="${tone(line.tone)}"`
    + ` direction="${isMirrored ? "rtl" : "ltr"}">${escapedText(text)}</text>`)
  return { svg: texts.join(""), height: step * texts.length }
}

function drawn(card, top) {
  const layers = [...card.querySelectorAll(".js-plotly-plot .main-svg")].filter(one => one.getAttribute("width"))
  const copies = layers.map(one => {
    const copy = one.cloneNode(true)
    for (const [name, value] of [["x", MARGIN], ["y", top], ["overflow", "visible"]]) copy.setAttribute(name, value)
    copy.removeAttribute("style")
    return new XMLSerializer().serializeToString(copy)
  })
  return { svg: copies.join(""), height: Number(layers[0]?.getAttribute("height") ?? 0) + 8 }
}

async function embedded([file, weight, range]) {
  const bytes = new Uint8Array(await (await fetch(`/app/static/fonts/${file}.woff2`)).arrayBuffer())
  const text = btoa(bytes.reduce((all, byte) => all + String.fromCharCode(byte), ""))
  return `@font-face{font-family:"IBM Plex Sans";font-weight:${weight};${range}src:url(data:font/woff2;base64,${text}) format("woff2");}`
}

async function composed(card) {
  const chart = card.querySelector(".js-plotly-plot .main-svg")
  const width = Number(chart.getAttribute("width")) + 2 * MARGIN
  const faces = (await Promise.all(FACES.map(embedded))).join("")
  let top = MARGIN
  let inside = ""
  for (const line of LINES) {
    const said = line.drawing ? [""] : [...card.querySelectorAll(line.from)].slice(0, line.most ?? 1).map(one => one.innerText).filter(Boolean)
    for (const words of said) {
      const part = line.drawing ? drawn(card, top) : written(words, line, top, width)
      inside += part.svg
      top += part.height + 4
    }
  }
  const address = written(location.href, { size: 11, weight: 400, tone: "--quiet" }, top, width)
  const height = Math.ceil(top + address.height + MARGIN)
  return {
    width,
    height,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}"`
      + ` font-family="IBM Plex Sans, sans-serif"><style>${faces}</style><rect width="100%" height="100%" fill="${tone("--raised")}"/>${inside}${address.svg}</svg>`,
  }
}

async function imageOf(svg) {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  return image
}

// A drawing is decoded before its fonts are: the first image only makes the browser read them.
async function painted({ svg, width, height }) {
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height })
  const paint = image => canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
  paint(await imageOf(svg))
  await new Promise(done => setTimeout(done, 300))
  paint(await imageOf(svg))
  return new Promise(done => canvas.toBlob(done, "image/png"))
}

function handed(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

document.addEventListener("click", async event => {
  const asked = event.target.closest?.("a.picture")
  if (!asked) return
  event.preventDefault()
  const card = asked.closest("[class*=st-key-card_], [class*=st-key-wide_]")
  const picture = await composed(card)
  const isDrawing = asked.classList.contains("svg")
  const blob = isDrawing ? new Blob([picture.svg], { type: "image/svg+xml" }) : await painted(picture)
  handed(blob, `${asked.getAttribute("download")}.${isDrawing ? "svg" : "png"}`)
})
