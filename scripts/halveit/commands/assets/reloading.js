// Shows an edit on the page of whoever is writing: changed paragraphs at once, the whole page when the build is done.
{
  const own = document.currentScript;
  let epoch = Number(own.dataset.epoch);
  let asking;

  // The paragraphs, tables and boxes of the text, as they stand below one another.
  const blocksOf = (page) => [...(page.querySelector("main article")?.children ?? [])];

  // Puts what says something new in the place of what it was; true where nothing else can have changed.
  const putInPlace = (page) => {
    const [now, then] = [blocksOf(page), blocksOf(document)];
    if (!page.querySelector("script[data-early]") || now.length !== then.length) return false;
    then.forEach((block, place) => block.textContent !== now[place].textContent && block.replaceWith(now[place]));
    return true;
  };

  const show = async () => {
    const text = await (await fetch(location.href, { cache: "no-store" })).text();
    if (!putInPlace(new DOMParser().parseFromString(text, "text/html"))) location.reload();
  };

  // Waits for something newer than what is shown; the server answers when there is, or after a minute.
  const watch = async () => {
    asking = new AbortController();
    const { signal } = asking;
    while (!signal.aborted) {
      try {
        const newest = Number(await (await fetch(`/livereload/${epoch}/0`, { signal })).text());
        if (newest > epoch) await show();
        epoch = newest;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 3000)); // the server is away, or will not have it
      }
    }
  };

  // Of many pages only the one that can be seen asks: a browser has few connections to one server.
  const begin = () => (document.visibilityState === "visible" ? watch() : asking?.abort());
  addEventListener("visibilitychange", begin);
  addEventListener("pagehide", () => asking?.abort());
  begin();
}
