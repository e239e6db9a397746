// Choosing rows: the bar of what to do with them shows only while some are chosen.
const boxesOf = (form) => [...form.querySelectorAll('tbody .c-chk .chk')];

function showChosen(form) {
  const bar = form.querySelector('[data-bulk]');
  if (!bar) return;
  const boxes = boxesOf(form);
  const chosen = boxes.filter((box) => box.checked).length;
  for (const box of boxes) box.closest('tr').classList.toggle('on', box.checked);
  bar.hidden = chosen === 0;
  const count = bar.querySelector('[data-bulk-count]');
  count.textContent = chosen;
  count.parentElement.hidden = false;
  const all = form.querySelector('[data-check-all]');
  if (all) Object.assign(all, { checked: chosen === boxes.length, indeterminate: chosen > 0 && chosen < boxes.length });
}

const showAllChosen = () => document.querySelectorAll('form:has([data-bulk])').forEach(showChosen);

document.addEventListener('change', (event) => {
  const form = event.target.closest('.c-chk') && event.target.form;
  if (!form) return;
  if (event.target.matches('[data-check-all]')) for (const box of boxesOf(form)) box.checked = event.target.checked;
  showChosen(form);
});
document.addEventListener('htmx:after:swap', showAllChosen);
showAllChosen();
