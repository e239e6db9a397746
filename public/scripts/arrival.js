// On a narrow screen the current tab may lie beyond the edge.
const showTab = () => document.querySelectorAll('.tabs [aria-current]').forEach((tab) => {
  tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 24;
});
showTab();

// After htmx changed the page, focus goes where a fresh page would put it: the errors, else the content.
document.addEventListener('htmx:after:swap', (event) => {
  if (event.detail.ctx.target !== document.body) return;
  showTab();
  const place = document.querySelector('.errors') ?? document.getElementById('main');
  if (document.activeElement === document.body) place?.focus({ preventScroll: true });
});
