// On paper: charts are as wide as the sheet, and one that is taller than a sheet is cut where nothing stands.
"use strict"

const SHEET = { width: 1290, height: 740 } // pixels of the page on a sheet; the height leaves room for a title above
const WIDEST = 1.25 // times its width on screen: a chart of a phone would fill sheets
const WIDE_ENOUGH = 0.8 // of the widest gap: between rows, not within one

// With a view box the style sheet can make a drawing as wide as the paper.
function boxed(drawing, top, height) {
  const width = drawing.getAttribute("width")
  drawing.setAttribute("viewBox", `0 ${top} ${width} ${height}`)
  return drawing
}

// The rows of a chart that says how high one is.
function rows(top, high, end) {
  const found = []
  for (let above = top; above < end; above += high) found.push([above + 1, above + high - 1])
  return found
}

// What must not be cut, as spans from the top: texts, marks, and the panels of a chart that has several.
function solid(chart) {
  const { top, height } = chart.querySelector(".main-svg").getBoundingClientRect()
  const scale = chart.layout.height / height
  const marks = [...chart.querySelectorAll(".main-svg text, .main-svg .point")].map(one => one.getBoundingClientRect())
  const spans = marks.filter(one => one.width).map(one => [(one.top - top) * scale, (one.bottom - top) * scale])
  const { meta, _size: inside } = chart._fullLayout
  if (meta?.row) return rows(inside.t, meta.row, chart.layout.height)
  const axes = Object.entries(chart._fullLayout).filter(([name]) => /^yaxis\d*$/.test(name)).map(([, axis]) => axis)
  return axes.length > 1 ? [...spans, ...axes.map(axis => [axis._offset, axis._offset + axis._length])] : spans
}

// The middle of the last wide gap in the second half of a piece; its end where nothing stands in that half.
function cutAfter(from, most, spans) {
  const end = from + most
  const near = spans.filter(([above, below]) => below > from + most / 2 && above < end).sort(([one], [other]) => one - other)
  const gaps = []
  let reached = from + most / 2
  for (const [above, below] of [...near, [end, end]]) {
    if (above > reached) gaps.push([reached, above])
    reached = Math.max(reached, below)
  }
  const widest = Math.max(...gaps.map(([above, below]) => below - above))
  const [above, below] = gaps.findLast(gap => gap[1] - gap[0] >= WIDE_ENOUGH * widest) ?? [end, end]
  return (above + below) / 2
}

function cuts(chart, most) {
  const { height } = chart.layout
  const spans = solid(chart)
  const found = [0]
  while (height - found.at(-1) > most) found.push(cutAfter(found.at(-1), most, spans))
  return [...found, height]
}

function piece(whole, top, height) {
  const part = made("div", { className: "svg-container piece" })
  for (const drawing of whole.querySelectorAll(":scope > .main-svg")) {
    const copy = boxed(drawing.cloneNode(true), top, height)
    copy.setAttribute("height", height)
    part.append(copy)
  }
  return part
}

function cut(chart) {
  const whole = chart.querySelector(".svg-container")
  const most = SHEET.height / Math.min(WIDEST, SHEET.width / chart.layout.width)
  const ends = cuts(chart, most)
  if (ends.length < 3) return
  chart.classList.add("cut")
  whole.after(...ends.slice(1).map((end, which) => piece(whole, ends[which], end - ends[which])))
}

function mend() {
  for (const part of document.querySelectorAll(".js-plotly-plot .piece")) part.remove()
  for (const chart of document.querySelectorAll(".js-plotly-plot.cut")) chart.classList.remove("cut")
  for (const drawing of document.querySelectorAll(".js-plotly-plot .main-svg")) drawing.removeAttribute("viewBox")
}

addEventListener("beforeprint", () => {
  mend() // a browser may tell of one print twice
  for (const chart of document.querySelectorAll(".js-plotly-plot")) {
    chart.style.setProperty("--widest", `${WIDEST * chart.layout.width}px`)
    cut(chart)
    for (const drawing of chart.querySelectorAll(".svg-container:not(.piece) > .main-svg")) boxed(drawing, 0, drawing.getAttribute("height"))
  }
})
addEventListener("afterprint", mend)
