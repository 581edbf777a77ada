/* The panel that shows a whole article. The fragment comes escaped from the server; this file
   puts it in place and knows nothing of what is in it. */
(() => {
  const WIDE = window.matchMedia("(min-width: 641px)");
  // A passage is a start and an end; a statement is the spans of its three parts.
  const PASSAGE = ["start", "end"], STATEMENT = ["source", "cue", "content"];
  const FIELDS = ["article", "version", ...PASSAGE, ...STATEMENT];
  let panel, body, opener, serial = 0;

  function build() {
    panel = document.createElement("dialog");
    panel.id = "reader";
    panel.setAttribute("aria-label", "Article");
    panel.innerHTML =
      '<div class="reader-bar"><p>From the archive</p>' +
      '<button type="button" id="reader-close">Close</button></div>' +
      '<div class="reader-body" tabindex="0" role="region" aria-label="Article text"></div>';
    document.body.append(panel);
    body = panel.querySelector(".reader-body");
    panel.querySelector("#reader-close").addEventListener("click", shut);
    panel.addEventListener("close", closed);
  }

  function address(where) {
    const name = encodeURIComponent(where.article);
    const url = new URL(`article/${name}/${where.version}`, document.baseURI);
    for (const name of [...PASSAGE, ...STATEMENT]) {
      if (where[name]) url.searchParams.set(name, where[name]);
    }
    return url;
  }

  async function open(where, from) {
    if (!panel) build();
    const mine = ++serial;
    opener?.removeAttribute("aria-expanded");
    opener = from;
    opener?.setAttribute("aria-expanded", "true");
    body.innerHTML = '<p class="gone" role="status">Opening…</p>';
    if (!panel.open) {
      // Beside the chat where there is room for both; in front of it where there is not.
      if (WIDE.matches) panel.show(); else panel.showModal();
      document.body.classList.add("reading");
    }
    panel.querySelector("#reader-close").focus({ preventScroll: true });
    let text, gone = false;
    try {
      const reply = await fetch(address(where));
      if (!reply.headers.get("content-type")?.startsWith("text/html")) throw reply.status;
      text = await reply.text();
      gone = reply.status === 404;
    } catch {
      text = '<p class="gone">The article could not be fetched. Is Byline still running?</p>';
    }
    if (mine !== serial) return; // another article was asked for meanwhile
    body.innerHTML = text;
    if (gone) quote(where, from);
    body.scrollTop = 0;
    const cited = body.querySelector("#cited, #statement");
    const tall = cited?.getBoundingClientRect().height > body.clientHeight * 0.6;
    cited?.scrollIntoView({ block: tall ? "start" : "center" });
    panel.dataset.ready = String(mine);
    const hash = FIELDS.map((name) => encodeURIComponent(where[name] ?? "")).join("/");
    history.replaceState(null, "", `#read/${hash}`);
  }

  // Of an article that was removed, an answer still has the words it cites.
  function quote(where, from) {
    const buttons = from?.closest(".answer")?.querySelectorAll(".chip, .related") ?? [];
    const named = ["article", "version", ...PASSAGE];
    const same = [...buttons].find((one) => named.every((name) => one.dataset[name] === where[name]));
    const words = same?.parentElement.querySelector(".card-text, .snippet")?.textContent;
    if (!words) return;
    const line = Object.assign(document.createElement("p"), { className: "gone" });
    line.textContent = "This article is no longer in the archive. The answer quotes of it:";
    const left = Object.assign(document.createElement("blockquote"), { className: "left" });
    const mark = Object.assign(document.createElement("mark"), { id: "cited", tabIndex: -1 });
    mark.textContent = words;
    left.append(mark);
    body.replaceChildren(line, left);
  }

  function shut() {
    panel.close();
    closed(); // now, not when the event comes: what is typed next must not land on the chip
  }

  function closed() {
    if (!document.body.classList.contains("reading")) return;
    serial++;
    document.body.classList.remove("reading");
    history.replaceState(null, "", location.pathname + location.search);
    const back = opener?.isConnected ? opener : document.querySelector("#question textarea");
    opener?.removeAttribute("aria-expanded");
    opener = undefined;
    back?.focus();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-article]");
    if (button) open({ ...button.dataset }, button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel?.open) {
      event.preventDefault();
      shut();
    }
  });

  // An address that names a passage opens it: links to citations outlive the page.
  const [, ...parts] = location.hash.startsWith("#read/") ? location.hash.split("/") : [];
  if (parts.length >= 4) { // what a passage had before there were statements
    const named = FIELDS.slice(0, parts.length);
    open(Object.fromEntries(named.map((name, i) => [name, decodeURIComponent(parts[i])])));
  }
})();
