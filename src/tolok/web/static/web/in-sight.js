// data-in-sight: a bar that stays in sight. What Tab leads to in its form is brought out from beneath it whole: browsers
// bring only the line one writes on.
(() => {
  const form = document.querySelector("[data-in-sight]")?.closest("form");
  form?.addEventListener("keyup", ({ key, target }) => {
    if (key === "Tab" && !target.closest("[data-in-sight]")) target.scrollIntoView({ block: "nearest" });
  });
})();
