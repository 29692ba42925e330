// The page is asked for anew by its address, through the same door as a press: whatever it crosses on its way, it can bring back no older page.
"use strict"

// A page that was on its way when the reader pressed on would put its own address over theirs: where they are, presses say alone.
const step = history.pushState.bind(history)
history.pushState = (state, unused, address) => {
  if (new URL(address ?? "", location.href).pathname === location.pathname) step(state, unused, address)
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
