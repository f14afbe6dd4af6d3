// Exploring a chart: under each, a button that loads what draws it in the browser, and puts that in the picture's place.
// Nothing is loaded before the button is pressed.
{
  const own = document.currentScript;
  const site = new URL(own.dataset.site, document.baseURI);
  const edition = new URL("..", own.src);
  const phone = matchMedia("(max-width: 599.98px)");
  const CLOSER = 0.7;

  const OPTIONS = {
    mode: "vega-lite",
    renderer: "svg",
    actions: false,
    ast: true, // Vega's own interpreter of expressions: the page's policy allows no eval
    defaultStyle: false,
  };

  const loaded = {};
  const load = (address) =>
    (loaded[address] ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = () => {
        delete loaded[address];
        script.remove();
        failed(new Error(address));
      };
      document.head.append(script);
    }));

  const make = (name, attributes, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };

  const button = (text, act) => {
    const node = make("button", { type: "button" }, text);
    node.addEventListener("click", act);
    return node;
  };

  // The sentence on the mark under the pointer: beside it, and never outside the window.
  const GAP = 14;
  const tooltip = (tip) => (_, event, __, words) => {
    tip.hidden = !words;
    if (!words) return;
    tip.textContent = words;
    const { width, height } = tip.getBoundingClientRect();
    const right = event.clientX + GAP;
    const below = event.clientY + GAP;
    tip.style.left = `${Math.max(4, Math.min(right, innerWidth - width - 4))}px`;
    tip.style.top = `${below + height > innerHeight ? event.clientY - GAP - height : below}px`;
  };

  // Values one by one: the way to them for those who use no pointer, and where they can be read in peace.
  const stepper = (name, stops, choose) => {
    const slider = make("input", { type: "range", min: 0, max: stops.length, value: 0, "aria-label": `Values of ${name}, one by one` });
    const words = make("p", { class: "explore__told" });
    const show = () => {
      const stop = stops[slider.value - 1];
      slider.setAttribute("aria-valuetext", stop?.words ?? "none chosen");
      words.textContent = stop?.words ?? "Point at a mark, or move the slider, to read its value.";
      choose(stop);
    };
    slider.addEventListener("input", show);
    show();
    return [slider, words];
  };

  // The part of an axis that is shown is a signal; without a value it is the whole. With a value chosen, its panel alone
  // is zoomed, and the value stays in the middle as far as the axis goes.
  const zoom = (view, wholes, share, stop) => {
    for (const [name, [start, end]] of Object.entries(wholes)) {
      if (share && stop?.place && !name.startsWith(`zoom${stop.panel}_`)) continue;
      const [low, high] = view.signal(name) ?? [start, end];
      const size = (high - low) * share;
      const middle = stop?.place?.[name.endsWith("_year") ? 0 : 1] ?? (low + high) / 2;
      const first = Math.min(Math.max(middle - size / 2, start), end - size);
      view.signal(name, share && size < end - start ? [first, first + size] : null);
    }
    view.runAsync();
  };

  const offer = (place) => {
    const { label, name } = place.dataset;
    const frame = place.closest(".exhibit-group");
    const pictures = [...frame.querySelectorAll(".exhibit-chart")];
    const opener = place.querySelector("button");
    const [said, named] = [opener.firstChild, opener.firstChild.textContent];
    const news = make("span", { role: "status", class: "explore__news" });
    place.append(news);
    place.hidden = false;
    let stage = null;
    let shown = null;

    const close = () => {
      shown?.finalize();
      stage?.remove();
      stage = shown = null;
      pictures.forEach((picture) => (picture.hidden = false));
      said.textContent = named;
      news.textContent = "";
    };

    const draw = async () => {
      const chart = window.explored[label];
      // One image with one name, as the picture was: what Vega labels in it is noise.
      const canvas = make("div", { "aria-hidden": "true" });
      const title = frame.querySelector("svg > title").textContent;
      const ground = make("div", { class: "exhibit-chart explore__chart", role: "img", "aria-label": title }, canvas);
      const tip = make("div", { class: "explore__tip", "aria-hidden": "true" });
      tip.hidden = true;
      stage = make("div", { class: "explore__stage" }, ground, tip);
      pictures[0].before(stage);
      pictures.forEach((picture) => (picture.hidden = true));
      const spec = structuredClone(phone.matches ? chart.narrow : chart.wide);
      shown = await window.vegaEmbed(canvas, spec, { ...OPTIONS, tooltip: tooltip(tip) });
      const { view } = shown;
      let chosen = null;
      const [slider, words] = stepper(name, chart.stops, (stop) => {
        chosen = stop;
        view.signal("chosen", stop?.words ?? "").runAsync();
      });
      const look = (text, share) => button(text, () => zoom(view, chart.wholes, share, chosen));
      const canZoom = Object.keys(chart.wholes).length > 0;
      const tools = canZoom ? [look("Zoom in", CLOSER), look("Zoom out", 1 / CLOSER), look("Whole chart", 0)] : [];
      stage.append(make("div", { class: "explore__tools" }, slider, ...tools), words);
    };

    const open = async () => {
      opener.setAttribute("aria-disabled", "true");
      news.textContent = "Loading…";
      try {
        await Promise.all([load(new URL("assets/explore/vega.js", site).href), load(new URL(`exhibits/${label}.spec.js`, edition).href)]);
        await draw();
        said.textContent = "Back to the picture";
        news.textContent = "";
      } catch {
        close();
        news.textContent = "The chart could not be loaded. The picture and its data stay here.";
      }
      opener.removeAttribute("aria-disabled");
    };

    opener.addEventListener("click", () => {
      if (opener.hasAttribute("aria-disabled")) return;
      if (stage) close();
      else open();
    });
    frame.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !stage || !shown) return;
      event.stopPropagation();
      opener.focus();
      close();
    });
    phone.addEventListener("change", () => stage && close());
  };

  document.querySelectorAll(".explore[data-label]").forEach(offer);
}
