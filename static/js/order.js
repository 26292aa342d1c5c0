// The order page: copying, printing, and forgetting what the checkout had noted of the buyer.

const SAID_MS = 2500;

async function copy(button) {
  const words = button.closest("[data-copied]").dataset;
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = words.copied;
  } catch {
    button.textContent = words.notCopied;
  }
  button.disabled = true;
  setTimeout(() => {
    button.textContent = before;
    button.disabled = false;
  }, SAID_MS);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copy(button));
  // Browsers offer the clipboard on secure addresses only.
  button.hidden = !navigator.clipboard;
}

const print = document.querySelector("[data-print]");
if (print) {
  print.addEventListener("click", () => window.print());
  print.hidden = false;
}

sessionStorage.removeItem("checkout");
