// Filters: what the address says is shown in them, and what a reader chooses in them goes to the address.
"use strict"

const AT_ONCE = 60 // options; a list of a thousand titles is searched, not read

const inAddress = key => new URLSearchParams(location.search).getAll(key)
const separator = () => document.documentElement.lang === "ar" ? "، " : ", "

function ask(changes) {
  const asked = new URLSearchParams(location.search)
  for (const [key, values] of Object.entries(changes)) {
    asked.delete(key)
    for (const value of [...values].sort()) asked.append(key, value)
  }
  const [from, to] = [asked.get("from"), asked.get("to")]
  if (from && to && Number(from) > Number(to)) {
    asked.set("from", to)
    asked.set("to", from)
  }
  visit(`${location.pathname}?${asked}`, false)
}

const optionsOf = list => list.options ??= JSON.parse(list.dataset.options)
const plain = words => words.normalize("NFD").replace(/[\u0300-\u036f\u064b-\u0655\u0640]/g, "").toLowerCase()

function found(list, letters) {
  const chosen = new Set(inAddress(list.dataset.key))
  const fitting = optionsOf(list).filter(([code, word]) => plain(`${word} ${code}`).includes(plain(letters)))
  const [first, others] = [fitting.filter(([code]) => chosen.has(code)), fitting.filter(([code]) => !chosen.has(code))]
  return list.dataset.search ? [...first, ...others].slice(0, Math.max(AT_ONCE, first.length)) : fitting
}

function optionOf(list, [code, word]) {
  const box = made("input", { type: "checkbox", value: code })
  box.onchange = () => {
    const others = inAddress(list.dataset.key).filter(one => one !== code)
    ask({ [list.dataset.key]: box.checked ? [...others, code] : others })
  }
  return made("li", {}, made("label", {}, box, made("span", { textContent: word, dir: "auto" })))
}

function fillOptions(list, letters) {
  const options = found(list, letters).map(option => optionOf(list, option))
  list.querySelector("ul").replaceChildren(...options)
  list.querySelector(".nothing").textContent = options.length ? "" : list.dataset.nothing
  showList(list)
}

function openList(list) {
  if (!list.querySelector(".options")) {
    const nothing = made("p", { className: "nothing" })
    nothing.setAttribute("role", "status")
    list.append(made("div", { className: "options" }, ...searchOf(list), made("ul", {}), nothing))
  }
  const search = list.querySelector("input[type=search]")
  if (search) search.value = ""
  fillOptions(list, "")
  if (search && matchMedia("(pointer: fine)").matches) search.focus({ preventScroll: true }) // a finger would raise a keyboard over the list
}

function searchOf(list) {
  if (!list.dataset.search) return []
  const search = made("input", { type: "search", autocomplete: "off", placeholder: list.dataset.search })
  search.setAttribute("aria-label", list.dataset.search)
  search.oninput = () => fillOptions(list, search.value)
  return [search]
}

function showList(list) {
  const chosen = inAddress(list.dataset.key)
  const known = new Map(optionsOf(list))
  const words = chosen.filter(code => known.has(code)).map(code => known.get(code))
  const value = list.querySelector(".value")
  value.textContent = words.join(separator()) || list.dataset.none
  value.title = words.length ? value.textContent : ""
  list.classList.toggle("set", words.length > 0)
  for (const box of list.querySelectorAll("input[type=checkbox]")) {
    box.checked = chosen.includes(box.value)
    box.disabled = !box.checked && chosen.length >= Number(list.dataset.most)
  }
}

function showEntry(entry) {
  const value = inAddress(entry.dataset.key).at(-1) ?? ""
  if (entry.localName === "select" && ![...entry.options].some(option => option.value === value)) entry.add(new Option(value, value))
  if (!entry.isTyped) entry.value = value
  entry.closest(".filter").classList.toggle("set", value !== "")
}

// Letters typed and not yet sent stay where they are while an answer comes in.
function tendEntry(entry) {
  entry.oninput = () => { entry.isTyped = entry.localName === "input" }
  entry.onchange = () => {
    entry.isTyped = false
    ask({ [entry.dataset.key]: [entry.value.trim().replace(/\s+/g, " ")].filter(Boolean) })
  }
  entry.onkeydown = event => { if (event.key === "Enter") entry.onchange() }
}

function filters() {
  for (const place of document.querySelectorAll(".filters")) {
    if (place.shown === location.search) continue
    place.shown = location.search
    for (const list of place.querySelectorAll("details.filter")) {
      list.ontoggle ??= () => { if (list.open) openList(list) }
      showList(list)
    }
    for (const entry of place.querySelectorAll("label.filter [data-key]")) {
      if (!entry.onchange) tendEntry(entry)
      showEntry(entry)
    }
  }
  countSet()
}

const FILTER_KEYS = new Set(["register", "axis", "sector", "actor", "kind", "type", "region", "scope", "org", "status", "from", "to", "undated", "q"])
function countSet() {
  const set = new Set([...new URLSearchParams(location.search).keys()].filter(key => FILTER_KEYS.has(key)))
  const words = set.size ? `(${set.size})` : ""
  for (const place of document.querySelectorAll("[data-opens=viewbar] .count")) if (place.textContent !== words) place.textContent = words // another page brings it empty
}

// An open list is left by a click beside it, by Escape, or by the Tab key past its end.
function closeLists(except) {
  for (const list of document.querySelectorAll("details.filter[open]")) if (!list.contains(except)) list.open = false
}
document.addEventListener("pointerdown", event => closeLists(event.target), { passive: true })
// A press on the words of an option focuses what lies around the list; to close it under the pointer would lose the press.
document.addEventListener("focusin", event => { if (!event.target.querySelector("details.filter[open]")) closeLists(event.target) })
document.addEventListener("keydown", event => {
  const list = event.key === "Escape" && event.target.closest?.("details.filter[open]")
  if (!list) return
  list.open = false
  list.querySelector("summary").focus()
  event.preventDefault()
}, true)
addEventListener("popstate", filters)

document.addEventListener("click", event => {
  const button = event.target.closest?.("button.opens")
  if (!button) return
  document.body.classList.toggle(`${button.dataset.opens}-is-open`)
  tend()
})
