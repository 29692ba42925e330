// The links between pages carry the view. They come once a page, without it, and stay as they are from view to view; it is put into them here.
"use strict"

function carry(masthead) {
  const links = document.querySelector(".nav")
  const view = masthead?.dataset.view
  if (!links || !view || links.carried === view) return
  links.carried = view
  for (const link of links.querySelectorAll("a")) link.setAttribute("href", `${link.getAttribute("href").split("?")[0]}?${view}`)
}
