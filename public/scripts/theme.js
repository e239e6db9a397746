// The form posts the choice; here it is seen at once and the page stays.
const root = document.documentElement;
const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);

document.addEventListener('submit', (event) => {
  const form = event.target.closest('[data-theme-toggle]');
  if (!form) return;
  event.preventDefault();
  root.dataset.theme = isDark() ? 'light' : 'dark';
  form.elements.theme.value = root.dataset.theme;
  fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual' });
});
