// The page is asked for anew by its address, through the same door as a press: whatever it crosses on its way, it can bring back no older page.
"use strict"

const BUSY = 1000 // milliseconds after a touch in which a choice may still be on its way to the server
let named = null // the address that the reader's last act was to name; one on a control of Streamlit's names none, what it chose comes with the run
let touched = 0
for (const act of ["pointerdown", "pointerup", "keydown"]) addEventListener(act, () => [named, touched] = [null, Date.now()], { capture: true, passive: true })
addEventListener("popstate", () => { named = addressHere() }, true)

const isBusy = () => Date.now() - touched < BUSY

// A page that was on its way when the reader pressed on would put its own address over theirs: where they are, presses say alone.
const step = history.pushState.bind(history)
history.pushState = (state, unused, address) => {
  const isOnItsWay = named !== null && named === addressHere() && !isShown()
  if (!isOnItsWay && new URL(address ?? "", location.href).pathname === location.pathname) step(state, unused, address)
}

function askAgain() {
  const { state } = history, whole = location.href, aimedAt = goal
  if (location.hash) history.replaceState(state, "", location.pathname + location.search) // with the name of a card Streamlit would take it for a step to that card
  dispatchEvent(new PopStateEvent("popstate", { state }))
  if (location.href !== whole) history.replaceState(state, "", whole)
  goal = aimedAt // the reader stays where they are
}

function isAtRest() {
  const app = document.querySelector("[data-testid=stApp]")?.dataset
  return app?.testConnectionState === "CONNECTED" && app.testScriptState === "notRunning"
}
