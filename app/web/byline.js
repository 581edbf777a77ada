/* Small helps for the chat: cards that stay on screen, copying, scrolling, date fields. */
(() => {
  // A card is shown by CSS; here it is only moved sideways, or below, where it would be cut off.
  function place(event) {
    const cite = event.target.closest?.(".cite");
    if (!cite) return;
    if (event.type === "focusin" || event.type === "mouseover") {
      if (!cite.contains(event.relatedTarget)) cite.classList.remove("dismissed");
    }
    const card = cite.querySelector(".card");
    card.classList.remove("below");
    card.style.removeProperty("--nudge");
    const box = card.getBoundingClientRect();
    if (!box.width) return;
    const right = document.body.classList.contains("reading")
      ? document.querySelector("#reader").getBoundingClientRect().left || innerWidth : innerWidth;
    const nudge = box.left < 12 ? 12 - box.left : Math.min(0, right - 12 - box.right);
    card.style.setProperty("--nudge", `${nudge}px`);
    if (box.top < 4) card.classList.add("below");
  }
  document.addEventListener("mouseover", place);
  document.addEventListener("focusin", place);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll(".cite:hover, .cite:focus-within")
      .forEach((cite) => cite.classList.add("dismissed"));
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button[data-copy]");
    if (!button) return;
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = "Copied";
    } catch {
      button.textContent = "Copying is not allowed here";
    }
    setTimeout(() => { button.textContent = label; }, 1600);
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("button[data-print]")) print();
  });

  // The question that was searched for, into the question box; Svelte hears of it by the event.
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-edit]");
    const box = document.querySelector("#question textarea");
    if (!button || !box) return;
    box.value = button.dataset.edit;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  });

  // What a chosen source said begins at its heading; where choosing hides what it was chosen from,
  // the heading takes over the focus.
  function handOver(button, frames) {
    const heading = document.querySelector("#whose h2");
    const hidden = !button.checkVisibility();
    if (heading?.checkVisibility() && (hidden || heading.getBoundingClientRect().top < 0)) {
      if (hidden) heading.focus({ preventScroll: true });
      document.querySelector("#sources").scrollIntoView({ block: "start" });
    } else if (frames) {
      requestAnimationFrame(() => handOver(button, frames - 1));
    }
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-key]");
    if (button) handOver(button, 180);
  });

  // The tab's conversation and briefing, for when it is reloaded; none any more where one was left.
  const shown = {};
  function remember(what, id = "") {
    try {
      if (id) sessionStorage.setItem(`byline-${what}`, id);
      else if (shown[what]) sessionStorage.removeItem(`byline-${what}`);
      shown[what] = id;
    } catch { /* a browser may forbid it; then nothing is kept */ }
  }

  // A new question, or the last one of a conversation that is brought back, comes to the top of the
  // window once; after that the reader scrolls.
  let seen = "";
  function changed() {
    const turn = document.querySelector("#current .turn");
    const asked = turn?.getAttribute("aria-busy") === "true";
    const broughtBack = turn && !seen && !asked && turn.dataset.turn !== "1";
    if (broughtBack || (asked && turn.dataset.turn !== seen)) {
      const calm = broughtBack || matchMedia("(prefers-reduced-motion: reduce)").matches;
      turn.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
    }
    remember("conversation", turn?.dataset.conversation);
    const desk = document.querySelector("#briefing"); // not there while its page was never opened
    if (desk) remember("briefing", desk.querySelector(".made")?.dataset.briefing);
    seen = turn?.dataset.turn ?? "";
    // Follow-ups that were found too late belong to a turn that is over.
    const heading = document.querySelector("#going-on [data-follows]");
    if (heading) heading.closest("#follow-ups").hidden = heading.dataset.follows !== seen;
    for (const input of document.querySelectorAll(".date input[type=text]")) input.type = "date";
    // Gradio names each button of a group differently, and then arrow keys don't move in it.
    for (const input of document.querySelectorAll(".switch input")) {
      input.name = input.closest(".switch").id;
    }
    for (const input of document.querySelectorAll(".date textarea")) input.inputMode = "numeric";
  }
  new MutationObserver(changed).observe(document.body, { childList: true, subtree: true });
  changed();
})();
