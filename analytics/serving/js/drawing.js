// Charts: a figure stands in the page as text. One drawing a chart is kept, and changed where a new figure differs from the last.
"use strict"

const KEPT = 40 // drawings out of sight
const drawings = new Map()

const loading = {}
function library(name) {
  loading[name] ??= new Promise((done, failed) => {
    const script = made("script", { src: LIBRARIES[name], onload: () => done(window.Plotly), onerror: failed })
    document.head.append(script)
  })
  return loading[name]
}

// Letters measured in another font would stand in the wrong place.
let fonts = null
const ready = isFlow => Promise.all([library(isFlow ? "flows" : "charts"), fonts ??= document.fonts.load('13px "IBM Plex Sans"', "aع")])

const widths = new ResizeObserver(entries => {
  for (const { target, contentRect } of entries) {
    const width = Math.round(contentRect.width)
    if (width && target.layout && target.layout.width !== width) window.Plotly.relayout(target, { width })
  }
})

function kept(name) {
  const drawing = drawings.get(name) ?? made("div", { className: "drawing" })
  drawings.delete(name)
  drawings.set(name, drawing) // the last one used is the last one to go
  return drawing
}

function forget() {
  const gone = [...drawings].filter(([, drawing]) => !drawing.isConnected)
  for (const [name, drawing] of gone.slice(0, Math.max(0, gone.length - KEPT))) {
    widths.unobserve(drawing)
    window.Plotly?.purge(drawing)
    drawings.delete(name)
  }
}

const inSight = new WeakMap() // the figure, as text, that a drawing shows

const flows = figure => figure.data.some(trace => trace.type === "sankey")
let cartesian = null // the library of all charts but flows, once a chart was drawn with it

// A chart of the last view is changed before it is put back: within the page, the browser would lay out the page anew for each text that is measured.
// It is asynchronous only so that a fault in one chart stays in it.
async function change(place, drawing) {
  const words = place.dataset.figure
  if (!drawing.dataset.seen || drawing.dataset.flow || press?.chart === drawing || inSight.get(drawing) === words) return
  const figure = JSON.parse(words)
  if (flows(figure)) return
  keepMark(drawing)
  inSight.delete(drawing)
  show(cartesian.react, drawing, figure, drawing.layout.width)
  inSight.set(drawing, words)
}

function show(draws, drawing, figure, width) {
  drawing.classList.toggle("selectable", figure.data.some(trace => trace.meta?.selections))
  return draws(drawing, figure.data, { ...figure.layout, width }, figure.config)
}

async function draw(place, drawing, width) {
  const words = place.dataset.figure
  if (inSight.get(drawing) === words) return // the page came again with another answer: a chart drawn anew meanwhile would lose a click
  inSight.delete(drawing)
  const figure = JSON.parse(words)
  const isFlow = flows(figure)
  const [plotly] = await ready(isFlow)
  await unpressed(drawing)
  if (drawing.parentElement !== place) return // a newer figure is on its way
  keepMark(drawing)
  const isAnew = isFlow || drawing.dataset.flow || !drawing.dataset.seen
  drawing.dataset.flow = isFlow ? "yes" : ""
  if (!isFlow) cartesian = plotly
  const done = show(isAnew ? plotly.newPlot : plotly.react, drawing, figure, width)
  if (isAnew) listen(drawing) // at once: a pointer that is over a mark already tells of it only once
  await done
  if (!drawing.dataset.seen) widths.observe(drawing)
  drawing.dataset.seen = "yes"
  if (drawing.parentElement === place) inSight.set(drawing, words) // else it was changed meanwhile for the next view
}

function charts() {
  const places = [...document.querySelectorAll(".chart:empty")]
  if (!places.length) return
  const found = places.map(place => [place, kept(place.dataset.chart)])
  for (const [place, drawing] of found) {
    change(place, drawing)
    place.append(drawing) // at once: what was drawn stays in sight
  }
  const wide = found.map(([place, drawing]) => drawing.layout?.width ?? place.clientWidth) // asking makes the browser lay out the page
  found.forEach(([place, drawing], which) => draw(place, drawing, wide[which]))
  forget()
}
