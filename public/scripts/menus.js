// Menus and confirmations are details: they close on a click beside them, on Escape and on Cancel.
const openMenus = () => document.querySelectorAll('details.menu[open], details.drawer[open]');

document.addEventListener('click', (event) => {
  const close = event.target.closest('[data-close]');
  for (const menu of openMenus()) if (close ? menu.contains(close) : !menu.contains(event.target)) menu.open = false;
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-autosubmit]')) event.target.form.requestSubmit();
});
