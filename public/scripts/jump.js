// Ctrl K: every place of the navigation by a few letters of its name.
const links = () => [...document.querySelectorAll('.side nav a[href], .mainnav a[href], .who + div a[href]')];

function open() {
  const dialog = document.getElementById('jump');
  if (!dialog || dialog.open) return;
  dialog.querySelector('input').value = '';
  list(dialog, '');
  dialog.showModal();
}

function list(dialog, words) {
  const found = links().filter((link) => link.textContent.toLowerCase().includes(words.trim().toLowerCase()));
  const items = found.map((link, index) => {
    const copy = document.createElement('a');
    copy.href = link.href;
    copy.append(...[...link.childNodes].map((node) => node.cloneNode(true)));
    copy.classList.toggle('on', index === 0);
    const item = document.createElement('li');
    item.append(copy);
    return item;
  });
  dialog.querySelector('ul').replaceChildren(...items);
}

function move(dialog, step) {
  const items = [...dialog.querySelectorAll('a')];
  const next = items[(items.findIndex((link) => link.classList.contains('on')) + step + items.length) % items.length];
  for (const link of items) link.classList.toggle('on', link === next);
  next?.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-open=jump]')) open();
  else if (event.target.id === 'jump') event.target.close();
});

document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    return open();
  }
  const dialog = event.target.closest('#jump');
  if (!dialog) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    move(dialog, step);
  } else if (event.key === 'Enter') dialog.querySelector('a.on')?.click();
});

document.addEventListener('input', (event) => {
  const dialog = event.target.closest('#jump');
  if (dialog) list(dialog, event.target.value);
});

const show = () => document.querySelectorAll('[data-open=jump]').forEach((button) => { button.hidden = false; });
document.addEventListener('htmx:after:swap', show);
show();
