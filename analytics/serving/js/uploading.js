// The place where a file is dropped says a few words in English by itself: they are said in the reader's language.
// It is named, so it must have a role that takes a name.
function uploading() {
  for (const place of document.querySelectorAll("[data-testid=stFileUploader]")) {
    set(place.querySelector("[data-testid=stFileUploaderDropzone]"), "role", "group")
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const ours = inReadersWords(texts.currentNode.nodeValue)
      if (ours !== texts.currentNode.nodeValue) texts.currentNode.nodeValue = ours
    }
  }
}
new MutationObserver(uploading).observe(document.documentElement, { childList: true, subtree: true, characterData: true })
