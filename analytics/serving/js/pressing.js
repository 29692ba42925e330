// A press on a chart counts for the mark it began on: before it ends the page may come again, and a chart drawn anew forgets what was under the pointer.
"use strict"

const NEAR = 5 // pixels; who moves further before letting go takes the press back
const SETTLED = 50 // milliseconds in which a chart says itself that it was pressed, if it has not lost it
let pointer = null // its last event
let told = null // { chart, selection }: the mark under the pointer, as its chart told
let lost = null // { chart, selection, at }: the same of a chart that was drawn anew since, while the pointer rests
let press = null

const isNear = (one, other) => one && Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) < NEAR

function tellMark(chart, selection) {
  told = { chart, selection }
}

function leaveMark(chart) {
  if (told?.chart === chart) told = null
}

function keepMark(chart) {
  if (told?.chart !== chart) return
  lost = { ...told, at: pointer }
  told = null
}

function endPress() {
  press?.end()
  press = null
}

function pressed(selection) {
  const isTakenBack = press?.isFar
  endPress()
  if (!isTakenBack) choose(selection)
}

// To draw waits until a press on the chart is over.
async function unpressed(chart) {
  while (press?.chart === chart) await press.over
}

function begun(chart, event) {
  const known = event.pointerType === "touch" ? null : [told, lost].find(one => one?.chart === chart) // a finger is over no mark before it presses
  const one = { chart, selection: known?.selection, from: event }
  one.over = new Promise(done => { one.end = done })
  return one
}

addEventListener("pointermove", event => {
  pointer = event
  if (!isNear(lost?.at, event)) lost = null
}, { capture: true, passive: true })

addEventListener("scroll", () => { told = lost = null }, { capture: true, passive: true }) // other marks come under the pointer, and none is told

addEventListener("pointerdown", event => {
  endPress()
  const chart = event.button ? null : event.target.closest?.(".drawing.selectable")
  if (chart) press = begun(chart, event)
}, true)

addEventListener("pointerup", event => {
  const one = press
  if (!one) return
  one.isFar = !isNear(one.from, event)
  setTimeout(() => { if (press === one) pressed(one.selection) }, SETTLED)
}, true)

for (const broken of ["pointercancel", "blur"]) addEventListener(broken, endPress)
