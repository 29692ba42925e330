// A click on a mark of a chart narrows the view to what the mark stands for; Escape and Back undo it.
"use strict"

const OPEN_MENU = CSS.supports("selector(:popover-open)") ? ":popover-open" : ".no-menu" // an unknown word would break every question it is in
const OVERLAYS = `[role=listbox], [role=dialog], [data-baseweb=popover], ${OPEN_MENU}`

// Streamlit follows the history of the browser: an address put there is a view like any other.
function visit(address, undoable) {
  const here = location.pathname + location.search
  const there = new URL(address, location.href)
  if (there.pathname + there.search === here) return
  if (there.pathname !== location.pathname) document.body.classList.remove("viewbar-is-open") // who asks for another page wants to see it
  step({ undoable }, "", there)
  dispatchEvent(new PopStateEvent("popstate", { state: history.state }))
}

function choose(selection) {
  if (!selection) return
  const asked = new URLSearchParams(location.search)
  for (const [key, value] of new URLSearchParams(selection)) asked.set(key, value)
  visit(`${location.pathname}?${asked}`, true)
}

function selectionOf(point) {
  const selections = point.fullData.meta?.selections
  if (!selections) return ""
  if (Array.isArray(point.pointNumber)) return selections[point.pointNumber[0]]?.[point.pointNumber[1]]
  if ("flow" in point || "source" in point) return selections.links?.[point.pointNumber]
  return (selections.nodes ?? selections)[point.pointNumber]
}

// Who listened to a chart is forgotten when it is drawn anew. A flow tells what is under the pointer, but not that it was clicked.
function listen(chart) {
  chart.on("plotly_hover", event => tellMark(chart, selectionOf(event.points[0])))
  chart.on("plotly_unhover", () => leaveMark(chart))
  chart.on("plotly_click", event => pressed(selectionOf(event.points[0])))
  chart.onclick = () => { if (flows(chart) && told?.chart === chart) pressed(told.selection) }
}

// An entry of a key is a link of the drawing: it names what it adds to the view.
document.addEventListener("click", event => {
  const entry = event.target.closest?.(".gtitle a")
  if (!entry) return
  event.preventDefault()
  choose(entry.getAttribute("xlink:href").slice(1))
})

document.addEventListener("click", event => {
  const link = event.target.closest?.("a.inside")
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
  event.preventDefault()
  leaveMenus(link)
  visit(link.href, link.classList.contains("narrows"))
})

// Who has chosen a page wants to see it: its menu closes, and so does that of a phone.
function leaveMenus(link) {
  if (!link.closest(".nav")) return
  link.closest(OPEN_MENU)?.hidePopover()
  document.body.classList.remove("nav-is-open")
}

document.addEventListener("keydown", event => {
  const isElsewhere = event.defaultPrevented || event.target.closest("input, textarea, select") || document.querySelector(OVERLAYS)
  if (event.key === "Escape" && !isElsewhere && history.state?.undoable) history.back()
})
