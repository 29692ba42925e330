// Views a reader keeps in this browser, by name; nothing of them reaches the server.
"use strict"

const SHELF = "marsad-views"

function shelf() {
  try { return JSON.parse(localStorage.getItem(SHELF)) ?? [] } catch { return [] }
}

function keep(views, place) {
  try { localStorage.setItem(SHELF, JSON.stringify(views)) } catch { place.querySelector(".saved-note").textContent = place.dataset.full }
  fillShelf(place)
}

function made(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children)
  return element
}

function lineOf(view, place) {
  const link = made("a", { className: "inside", href: view.address, textContent: view.name, dir: "auto" })
  link.onclick = () => { place.closest("details").open = false } // who has chosen wants to see it
  const remove = made("button", { type: "button", textContent: "✕", title: `${place.dataset.remove} « ${view.name} »` })
  remove.setAttribute("aria-label", remove.title)
  remove.onclick = () => keep(shelf().filter(one => one.name !== view.name), place)
  return made("li", {}, link, remove)
}

function fillShelf(place) {
  const views = shelf()
  const list = made("ul", {}, ...views.map(view => lineOf(view, place)))
  const note = made("p", { className: "saved-note", textContent: views.length ? "" : place.dataset.none })
  note.setAttribute("role", "status")
  const name = made("input", { type: "text", maxLength: 60, required: true, placeholder: place.dataset.name })
  name.setAttribute("aria-label", place.dataset.name)
  const form = made("form", {}, name, made("button", { type: "submit", textContent: place.dataset.save }))
  form.onsubmit = event => {
    event.preventDefault()
    const view = { name: name.value.trim(), address: location.pathname + location.search }
    if (view.name) keep([...shelf().filter(one => one.name !== view.name), view].slice(-50), place)
  }
  place.replaceChildren(list, note, form)
}

function saved() {
  for (const place of document.querySelectorAll(".saved-views:empty")) fillShelf(place)
}
