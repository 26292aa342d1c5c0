// The list of goods: addresses without empty words, and facets that get out of the way on a phone.

const form = document.getElementById("facet-form");
const facets = document.querySelector("[data-facets]");
const wide = matchMedia("(min-width: 60rem)");

form?.classList.add("is-live");

form?.addEventListener("htmx:configRequest", (event) => {
  const words = event.detail.parameters;
  for (const name of Object.keys(words)) {
    if (words[name] === "") delete words[name];
  }
  if (words.urut === form.elements.urut.options[0].value) delete words.urut;
});

form?.addEventListener("submit", () => {
  if (wide.matches) return;
  facets.open = false;
  document.getElementById("results").scrollIntoView({ block: "start" });
});

// Browsers that do not know ::details-content cannot show closed facets on a wide screen.
if (facets && wide.matches && !CSS.supports("selector(::details-content)")) facets.open = true;
