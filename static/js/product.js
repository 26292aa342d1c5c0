// The product page: pictures change place, and price and stock follow the chosen variant.
// Without this module every thumbnail opens its picture and every variant names its own price.

const gallery = document.querySelector("[data-gallery]");
const large = gallery?.querySelector(".gallery-large");

if (large) {
  gallery.addEventListener("click", (event) => {
    const thumb = event.target.closest(".gallery-thumb");
    if (!thumb || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    large.srcset = thumb.dataset.srcset;
    large.src = thumb.dataset.src;
    large.alt = thumb.dataset.alt;
    gallery.querySelector(".gallery-thumb[aria-current]")?.removeAttribute("aria-current");
    thumb.setAttribute("aria-current", "true");
  });
}

const buy = document.querySelector("[data-buy]");

function show({ price, was, state, kind, most }) {
  const shown = (name) => buy.querySelector(`[data-show="${name}"]`);
  shown("price").textContent = price;
  shown("reduction").hidden = !was;
  shown("was").textContent = was;
  const words = shown("state");
  words.textContent = state;
  words.className = `buy-state goods-${kind}`;
  const quantity = buy.querySelector("[name=jumlah]");
  quantity.max = most;
  if (Number(quantity.value) > Number(most)) quantity.value = most;
}

if (buy) {
  buy.addEventListener("change", (event) => {
    if (event.target.name === "sku") show(event.target.dataset);
  });
  // A browser that goes back may have kept another choice than the page was sent with.
  const chosen = buy.querySelector("[name=sku]:checked");
  if (chosen) show(chosen.dataset);
}
