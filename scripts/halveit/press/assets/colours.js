// Light or dark: what the reader chose with the button in the bar, else what their device asks for.
{
  const KEPT = "report.colours";
  const PAPER = { light: "#ffffff", dark: "#12191f" }; // what phones colour their own bars with
  const button = document.getElementById("colours-button");
  const device = matchMedia("(prefers-color-scheme: dark)");

  const kept = () => {
    try {
      return localStorage.getItem(KEPT);
    } catch {
      return null; // a browser that keeps nothing
    }
  };

  const keep = (name) => {
    try {
      if (name === (device.matches ? "dark" : "light")) localStorage.removeItem(KEPT);
      else localStorage.setItem(KEPT, name);
    } catch {
      // the choice holds for this page
    }
  };

  const show = (name) => {
    document.body.setAttribute("data-md-color-scheme", name === "dark" ? "slate" : "default");
    button.setAttribute("aria-pressed", String(name === "dark"));
    document.querySelector("meta[name=theme-color]").content = PAPER[name] ?? PAPER.light;
  };

  const asked = () => kept() || (device.matches ? "dark" : "light");
  show(asked());
  device.addEventListener("change", () => show(asked()));
  button.addEventListener("click", () => {
    const name = button.getAttribute("aria-pressed") === "true" ? "light" : "dark";
    keep(name);
    show(name);
  });
}
