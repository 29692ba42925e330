// A press may be lost on its way: made while the connection is away, or crossed with another. Then the page shows another address than its own and nothing
// runs; it is asked for again, a few times and ever later, and left as it is where that does not help.
"use strict"

const HEALING = { look: 500, patience: 2000, times: 3 } // milliseconds; a press under way on a slow line shows no sign yet
const EMBEDDING = new Set(["embed", "embed_options"]) // Streamlit keeps them from a page
let missed = null // { address, at, times }: what is not shown, when it was last asked for or on its way, how often it was asked for again

function pageAndQuery(page, query) {
  const asked = [...new URLSearchParams(query)].filter(([key]) => !EMBEDDING.has(key.toLowerCase())).map(pair => pair.join("="))
  return [page, ...asked.sort()].join("&")
}

const addressHere = () => pageAndQuery(location.pathname.split("/").pop(), location.search)

// Returns whether the last run that came to its end drew what the address names; what says nothing of it, a card in another site, is taken for it.
function isShown() {
  const shown = document.querySelector(".foot[data-of]")?.dataset.of.split("?")
  return !shown || pageAndQuery(...shown) === addressHere()
}

function heal() {
  const address = addressHere()
  if (isShown()) missed = null
  else if (missed?.address !== address) missed = { address, at: Date.now(), times: 0 }
  else if (!isAtRest()) missed.at = Date.now()
  else if (missed.times < HEALING.times && Date.now() - missed.at >= HEALING.patience * 2 ** missed.times) {
    missed = { address, at: Date.now(), times: missed.times + 1 }
    askAgain()
  }
}
setInterval(heal, HEALING.look)
