// data-file: says which file was chosen and how large it is, in the page's own number format.
document.addEventListener("change", (event) => {
  const input = event.target;
  if (!input.matches("[data-file]")) return;
  const said = input.parentElement.querySelector("[data-file-said]");
  const language = document.documentElement.lang;
  const size = (bytes) => {
    const kilobytes = bytes / 1024;
    const [number, unit] = kilobytes < 1000 ? [kilobytes, "KB"] : [kilobytes / 1024, "MB"];
    return `${number.toLocaleString(language, { maximumFractionDigits: 1 })} ${unit}`;
  };
  said.textContent = [...input.files].map((file) => `${file.name} · ${size(file.size)}`).join(", ");
});
