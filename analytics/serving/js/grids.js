// A grid is a canvas that runs from the left. In Arabic its columns come in reverse, and it is read from its right end.
"use strict"

const gridParts = new WeakSet()
const mirrored = new WeakSet()
function begin(grid) {
  const frame = grid?.closest("[data-testid=stDataFrame]")
  if (!frame || frame.matches(":active")) return // who makes a column wider holds it there
  if (document.documentElement.dir === "rtl") {
    mirrored.add(grid)
    grid.scrollLeft = grid.scrollWidth
  } else if (mirrored.delete(grid)) grid.scrollLeft = 0
}

// Streamlit measures columns late, and keeps the grid when the language changes: its window and the width of its columns are watched.
const widthsOfGrids = new ResizeObserver(entries => new Set(entries.map(({ target }) => target.closest(".dvn-scroller"))).forEach(begin))
function grids() {
  for (const part of document.querySelectorAll("[data-testid=stDataFrame] :is(.dvn-scroller, .dvn-stack)")) {
    if (!gridParts.has(part)) widthsOfGrids.observe(part)
    gridParts.add(part)
  }
}
