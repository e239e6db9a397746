// A scanner types a code and Enter: each becomes a line of the text, counts on its product's row, and is told at once when it is a stranger or a double.
const rowsOf = (form) => [...form.querySelectorAll('[data-codes]')].map((row) => ({ row, codes: row.dataset.codes.toUpperCase().split(' '), open: Number(row.dataset.open) }));
const wordsIn = (line) => line.trim().split(/[\s,，;；]+/).filter(Boolean);

function read(form) {
  const rows = rowsOf(form);
  const counts = new Map();
  const serials = new Set();
  let last;
  for (const words of form.elements.scans.value.split('\n').map(wordsIn).filter((found) => found.length > 0)) {
    const place = rows.find(({ codes }) => codes.includes(words[0].toUpperCase()));
    const serial = (place ? words.slice(1).join('/').split('/').at(-1) : words[0].split('/').at(-1)).toUpperCase();
    const fills = !place && last && last.open;
    last = { place: place ?? last?.place, open: Boolean(place) && serial === '' };
    if (!last.place) continue;
    if (!fills) counts.set(last.place.row, (counts.get(last.place.row) ?? 0) + 1);
    if (serial) serials.add(`${last.place.codes[0]} ${serial}`);
  }
  return { rows, counts, serials, last: last?.place };
}

function show(form) {
  const { rows, counts } = read(form);
  for (const { row, open } of rows) {
    const count = counts.get(row) ?? 0;
    const mark = row.querySelector('[data-scanned]');
    mark.textContent = count > 0 ? `${count} / ${open}` : '';
    row.classList.toggle('bad', count > open);
    row.classList.toggle('on', count > 0 && count <= open);
  }
}

function faultOf(form, words) {
  const { rows, serials, last } = read(form);
  const place = rows.find(({ codes }) => codes.includes(words[0].toUpperCase()));
  if (!place && (!last || words.length > 1)) return form.elements.scans.dataset.stranger;
  const serial = (place ? words.slice(1) : words).join('/').split('/').at(-1).toUpperCase();
  return serial && serials.has(`${(place ?? last).codes[0]} ${serial}`) ? form.elements.scans.dataset.double : '';
}

document.addEventListener('keydown', (event) => {
  const field = event.target.closest('[data-scan]');
  if (!field || event.key !== 'Enter') return;
  event.preventDefault();
  const words = wordsIn(field.value);
  if (words.length === 0) return;
  const { scans } = field.form.elements;
  const fault = faultOf(field.form, words);
  document.getElementById('scan-said').textContent = fault ? `${fault} ${words.join(' ')}` : '';
  if (!fault) scans.value += `${scans.value && !scans.value.endsWith('\n') ? '\n' : ''}${words.join(' ')}\n`;
  field.value = '';
  show(field.form);
});

document.addEventListener('input', (event) => {
  if (event.target.name === 'scans') show(event.target.form);
});

const begin = () => document.querySelectorAll('[data-scan]').forEach((field) => {
  field.closest('.f').hidden = false;
  show(field.form);
});
document.addEventListener('htmx:after:swap', begin);
begin();
