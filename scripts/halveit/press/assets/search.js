// The site's search. None of it is loaded before a reader turns to it, and what it finds is put in our own order.
(() => {
  const SETUP = 0; // messages of the theme's search
  const RESULT = 3;
  const KINDS = [
    [0.9, 0], // sections and exhibits, by their least weight: what they gain beside others
    [0.5, -4], // acronyms
    [0, -8], // numbers, and pages about the report
  ];
  const NUMBERED = /^(?:Appendix )?[A-Z]?(?:\d+\.)*\d* |^(?:Glossary|Number): /;
  const OPEN_ON_A_PAGE = 3; // results shown of one page; the others are a click away
  const folder = document.currentScript.src.replace(/assets\/[^/]*$/, "");
  const TheWorker = window.Worker;
  const box = document.querySelector(".md-search");
  const toggle = document.getElementById("__search");

  let separator;
  const documents = new Map();
  const pages = new Map();

  // The theme makes its worker at once. This one waits, then loads the index and gives it to the theme's own.
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      this.asked = [];
      const begin = () => {
        for (const [target, kind] of signs) target.removeEventListener(kind, begin);
        this.begin(new URL(address, location)).catch(() => tell("The search could not be loaded."));
      };
      const signs = [
        [toggle, "change"],
        [box, "focusin"],
        [box, "pointerenter"],
      ];
      for (const [target, kind] of signs) target.addEventListener(kind, begin);
      if (toggle.checked || box.contains(document.activeElement)) begin();
    }

    async begin(address) {
      await load(new URL("search/search_index.js", folder), document.head);
      note(window.__index);
      this.engine = location.protocol === "file:" ? await framed(address) : new TheWorker(address);
      this.engine.addEventListener("message", ({ data }) => this.hear(data));
      this.engine.postMessage({ type: SETUP, data: { ...window.__index, options: { suggest: false } } });
    }

    hear(message) {
      const data = message.type === RESULT ? { ...message, data: ordered(message.data, this.asked.shift()) } : message;
      this.dispatchEvent(new MessageEvent("message", { data }));
    }

    postMessage(message) {
      const asked = words(message.data);
      const data = asked.join(" ");
      if (data === this.last) return; // the results are there, and a reader may be among them
      this.last = data;
      this.asked.push(asked);
      this.engine.postMessage({ ...message, data });
    }
  };

  function tell(words) {
    box.querySelector(".md-search-result__meta").textContent = words;
  }

  function load(address, place) {
    return new Promise((resolve, reject) => {
      const script = place.ownerDocument.createElement("script");
      script.src = address;
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      place.append(script);
    });
  }

  // Browsers start no worker for a site that is opened from a folder: there, the search runs in a hidden frame.
  async function framed(address) {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "Search";
    document.body.append(frame);
    const engine = new EventTarget();
    const inside = frame.contentWindow;
    inside.postMessage = (data) => engine.dispatchEvent(new MessageEvent("message", { data }));
    engine.postMessage = (data) => inside.dispatchEvent(new MessageEvent("message", { data }));
    await load(address, inside.document.body);
    return engine;
  }

  function note({ config, docs }) {
    separator = new RegExp(config.separator);
    for (const doc of docs) {
      const page = doc.location.split("#")[0];
      documents.set(doc.location, { ...doc, title: said(doc.title.replace(NUMBERED, "")), text: said(doc.text) });
      if (!pages.has(page)) pages.set(page, doc);
    }
  }

  // Words as they are compared: in small letters, without the endings of plurals.
  function words(text) {
    return text
      .toLowerCase()
      .split(separator)
      .map((word) => word.replace(/^[.,+]+/, "").replace(/(?<=..)(?:ies|y|(?<![isu])s)$/, ""))
      .filter((word) => word && word !== "s");
  }

  function said(html) {
    const text = html.replace(/<[^>]*>/g, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
    return [text, text.includes("-") ? text.replaceAll("-", "") : ""].map((each) => ` ${words(each).join(" ")} `).join("");
  }

  // Complete finds before partial ones; then the phrase in a title, its words there, the phrase in the text; then kinds.
  function ordered({ items }, asked) {
    const found = items.flat().filter(({ score }) => score > 0);
    const complete = found.filter(({ terms }) => Object.values(terms).every(Boolean));
    const ranked = (complete.length ? complete : found).map((item) => ({ item, points: points(item, asked) }));
    ranked.sort((a, b) => b.points - a.points || weight(b.item) - weight(a.item) || b.item.score - a.item.score);
    const groups = new Map();
    for (const { item } of ranked) {
      const page = item.location.split("#")[0];
      groups.set(page, [...(groups.get(page) ?? []), item]);
    }
    return { items: [...groups].map(([page, group], place) => laidOut(pages.get(page), group, groups.size - place)) };
  }

  function points(item, asked) {
    const { title, text } = documents.get(item.location);
    const phrase = ` ${asked.join(" ")}`;
    const kind = KINDS.find(([least]) => weight(item) >= least)[1];
    if (title.startsWith(`${phrase} `)) return kind + 11;
    if (title.includes(phrase)) return kind + 7 + title.includes(`${phrase} `);
    if (asked.every((word) => title.includes(` ${word}`))) return kind + 5;
    return kind + (text.includes(phrase) ? 3 + text.includes(`${phrase} `) : 0);
  }

  function weight({ boost }) {
    return boost ?? 1;
  }

  // The theme shows the page, then the results with the best score; the others are under "more on this page".
  function laidOut(page, group, best) {
    const first = group[0].location === page.location;
    const rest = group.filter((item) => item.location !== page.location);
    const scored = rest.map((item, place) => ({ ...item, score: place < OPEN_ON_A_PAGE ? best : best - 0.5 }));
    const whole = group.find((item) => item.location === page.location) ?? { ...page, terms: {} };
    return first ? [{ ...whole, score: best }, ...scored] : [...scored, { ...whole, score: 0 }];
  }

  // The theme leaves what it found out of the order of Tab.
  new MutationObserver(() => {
    for (const link of box.querySelectorAll('.md-search-result [tabindex="-1"]')) link.tabIndex = 0;
  }).observe(box.querySelector(".md-search-result__list"), { childList: true });
})();
