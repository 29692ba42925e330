// Runs in the page before its own scripts: notes, frame by frame, when each chart and the figures last changed.
// Moments are ms since 1970, so that a click on one page and a painted chart on the next can be compared.
(() => {
  const seen = { parts: [] }
  const roots = [document] // and the shadow trees, in which some pages draw
  const changes = { subtree: true, childList: true, characterData: true, attributes: true }
  const moment = (since) => performance.timeOrigin + since
  let dirty = true
  window.benchSeen = seen

  const watching = new MutationObserver(() => { dirty = true })
  const opens = Element.prototype.attachShadow
  Element.prototype.attachShadow = function (options) {
    const root = opens.call(this, options)
    roots.push(root)
    watching.observe(root, changes)
    return root
  }
  const all = (selector) => roots.filter((root) => root === document || root.host.isConnected).flatMap((root) => [...root.querySelectorAll(selector)])

  const plain = (chart) => chart.matches(".js-plotly-plot") ? "" : chart.textContent // a list of counts
  // What a chart shows: the shapes of its data and every text in it; its layers for hover and drag do not count.
  const drawn = (chart) => {
    const layers = [...chart.querySelectorAll(".cartesianlayer, .shapelayer")]
    const texts = [...chart.querySelectorAll("svg.main-svg text")]
    return layers.length ? layers.map((layer) => layer.innerHTML).join("") + texts.map((text) => text.textContent).join("|") : plain(chart)
  }
  const now = () => {
    const figures = all(benchMarks.figures).map((one) => one.textContent)
    return [figures.every(Boolean) ? figures.join("|") : "", ...all(benchMarks.charts).map(drawn)]
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
          requestAnimationFrame(() => { part.at = moment(performance.now()) })
        }
      })
    }
    requestAnimationFrame(note)
  }
  for (const kind of ["click", "keydown"]) {
    document.addEventListener(kind, (event) => { if (event.isTrusted) sessionStorage.benchClick = moment(event.timeStamp) }, true)
  }
  window.benchIsDone = ([before, charts, stillMs]) => seen.parts.length === charts + 1
    && seen.parts.every((part, place) => part.content && part.at && (place === 0 || part.content !== before[place]))
    && moment(performance.now()) - Math.max(...seen.parts.map((part) => part.at)) > stillMs
    && !all(benchMarks.busy).length
  watching.observe(document, changes)
  requestAnimationFrame(note)
})()
