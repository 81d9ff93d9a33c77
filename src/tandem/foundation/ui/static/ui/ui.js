/* Small helps on top of pages that work without them. No page depends on this file. */
const root = document.documentElement;
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

/* Requests of htmx carry the page's CSRF token. */
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  if (token && event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = token.value;
});

/* Focus goes where the page says that attention belongs: an error summary, a new heading. */
const focusMarked = (scope) => {
  const marked = scope.matches?.("[data-focus]") ? scope : scope.querySelector("[data-focus]");
  if (!marked) return;
  if (!marked.hasAttribute("tabindex") && marked.tabIndex < 0) marked.tabIndex = -1;
  marked.focus();
};
focusMarked(document);
document.addEventListener("htmx:afterSettle", (event) => focusMarked(event.detail.elt));

/* Display choices apply at once; the form behind them remembers them. */
document.addEventListener("submit", async (event) => {
  const kind = event.target.dataset?.preference;
  if (!kind || !event.submitter) return;
  event.preventDefault();
  const { value } = event.submitter;
  const data = new FormData(event.target, event.submitter);
  if (value === "auto" || value === "on") delete root.dataset[kind];
  else root.dataset[kind] = value;
  for (const button of all("button", event.target)) button.ariaPressed = button === event.submitter;
  await fetch(event.target.action, { method: "POST", body: data, redirect: "manual" });
});

/* Menus close on Escape and on a click beside them. */
const closeMenus = (except) => {
  for (const menu of all("details.menu[open]")) if (menu !== except) menu.open = false;
};
document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.menu[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

/* A link or button names the dialog that it opens; without this file the link is followed. */
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (!dialog?.showModal) return;
  event.preventDefault();
  dialog.showModal();
});

/* Short messages that arrive later can be put away. */
const toasts = document.getElementById("toasts");
const addClose = (toast) => {
  const button = document.createElement("button");
  button.className = "btn quiet only s";
  button.type = "button";
  button.ariaLabel = toasts.dataset.close;
  button.textContent = "×";
  button.addEventListener("click", () => toast.remove());
  toast.append(button);
};
if (toasts) {
  for (const kind of ["htmx:responseError", "htmx:sendError"]) {
    document.addEventListener(kind, () => {
      const toast = document.createElement("div");
      toast.className = "notice late";
      toast.append(Object.assign(document.createElement("div"), { textContent: toasts.dataset.failed }));
      toasts.append(toast);
    });
  }
  new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) {
      if (node.nodeType === Node.ELEMENT_NODE) addClose(node);
    }
  }).observe(toasts, { childList: true });
}

/* Keyboard. Single keys rest inside fields and dialogs, and when switched off. */
const EDITABLE = "input, textarea, select, [contenteditable]";
let prefix = "";

const currentRow = (rows) => rows.findIndex((row) => row.contains(document.activeElement));
const move = (step) => {
  const rows = all("[data-row]");
  if (!rows.length) return;
  const next = Math.min(Math.max(currentRow(rows) + step, 0), rows.length - 1);
  (rows[next].querySelector("a, button") ?? rows[next]).focus();
};
const press = (key) => {
  const row = document.activeElement.closest?.("[data-row]");
  const target = row?.querySelector(`[data-key="${key}"]`) ?? document.querySelector(`[data-key="${key}"]`);
  if (!target) return false;
  if (target.matches(EDITABLE)) target.focus();
  else target.click();
  return true;
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const form = event.target.closest("form");
    if (form && form.method === "post") {
      event.preventDefault();
      form.requestSubmit();
    }
    return;
  }
  if (root.dataset.keys === "off" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches(EDITABLE) || document.querySelector("dialog[open]")) return;
  if (event.key === "j" || event.key === "k") return move(event.key === "j" ? 1 : -1);
  if (event.key === "?") return document.getElementById("keys")?.showModal();
  const key = prefix ? `${prefix} ${event.key}` : event.key;
  prefix = !prefix && event.key === "g" ? "g" : "";
  if (!prefix && /^(g )?[a-z/]$/.test(key) && press(key)) event.preventDefault();
});
