// Ctrl K: every place of the navigation by a few letters of its name, and what the house has that is called so.
const places = () => [...document.querySelectorAll('.side nav a[href], .mainnav a[href], .who + div a[href]')];
const areKeysOn = () => localStorage.getItem('keys') !== 'off';
const linksOf = (dialog) => [...dialog.querySelectorAll('.found a')];
let asked = new AbortController();
let soon;

function open() {
  const dialog = document.getElementById('jump');
  if (!dialog || dialog.open) return;
  dialog.querySelector('input').value = '';
  list(dialog, '');
  dialog.showModal();
}

function list(dialog, words) {
  const found = places().filter((link) => link.textContent.toLowerCase().includes(words.toLowerCase()));
  const items = found.map((link) => {
    const copy = document.createElement('a');
    copy.href = link.href;
    copy.append(...[...link.childNodes].map((node) => node.cloneNode(true)));
    const item = document.createElement('li');
    item.append(copy);
    return item;
  });
  dialog.querySelector('[data-places]').replaceChildren(...items);
  // results of what was typed before are there to see until the new ones come, never to open by Enter
  choose(dialog, dialog.querySelector('[data-places] a'));
  asked.abort();
  clearTimeout(soon);
  if (words === '') dialog.querySelector('[data-hits]').replaceChildren();
  else soon = setTimeout(ask, 180, dialog, words);
}

async function ask(dialog, words) {
  const { signal } = (asked = new AbortController());
  const url = `${dialog.querySelector('form').getAttribute('action')}?${new URLSearchParams({ q: words })}`;
  const answer = await fetch(url, { signal, headers: { 'HX-Request-Type': 'partial' } }).catch(() => undefined);
  // who was logged out gets the page of the login instead
  const html = answer?.ok && !answer.redirected ? await answer.text().catch(() => '') : '';
  if (signal.aborted) return;
  dialog.querySelector('[data-hits]').innerHTML = html;
  if (!dialog.querySelector('.found a.on')) choose(dialog, linksOf(dialog)[0]);
}

function choose(dialog, chosen) {
  for (const link of linksOf(dialog)) link.classList.toggle('on', link === chosen);
  chosen?.scrollIntoView({ block: 'nearest' });
}

function move(dialog, step) {
  const links = linksOf(dialog);
  choose(dialog, links[(links.findIndex((link) => link.classList.contains('on')) + step + links.length) % links.length]);
}

document.addEventListener('click', (event) => {
  if (event.target.id === 'jump') return event.target.close();
  if (!event.target.closest('[data-open=jump]') || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
});

document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && areKeysOn()) {
    event.preventDefault();
    return open();
  }
  const dialog = event.target.closest('#jump');
  // arrows and Enter belong to the input method while it composes
  if (!dialog || event.isComposing || !event.target.matches('input')) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const chosen = dialog.querySelector('.found a.on');
  if (!step && !(event.key === 'Enter' && chosen)) return;
  event.preventDefault();
  if (step) move(dialog, step);
  else chosen.click();
});

document.addEventListener('input', (event) => {
  const dialog = event.target.closest('#jump');
  if (dialog) list(dialog, event.target.value.trim());
});
