// The draft of a study: cards a reader gathers in this browser, in their order, with notes; it leaves only when it is taken away.
"use strict"

const DRAFT = "marsad-draft"
const NO_DRAFT = { title: "", question: "", authors: "", items: [] }
let unsaved = null // the draft of a browser that keeps nothing

function draftOf(text) {
  const said = JSON.parse(text) ?? {}
  const line = key => typeof said[key] === "string" ? said[key] : ""
  const items = (Array.isArray(said.items) ? said.items : []).filter(one => typeof one?.reference === "string" && /^[a-z_]+$/.test(one.page))
  return { title: line("title"), question: line("question"), authors: line("authors"), items, before: said.before }
}

function draft() {
  try { return unsaved ?? draftOf(localStorage.getItem(DRAFT)) } catch { return { ...NO_DRAFT } }
}

function keepDraft(kept) {
  try {
    localStorage.setItem(DRAFT, JSON.stringify(kept))
    unsaved = null
    return true
  } catch {
    unsaved = kept
    return false
  }
}

const without = ({ before, ...kept }) => kept
const undoable = kept => keepDraft({ ...kept, before: without(draft()) })
const cardWords = key => DRAFT_WORDS[key][document.documentElement.lang]

// A card's tool puts it into the draft, or takes it out again.
function itemOf(button) {
  const card = button.closest("[class*=st-key-card_], [class*=st-key-wide_]")
  const lang = document.documentElement.lang
  const view = button.dataset.view ?? document.querySelector(".you-see strong")?.textContent ?? ""
  const words = { title: card.querySelector(".card-title").textContent, view }
  const reference = button.dataset.reference
  const note = draft().before?.items?.find(one => one.reference === reference)?.note ?? ""
  return { reference, page: card.querySelector(".alone").getAttribute("href").split("?")[0], words: { [lang]: words }, note }
}

function turnTool(button) {
  const kept = draft()
  const others = kept.items.filter(one => one.reference !== button.dataset.reference)
  const isIn = others.length < kept.items.length
  if (!isIn && others.length >= DRAFT_WORDS.most) return cardWords("full")
  const items = isIn ? others : [...others, itemOf(button)]
  return undoable({ ...without(kept), items }) ? "" : cardWords("unkept")
}

document.addEventListener("click", event => {
  const button = event.target.closest?.("button.to-draft")
  if (!button) return
  const fault = turnTool(button)
  showTools()
  const told = made("span", { className: "drafted", textContent: fault })
  told.setAttribute("role", "status")
  const isIn = draft().items.some(one => one.reference === button.dataset.reference)
  if (isIn) told.append(" ", made("a", { className: "inside", href: composeAddress(), textContent: `${cardWords("open")} (${draft().items.length})` }))
  if (button.nextElementSibling?.matches(".drafted")) button.nextElementSibling.remove()
  if (told.childNodes.length) button.after(told)
})

const composeAddress = () => document.querySelector('.nav a[href^="compose?"]')?.getAttribute("href") ?? "compose"

function showText(element, words) {
  if (element.textContent !== words) element.textContent = words
}

function showTools() {
  const kept = new Set(draft().items.map(one => one.reference))
  for (const button of document.querySelectorAll("button.to-draft")) {
    showText(button, cardWords(kept.has(button.dataset.reference) ? "take_out" : "add"))
  }
  for (const link of document.querySelectorAll('.nav a[href^="compose?"]')) {
    const count = link.querySelector(".count") ?? link.appendChild(made("span", { className: "count" }))
    showText(count, kept.size ? ` (${kept.size})` : "")
  }
}

function drafts() {
  showTools()
  for (const place of document.querySelectorAll(".draft:empty")) fillDraft(place)
}
addEventListener("storage", event => {
  if (event.key !== DRAFT) return
  for (const place of document.querySelectorAll(".draft")) place.replaceChildren()
  drafts()
})
