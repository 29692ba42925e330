// A page that waits for long answers: the server is asked how far they are, beside the socket, and the page comes anew when one more is there. Asked over
// the socket twice a second, a look crossed with the reader's presses and took their place, or took away a page that had come meanwhile.
"use strict"

const WAITING = { look: 500, coming: 2000 } // milliseconds; in the latter a page that was asked for comes, or a server that gave no answer is back
let isLookingAfter = false

const asksOfWait = () => document.querySelector(".progress[data-asks]")?.dataset.asks

async function lookAfter() {
  if (isLookingAfter || !asksOfWait()) return
  isLookingAfter = true
  let rest = WAITING.look
  try {
    for (let asks = asksOfWait(); asks; asks = asksOfWait()) {
      await new Promise(done => setTimeout(done, rest))
      rest = await howFar(asks) ? WAITING.look : WAITING.coming
    }
  } finally {
    isLookingAfter = false
  }
}

// Returns whether the page waits on; else it was asked for anew, or there was no answer.
async function howFar(asks) {
  if (asks !== asksOfWait()) return true // drawn anew meanwhile
  const found = await fetch(asks).then(answer => answer.ok ? answer.json() : null).catch(() => null) // what stands between may answer with a page of its own
  if (asks !== asksOfWait()) return true
  const place = document.querySelector(".progress[data-asks]")
  if (found?.said && place.told !== found.said) place.innerHTML = place.told = found.said
  if (found?.more && isAtRest() && !isBusy()) askAgain()
  return Boolean(found) && !found.more
}
