// The reader's last visit: which version this browser saw before, and when; nothing of it reaches the server.
"use strict"

const VISIT = "marsad-visit"
let seenBefore // of this page load; what is noted now counts at the next

function lastVisit() {
  if (seenBefore !== undefined) return seenBefore
  try { seenBefore = JSON.parse(localStorage.getItem(VISIT)) } catch { seenBefore = null }
  return seenBefore
}

function visits() {
  for (const place of document.querySelectorAll(".last-visit:empty")) {
    const before = lastVisit()
    const { version, same, since } = place.dataset
    const day = before && new Date(before.day).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" })
    if (before) place.textContent = (before.version === version ? same : since).replace("{day}", day).replace("{version}", before.version)
    if (before && before.version !== version) place.append(" ", madeLink(before.version, version))
    try { localStorage.setItem(VISIT, JSON.stringify({ version, day: new Date().toISOString() })) } catch { /* a browser that keeps nothing */ }
  }
}

function madeLink(earlier, later) {
  const file = `api/v1/versions/${encodeURIComponent(later)}/changes.csv`
  return made("a", { href: `${file}?since=${encodeURIComponent(earlier)}`, textContent: "CSV", download: "" })
}
