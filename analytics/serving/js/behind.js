// What is behind a card comes when one of its folds is opened, for all of them at once.
"use strict"

const coming = new WeakMap() // by card: what is in its folds, asked for

function insides(place) {
  if (!coming.has(place)) {
    const asked = fetch(place.dataset.asks).then(answer => answer.ok ? answer.json() : Promise.reject(answer.status))
    coming.set(place, asked.then(found => fillFolds(place, found), () => {
      coming.delete(place) // the next fold that is opened asks again
      sayInFolds(place, "missing")
    }))
  }
  return coming.get(place)
}

const emptyFolds = place => [...place.querySelectorAll("details[data-fold]")].filter(fold => !fold.dataset.filled)

function fillFolds(place, found) {
  for (const fold of emptyFolds(place)) {
    fold.querySelector(".coming")?.remove()
    fold.insertAdjacentHTML("beforeend", found[fold.dataset.fold] ?? "")
    fold.dataset.filled = "yes"
  }
}

function sayInFolds(place, what) {
  for (const fold of emptyFolds(place).filter(one => one.open)) {
    const line = fold.querySelector(".coming") ?? fold.appendChild(made("p", { className: "coming" }))
    line.setAttribute("role", "status")
    line.textContent = FOLD_WORDS[what][document.documentElement.lang]
  }
}

const placeOf = element => element.closest?.(".behind[data-asks]")

// The press comes a tenth of a second before the fold is open: mostly what is in it is there by then.
document.addEventListener("pointerdown", event => {
  const fold = event.target.closest?.("details[data-fold]:not([data-filled]) > summary")
  if (fold) insides(placeOf(fold))
}, { capture: true, passive: true })

document.addEventListener("toggle", event => {
  const fold = event.target
  if (!fold.matches?.("details[data-fold]:not([data-filled])") || !fold.open) return
  sayInFolds(placeOf(fold), "coming")
  insides(placeOf(fold))
}, true)
