// What a page owes its readers and Streamlit does not give: language, landmarks, words, addresses of cards, paper.
"use strict"

// Streamlit would first ask beside the page (/axes/_stcore/health) and be told 404.
window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href }

const LANDMARKS = {
  "main[data-testid=stMain]": "group", // it holds the whole page; what is truly main is marked inside
  ".st-key-top": "banner",
  ".st-key-viewbar": "search",
  ".st-key-page": "main",
  ".foot": "contentinfo",
}
const DRAWERS = {
  "[data-opens=nav]": ".nav-is-open",
  "[data-opens=viewbar]": ".viewbar-is-open",
  ".st-key-more_filters button": ".filters.more",
}
const SPEAKING = "[data-testid=InputInstructions], [data-testid=stMultiSelectDropdown], [data-live-announcer], [role=listbox], [role=menu], [role=dialog]"

const escaped = said => said.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace("{value}", "(.+)")
const borrowed = WORDS.map(words => ({ ...words, pattern: new RegExp(`^${escaped(words.said)}$`) }))
const besideOptions = borrowed.filter(words => words.among_options) // any other option is the reader's data

// What is said comes back at every view: what became of it is remembered.
const MOST_SAID = 5_000
const becameOf = new Map()
function inReadersWords(said, known = borrowed) {
  const key = `${document.documentElement.lang} ${known.length} ${said}`
  if (!becameOf.has(key)) {
    if (becameOf.size >= MOST_SAID) becameOf.clear()
    becameOf.set(key, translated(said, known))
  }
  return becameOf.get(key)
}

function translated(said, known) {
  const words = said && known.find(one => one.pattern.test(said))
  return words ? said.replace(words.pattern, words[document.documentElement.lang].replace("{value}", "$1")) : said
}

function set(element, name, value) {
  if (element && value && element.getAttribute(name) !== value) element.setAttribute(name, value)
}

function language(masthead) {
  if (!masthead) return // a card inside another site: it has the language it was loaded in
  set(document.documentElement, "lang", masthead.lang)
  set(document.documentElement, "dir", masthead.lang === "ar" ? "rtl" : "ltr")
}

function landmarks(masthead) {
  for (const [place, role] of Object.entries(LANDMARKS)) {
    const element = document.querySelector(place)
    set(element, "role", role)
    set(element, "aria-label", masthead?.dataset[role])
  }
  for (const [button, drawer] of Object.entries(DRAWERS)) {
    set(document.querySelector(button), "aria-expanded", String(document.querySelector(drawer) !== null))
  }
}

function words() {
  for (const name of ["aria-label", "title", "placeholder"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) set(element, name, inReadersWords(element.getAttribute(name)))
  }
  for (const place of document.querySelectorAll(SPEAKING)) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const said = texts.currentNode.nodeValue
      const ours = inReadersWords(said, texts.currentNode.parentElement.closest("[role=option]") ? besideOptions : borrowed)
      if (ours !== said) texts.currentNode.nodeValue = ours
    }
  }
}

// An address names a card (#name) that is drawn late and moves while others are drawn: stay on it until the reader moves.
let goal = ""
function aim() {
  goal = decodeURIComponent(location.hash.slice(1))
  arrive()
}
function arrive() {
  const target = goal && document.getElementById(goal)
  if (!target) return
  if (target.tagName === "DETAILS") target.open = true
  target.scrollIntoView()
}
for (const change of ["hashchange", "popstate"]) addEventListener(change, aim)
for (const move of ["wheel", "touchmove", "keydown", "pointerdown"]) addEventListener(move, () => { goal = "" }, { capture: true, passive: true })

let waiting = false
function tend() {
  waiting = false
  const masthead = document.querySelector(".masthead")
  language(masthead)
  carry(masthead)
  landmarks(masthead)
  words()
  filters()
  saved()
  visits()
  revive()
  lookAfter()
  drafts()
  grids()
  arrive()
}
const watched = { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["aria-label", "title", "placeholder"] }
const ofCharts = changes => changes.every(change => change.target.closest?.(".drawing"))
new MutationObserver(changes => {
  if (ofCharts(changes)) return
  charts()
  if (!waiting) requestAnimationFrame(tend)
  waiting = true
}).observe(document.documentElement, watched)
aim()
