// The basket: a quantity that was typed a moment ago is stored before the checkout opens.

const form = document.getElementById("basket-form");
const next = form?.querySelector("[data-basket-next]");

function hasUnsent() {
  return [...form.querySelectorAll("input[type=number]")].some(
    (input) => input.value !== input.defaultValue,
  );
}

if (next) {
  const offline = form.querySelector("[data-offline]");
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.body.addEventListener(failure, () => {
      offline.hidden = false;
    });
  }
  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) offline.hidden = true;
  });

  let pressed = false;
  next.addEventListener("pointerdown", () => {
    pressed = true;
  });
  for (const over of ["pointerup", "pointercancel"]) {
    window.addEventListener(over, () => setTimeout(() => (pressed = false), 0));
  }
  // Sent with the click below instead; an answer would move the link from under the finger.
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (pressed && event.target === form) event.preventDefault();
  });
  next.addEventListener("click", (event) => {
    if (!hasUnsent() || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const goOn = document.createElement("input");
    goOn.type = "hidden";
    goOn.name = "lanjut";
    goOn.value = "1";
    form.append(goOn);
    form.submit();
  });
}
