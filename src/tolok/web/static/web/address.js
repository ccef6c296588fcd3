// data-address: an address such as #aspek-1 opens the <details> it names, and all those around it.
(() => {
  const open = () => {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!named) return;
    for (let one = named; one; one = one.parentElement) {
      if (one.matches("details[data-address]")) one.open = true;
    }
    named.scrollIntoView();
  };
  addEventListener("hashchange", open);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) open();
  });
  open();
})();
