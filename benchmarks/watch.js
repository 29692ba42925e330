// Runs in the page before its own scripts: notes, frame by frame, when each chart and the figures last changed.
(() => {
  const seen = { parts: [], click: 0, navigation: true }
  let dirty = true
  window.benchSeen = seen

  // What a chart shows: the shapes of its data and every text in it; its layers for hover and drag do not count.
  const drawn = (chart) => {
    const layers = [...chart.querySelectorAll(".cartesianlayer, .shapelayer")]
    const texts = [...chart.querySelectorAll("svg.main-svg text")]
    return layers.map((layer) => layer.innerHTML).join("") + texts.map((text) => text.textContent).join("|")
  }
  const now = () => {
    const charts = [...document.querySelectorAll(".js-plotly-plot")].map(drawn)
    const figures = [...document.querySelectorAll(window.benchFigures)].map((one) => one.textContent)
    return [figures.every(Boolean) ? figures.join("|") : "", ...charts]
  }
  // The text is in the page in one frame and on the screen with the next.
  const note = () => {
    if (dirty) {
      dirty = false
      const found = now()
      seen.parts.length = found.length
      found.forEach((content, place) => {
        if (seen.parts[place]?.content !== content) {
          const part = { content, at: null }
          seen.parts[place] = part
          requestAnimationFrame(() => { part.at = performance.now() })
        }
      })
    }
    requestAnimationFrame(note)
  }
  const begin = () => {
    new MutationObserver(() => { dirty = true; seen.moved = performance.now() })
      .observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
    requestAnimationFrame(note)
  }
  for (const kind of ["click", "keydown"]) {
    document.addEventListener(kind, (event) => { if (event.isTrusted) seen.click = event.timeStamp }, true)
  }
  begin()
})()
