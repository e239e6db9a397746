// Plus and minus move by whole packs; as submit buttons they do so without script too.
const whole = (input) => Math.max(0, Number.parseInt(input.value, 10) || 0);

document.addEventListener('click', (event) => {
  const button = event.target.closest('.step button');
  if (!button) return;
  event.preventDefault();
  const input = button.parentElement.querySelector('input');
  const pack = Number(input.dataset.pack) || 1;
  const least = Math.ceil((Number(input.dataset.min) || 1) / pack) * pack;
  const packs = button.name === 'inc' ? Math.floor(whole(input) / pack) + 1 : Math.ceil(whole(input) / pack) - 1;
  const isLess = packs * pack < least;
  input.value = isLess ? (button.name === 'inc' ? least : 0) : packs * pack;
  input.dispatchEvent(new Event('change', { bubbles: true }));
});

document.addEventListener('change', (event) => {
  const input = event.target.closest('.step input');
  if (!input) return;
  const quantity = whole(input);
  const isGood = quantity > 0 && quantity % (Number(input.dataset.pack) || 1) === 0;
  input.value = quantity;
  input.parentElement.classList.toggle('has', isGood);
  input.parentElement.classList.toggle('bad', quantity > 0 && !isGood);
  const row = input.closest('.prow');
  const total = row?.querySelector('.tot');
  if (!total || !input.dataset.price) return;
  row.classList.toggle('on', isGood);
  total.classList.toggle('nil', !isGood);
  const amount = new Intl.NumberFormat('zh-CN', { style: 'currency', currency: input.dataset.currency || 'CNY' });
  total.textContent = isGood ? amount.format(quantity * input.dataset.price) : '—';
});
