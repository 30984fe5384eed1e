// What the page does more when scripts may run: filters, copying, opening folded places. It reads fine without.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const has = (value, wanted) => !wanted || (value || "").split(" ").includes(wanted);
  root.classList.add("js");

  const form = document.querySelector(".filters");
  const status = form.querySelector(".status");
  const filtered = all("[data-kinds]");
  const filter = () => {
    const kind = form.elements.kind.value, actor = form.elements.actor.value;
    filtered.forEach((one) => { one.hidden = !(has(one.dataset.kinds, kind) && has(one.dataset.actors, actor)); });
    all(".line[data-kind]").forEach((line) => { line.hidden = !has(line.dataset.kind, kind); });
    const entries = all(".entry"), seen = entries.filter((one) => !one.hidden);
    status.textContent = kind || actor ? `${seen.length} of ${entries.length} points shown` : "";
    if (kind || actor) {
      seen.forEach((one) => { const fold = one.closest("details.rest"); if (fold) fold.open = true; });
    }
  };
  form.hidden = false;
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());

  const reveal = () => {
    all(".lit").forEach((one) => one.classList.remove("lit"));
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (target.closest("[hidden]")) { form.reset(); filter(); }
    all(`[data-of="${CSS.escape(id)}"]`).forEach((one) => one.classList.add("lit"));
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  const show = document.querySelector(".show-held");
  if (show) show.addEventListener("click", () => all("details.held").forEach((fold) => { fold.open = true; }));

  const copied = (button) => {
    button.textContent = "copied";
    setTimeout(() => { button.textContent = "copy"; }, 1500);
  };
  const select = (words) => getSelection().selectAllChildren(words);
  all(".copy").forEach((button) => button.addEventListener("click", () => {
    const words = button.parentElement.querySelector(".citation");
    if (!navigator.clipboard) return select(words);
    navigator.clipboard.writeText(words.textContent).then(() => copied(button), () => select(words));
  }));

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:is(.more, .rest, .silent):not([open], .full, #matrix *)");
    folded.forEach((one) => { one.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((one) => { one.open = false; }));
})();
