// The checkout form: one order for however many clicks, and nothing typed gets lost on the way.
// Delivery, payment and total are recounted by htmx (templates/cart/checkout.html).

const form = document.getElementById("checkout-form");
const button = form.querySelector("[data-place]");
const province = form.elements.namedItem("provinsi");
const regency = form.elements.namedItem("kabupaten");
const recounted = document.getElementById("pengiriman-bayar");
const DRAFT = "checkout";
const NOT_KEPT = new Set(["kunci", "rincian", "setuju"]);

// --- one click, one order -----------------------------------------------------------------

form.addEventListener("submit", () => {
  button.disabled = true;
});

// The back button may show this very page again.
window.addEventListener("pageshow", () => {
  button.disabled = false;
});

// Leaving a field starts a recount while the button is already being pressed. Its answer would
// move the button away from under the finger, so it waits until the press is over.
let pressed = false;
button.addEventListener("pointerdown", () => {
  pressed = true;
});
for (const over of ["pointerup", "pointercancel"]) {
  window.addEventListener(over, () => {
    if (!pressed) return;
    pressed = false;
    setTimeout(() => {
      if (!button.disabled) window.htmx?.trigger(recounted, "recount");
    }, 0);
  });
}
document.body.addEventListener("htmx:beforeRequest", (event) => {
  if (pressed && event.target === recounted) event.preventDefault();
});
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (pressed && event.target === recounted) event.detail.shouldSwap = false;
});

// What the buyer has opened stays open in the answer.
let opened = [];
recounted.addEventListener("htmx:beforeSwap", () => {
  opened = [...recounted.querySelectorAll("details[open]")].map((details) => details.id);
});
recounted.addEventListener("htmx:afterSwap", () => {
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
});

// --- a connection that fails is said -------------------------------------------------------

const offline = form.querySelector("[data-offline]");
for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.body.addEventListener(failure, () => {
    offline.hidden = false;
  });
}
document.body.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) offline.hidden = true;
});

// --- province and regency follow each other -----------------------------------------------

regency.addEventListener("change", () => {
  // A Kemendagri code begins with its province's.
  if (regency.value) province.value = regency.value.split(".")[0];
});

let regencyBefore = regency.value;
regency.addEventListener("htmx:beforeSwap", () => {
  regencyBefore = regency.value;
});
regency.addEventListener("htmx:afterSwap", () => {
  // Chosen while a slow connection still brought the list: it stays chosen.
  if ([...regency.options].some((option) => option.value === regencyBefore)) {
    regency.value = regencyBefore;
  }
  if (regency.value !== regencyBefore) regency.dispatchEvent(new Event("change", { bubbles: true }));
});

// --- what was typed outlives a look back into the basket ------------------------------------

function note() {
  const typed = [...new FormData(form)].filter(([name]) => !NOT_KEPT.has(name));
  sessionStorage.setItem(DRAFT, JSON.stringify({ key: form.dataset.draft, typed }));
}

function recall() {
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(DRAFT));
  } catch {
    sessionStorage.removeItem(DRAFT);
  }
  if (kept?.key !== form.dataset.draft || form.dataset.answer !== undefined) return;
  for (const [name, value] of kept.typed) {
    const field = form.elements.namedItem(name);
    if (!field || field.value === value) continue;
    if (field instanceof RadioNodeList || field.type === "radio") {
      const radio = form.querySelector(
        `input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]:not(:disabled)`,
      );
      if (radio) radio.checked = true;
    } else {
      field.value = value;
    }
  }
  regency.dispatchEvent(new Event("change", { bubbles: true }));
}

form.addEventListener("input", note);
form.addEventListener("input", (event) => {
  // A complaint about what is being mended only confuses; the server looks again anyhow.
  if (event.target.getAttribute("aria-invalid") !== "true") return;
  event.target.removeAttribute("aria-invalid");
  document.getElementById(`${event.target.id}_error`)?.remove();
});
form.addEventListener("change", note);

// htmx looks at the page on DOMContentLoaded; it has to listen before anything is recalled.
document.addEventListener("DOMContentLoaded", () => setTimeout(recall, 0));
