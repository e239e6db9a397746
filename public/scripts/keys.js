// Single keys, which can be switched off (WCAG 2.1.4): / searches, j and k move over rows, ? helps. Ctrl K jumps.
const areOn = () => localStorage.getItem('keys') !== 'off';
const rows = () => [...document.querySelectorAll('.tbl tbody tr, .prow')];

function moveRow(step) {
  const list = rows();
  const next = list[Math.max(0, Math.min(list.length - 1, list.findIndex((row) => row.classList.contains('at')) + step))];
  if (!next) return;
  for (const row of list) row.classList.toggle('at', row === next);
  const link = next.querySelector('a[href]');
  if (link) link.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

function search() {
  const field = document.querySelector('[data-search]') ?? document.getElementById('q');
  if (field) field.focus();
  else document.querySelector('[data-open=jump]')?.click();
}

const actions = {
  '/': search,
  j: () => moveRow(1),
  k: () => moveRow(-1),
  '?': () => document.getElementById('keys')?.showModal(),
};

document.addEventListener('keydown', (event) => {
  const isTyping = event.target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog');
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !areOn() || !Object.hasOwn(actions, event.key)) return;
  event.preventDefault();
  actions[event.key]();
});

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-keys]')) localStorage.setItem('keys', event.target.checked ? 'on' : 'off');
});

document.addEventListener('toggle', (event) => {
  if (event.target.id === 'keys') event.target.querySelector('[data-keys]').checked = areOn();
}, true);
