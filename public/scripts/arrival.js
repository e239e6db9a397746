// After htmx changed the page, focus goes where a fresh page would put it: the errors, else the content.
document.addEventListener('htmx:after:swap', (event) => {
  if (event.detail.ctx.target !== document.body) return;
  const place = document.querySelector('.errors') ?? document.getElementById('main');
  if (document.activeElement === document.body) place?.focus({ preventScroll: true });
});
