// The page Compose: the draft in its order, with what a reader writes beside it, and the way out of the browser.
"use strict"

const toldBy = place => place.told ??= JSON.parse(place.dataset.told)
const inPlace = (words, facts) => words.replace(/\{(\w+)\}/g, (all, key) => facts[key] ?? all)

function fillDraft(place) {
  const { words } = toldBy(place)
  const kept = draft()
  const empty = place.parentElement.querySelector(".draft-empty")
  empty.hidden = kept.items.length > 0
  if (!kept.items.length) {
    place.replaceChildren(saying("cards"))
    return
  }
  const list = made("ol", { className: "draft-cards" }, ...kept.items.map((item, at) => lineOfDraft(place, item, at, kept.items.length)))
  place.replaceChildren(
    part(words.about, fieldsOfDraft(place, kept), saying("fields"), made("p", { className: "quiet", textContent: words.private })),
    made("section", {}, sectionTitle(words.cards), list, saying("cards")),
    part(words.take, whatIsTaken(place), waysOut(place), saying("out")),
  )
  nameItems(place)
}

function saying(about) {
  const said = made("p", { className: "draft-said" })
  said.setAttribute("role", "status")
  said.dataset.about = about
  return said
}

function whatIsTaken(place) {
  const { words, version } = toldBy(place)
  const [before, after] = words.take_why.split("{version}")
  return made("p", {}, before, made("bdi", { className: "unbroken", dir: "ltr", textContent: version }), after)
}

const sectionTitle = words => made("h2", { className: "section-title", textContent: words })
const part = (title, ...inside) => made("section", {}, sectionTitle(title), made("div", { className: "panel" }, ...inside))

function labelled(words, entry) {
  return made("label", { className: "draft-field" }, made("span", { textContent: words }), entry)
}

function fieldsOfDraft(place, kept) {
  const { words, longest } = toldBy(place)
  const most = { title: longest.title, question: longest.question, authors: 600 }
  const fields = Object.entries(most).map(([key, maxLength]) => {
    const entry = made("input", { type: "text", name: key, value: kept[key], maxLength, dir: "auto", autocomplete: "off" })
    entry.oninput = () => keepDraft({ ...draft(), [key]: entry.value })
    return labelled(words[key], entry)
  })
  return made("div", { className: "draft-fields" }, ...fields)
}

const wordsOf = (item, lang) => item.words?.[lang] ?? Object.values(item.words ?? {})[0] ?? { title: item.reference, view: "" }

function lineOfDraft(place, item, at, count) {
  const { words, lang, longest } = toldBy(place)
  const [name, query = ""] = item.reference.split("?")
  const asked = new URLSearchParams(query)
  asked.set("lang", lang)
  const { title, view } = wordsOf(item, lang)
  const link = made("a", { className: "inside", href: `${item.page}?${asked}#${name}`, textContent: title, dir: "auto" })
  const note = made("textarea", { value: item.note ?? "", maxLength: longest.note, rows: 3, dir: "auto" })
  note.oninput = () => changeItem(item.reference, { note: note.value })
  const tools = made("div", { className: "draft-tools" },
    tool(words.up, "↑", title, at === 0, () => moveItem(place, item, -1)),
    tool(words.down, "↓", title, at === count - 1, () => moveItem(place, item, 1)),
    tool(words.remove, "✕", title, false, () => removeItem(place, item)))
  const head = made("div", { className: "draft-head" }, made("h3", { className: "card-title" }, link), tools)
  const line = made("li", { className: "panel" }, head, made("p", { className: "card-source", textContent: view, dir: "auto" }), labelled(words.note, note))
  line.dataset.reference = item.reference
  return line
}

function tool(words, mark, title, disabled, onclick) {
  const button = made("button", { type: "button", textContent: mark, title: words, disabled, onclick })
  button.setAttribute("aria-label", `${words} – ${title}`)
  return button
}

function changeItem(reference, change) {
  const kept = draft()
  keepDraft({ ...kept, items: kept.items.map(one => one.reference === reference ? { ...one, ...change } : one) })
}

function moveItem(place, item, by) {
  const kept = draft()
  const from = kept.items.findIndex(one => one.reference === item.reference)
  const items = kept.items.filter((_, at) => at !== from)
  items.splice(from + by, 0, kept.items[from])
  keepDraft({ ...kept, items })
  fillDraft(place)
  const line = place.querySelectorAll(".draft-cards > li")[from + by]
  const tools = [...line.querySelectorAll(".draft-tools button")]
  const [again, other] = by < 0 ? tools : [tools[1], tools[0]]
  const wanted = again.disabled ? other : again
  wanted.focus() // who moves a card by keyboard moves it on
  const { words, lang } = toldBy(place)
  tell(place, "cards", inPlace(words.moved, { place: from + by + 1, count: items.length, title: wordsOf(item, lang).title }))
}

function removeItem(place, item) {
  const kept = draft()
  undoable({ ...without(kept), items: kept.items.filter(one => one.reference !== item.reference) })
  fillDraft(place)
  const { words, lang } = toldBy(place)
  tell(place, "cards", inPlace(words.removed, { title: wordsOf(item, lang).title }))
  offerUndo(place)
}

function emptyDraft(place) {
  undoable({ ...NO_DRAFT })
  fillDraft(place)
  tell(place, "cards", toldBy(place).words.emptied)
  offerUndo(place)
}

function tell(place, about, words, isFault = false) {
  for (const said of place.querySelectorAll(".draft-said")) {
    said.classList.toggle("fault", isFault && said.dataset.about === about)
    said.replaceChildren(...said.dataset.about === about ? [words] : [])
  }
}

function offerUndo(place) {
  const back = made("button", { type: "button", textContent: toldBy(place).words.undo })
  back.onclick = () => {
    const { before } = draft()
    if (before) keepDraft(before)
    fillDraft(place)
  }
  place.querySelector('.draft-said[data-about="cards"]').append(back)
  back.focus()
}

function waysOut(place) {
  const { words } = toldBy(place)
  const takes = ["docx", "zip"].map(kind => {
    const take = made("button", { type: "button", className: "draft-take", textContent: words[`take_${kind}`], onclick: () => takeAway(place, kind) })
    take.dataset.kind = kind
    return take
  })
  const empty = made("button", { type: "button", className: "draft-empties", textContent: words.empty, onclick: () => emptyDraft(place) })
  return made("div", { className: "draft-out" }, ...takes, empty)
}

const authorsOf = typed => typed.split(/[;؛]/).map(one => one.trim()).filter(Boolean)

function isWhole(place) {
  const { words } = toldBy(place)
  const kept = draft()
  const missing = ["title", "question", "authors"].filter(key => !kept[key].trim())
  for (const entry of place.querySelectorAll(".draft-fields input")) entry.toggleAttribute("aria-invalid", missing.includes(entry.name))
  if (!missing.length) return true
  const names = missing.map(key => words[key].split(/[,،]/)[0]).join(separator())
  tell(place, "fields", inPlace(words.missing, { names }), true)
  place.querySelector(`input[name=${missing[0]}]`).focus()
  return false
}

function sent(file, lang, said) {
  return fetch(`api/v1/study-draft.${file}?lang=${lang}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(said) })
}

async function takeAway(place, kind) {
  if (!isWhole(place)) return
  const { words, lang, version } = toldBy(place)
  const { title, question, authors, items } = draft()
  const buttons = place.querySelectorAll(".draft-take")
  for (const button of buttons) button.disabled = true
  tell(place, "out", words.working)
  try {
    const plainItems = items.map(({ reference, note }) => ({ reference, note: note ?? "" }))
    const answer = await sent(kind, lang, { title, question, authors: authorsOf(authors), version, items: plainItems })
    if (answer.ok) handed(await answer.blob(), answer.headers.get("Content-Disposition").match(/filename="([^"]+)"/)[1])
    tell(place, "out", answer.ok ? words.taken : (await answer.json()).error, !answer.ok)
  } catch {
    tell(place, "out", words.unreached, true)
  }
  for (const button of buttons) button.disabled = false
}

// A card gathered in another language is named in this one: the server says how, and keeps nothing of it.
async function nameItems(place) {
  const { lang, version } = toldBy(place)
  const nameless = draft().items.filter(one => !one.words?.[lang])
  if (!nameless.length || place.asked === lang) return
  place.asked = lang // once: what cannot be named keeps the words it came with
  const answer = await sent("json", lang, { version, items: nameless.map(({ reference }) => ({ reference })) }).catch(() => null)
  if (!answer?.ok) return
  const { items } = await answer.json()
  const found = new Map(items.map((one, at) => [nameless[at].reference, { title: one.title, view: one.view }]))
  const kept = draft()
  keepDraft({ ...kept, items: kept.items.map(one => found.has(one.reference) ? { ...one, words: { ...one.words, [lang]: found.get(one.reference) } } : one) })
  if (place.querySelector("input:focus, textarea:focus, button:focus, :active")) return // who writes or presses is not disturbed
  fillDraft(place)
}
