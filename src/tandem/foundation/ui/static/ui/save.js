/* Says in words whether what was typed has been saved, and keeps a page with unsaved words open.
   The form itself saves through htmx; see the save line in templates/ui/README.md. */
const lineOf = (form) => form?.querySelector("[data-save-state]");

const say = (form, state) => {
  const line = lineOf(form);
  if (!line) return;
  line.dataset.state = state;
  const clock = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  line.querySelector("span").textContent = state === "saved" ? `${line.dataset.saved} (${clock})` : line.dataset[state];
};

const formOf = (event) => event.target.closest?.("form[data-autosave]");

document.addEventListener("input", (event) => {
  const form = formOf(event);
  if (form) say(form, "dirty");
});
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = formOf(event);
  if (form) say(form, "saving");
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = formOf(event);
  if (!form) return;
  if (!event.detail.successful) say(form, "failed");
  // Words typed while the answer was under way are not saved yet.
  else if (lineOf(form)?.dataset.state === "saving") say(form, "saved");
});

window.addEventListener("beforeunload", (event) => {
  const waiting = '[data-state="dirty"], [data-state="saving"], [data-state="failed"]';
  if (document.querySelector(`form[data-autosave] :is(${waiting})`)) event.preventDefault();
});
document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-autosave]")) lineOf(event.target)?.removeAttribute("data-state");
});
