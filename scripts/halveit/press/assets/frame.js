// The menu, the search box and the skip link by keyboard. The theme opens and closes them by ticking hidden boxes.
{
  const find = (id) => document.getElementById(id);
  const tick = (box, on) => box.checked !== on && box.click();
  const wide = matchMedia("(min-width: 76.25em)");

  // The menu of a narrow screen: while it is open, nothing behind it can be reached.
  const drawer = find("__drawer");
  const opener = find("menu-button");
  const menu = find("site-navigation");
  const BEHIND = [".md-header", ".md-content", ".md-footer", ".md-sidebar--secondary", ".md-banner", ".md-skip"].join();

  const showMenu = () => {
    const open = drawer.checked && !wide.matches;
    opener.setAttribute("aria-expanded", String(open));
    document.querySelectorAll(BEHIND).forEach((part) => part.toggleAttribute("inert", open));
    if (open) find("menu-close").focus();
    else if (menu.contains(document.activeElement) && !wide.matches) opener.focus();
  };

  if (opener && menu) {
    drawer.addEventListener("change", showMenu);
    wide.addEventListener("change", showMenu);
    opener.addEventListener("click", () => tick(drawer, true));
    find("menu-close").addEventListener("click", () => tick(drawer, false));
    menu.addEventListener("keydown", (event) => event.key === "Escape" && tick(drawer, false));
  }

  // The search: Escape and its own button give the focus back to where the search was opened from.
  const box = find("__search");
  const search = find("search");
  const query = search.querySelector("input");
  const magnifier = find("search-button");

  const closeSearch = () => {
    if (magnifier.offsetParent) magnifier.focus();
    else query.focus(); // at which the theme opens the search, so that it is closed after
    tick(box, false);
  };

  box.addEventListener("change", () => magnifier.setAttribute("aria-expanded", String(box.checked)));
  magnifier.addEventListener("click", () => {
    tick(box, true);
    query.focus();
  });
  find("search-close").addEventListener("click", closeSearch);
  query.addEventListener("input", () => tick(box, true));
  search.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (next && next !== magnifier && !search.contains(next)) tick(box, false);
  });

  // The theme's own keys are put aside: it leaves the search at Tab, takes every key in the list of what was found for a
  // letter to be written into the field, and on every page single letters for commands, which a reader who dictates or
  // whose finger slips gives by mistake (WCAG 2.1.4).
  const LETTERS = ["f", "s", "/", "p", ",", "n", "."];
  addEventListener(
    "keydown",
    (event) => {
      const { key, target } = event;
      const ours = search.contains(target)
        ? key === "Tab" || key === "Escape" || (target !== query && !key.startsWith("Arrow"))
        : LETTERS.includes(key);
      if (ours) event.stopImmediatePropagation();
      if (ours && key === "Escape") closeSearch();
    },
    true,
  );

  // The theme lets the list beside the text glide after the text: not for a reader who asked for stillness.
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const glide = Element.prototype.scrollTo;
  Element.prototype.scrollTo = function (...to) {
    if (still.matches && to[0]?.behavior) to[0] = { ...to[0], behavior: "auto" };
    glide.apply(this, to);
  };

  // What a reader has folded stays folded on paper: the theme would open it all.
  addEventListener("beforeprint", (event) => event.stopImmediatePropagation(), true);

  // The skip link and the link to the top take the focus along.
  const lead = (link, target) =>
    link?.addEventListener("click", () => {
      target.setAttribute("tabindex", "-1");
      target.focus({ preventScroll: true });
    });
  lead(document.querySelector(".md-skip"), document.querySelector("main h1"));
  lead(document.querySelector(".to-top a"), document.querySelector(".site-name"));
}
