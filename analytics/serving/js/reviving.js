// A page whose socket was given up for good is loaded anew: its address says what it shows. Streamlit gives a socket up where a reader's step and the
// end of the run before it cross on the way: the server then names a message that the browser has just forgotten.
"use strict"

const REVIVED = "marsad-revived"
const ONCE_IN = 10_000 // milliseconds; what breaks again at once would be loaded for ever
let isReviving = false

async function revive() {
  const app = document.querySelector("[data-testid=stApp]")
  if (isReviving || app?.dataset.testConnectionState !== "DISCONNECTED_FOREVER") return
  isReviving = true
  const answered = isTried() ? null : await fetch("_stcore/health").catch(() => null) // of a server that is gone Streamlit has words of its own
  if (answered?.ok) location.reload()
}

// Notes the time, so that the page that comes knows it. Where nothing can be noted, inside another site, it is not tried.
function isTried() {
  try {
    const last = Number(sessionStorage.getItem(REVIVED))
    sessionStorage.setItem(REVIVED, String(Date.now()))
    return Date.now() - last < ONCE_IN
  } catch {
    return true
  }
}
