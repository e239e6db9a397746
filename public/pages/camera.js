// Reads barcodes with the camera into the list, a line a pack. Where the browser cannot, the element stays hidden.
const formats = ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'code_39', 'itf', 'qr_code'];
const pause = 200;
const again = 1500;

class ScanCodes extends HTMLElement {
  connectedCallback() {
    if (!('BarcodeDetector' in window) || !navigator.mediaDevices?.getUserMedia) return;
    this.hidden = false;
    this.dialog = this.querySelector('dialog');
    this.video = this.querySelector('video');
    this.querySelector('[data-camera]').addEventListener('click', () => this.open());
    this.dialog.addEventListener('close', () => this.close());
  }

  disconnectedCallback() {
    this.close();
  }

  async open() {
    this.say('');
    this.dialog.showModal();
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (!this.dialog.open) return this.close();
      this.video.srcObject = this.stream;
      await this.video.play();
      this.detector = new window.BarcodeDetector({ formats });
      this.look();
    } catch {
      this.say(this.dataset.denied);
    }
  }

  async look() {
    const [code] = await this.detector.detect(this.video).catch(() => []);
    if (!this.stream) return;
    const isSame = code?.rawValue === this.last && Date.now() - this.lastAt < again;
    if (code && !isSame) this.add(code.rawValue);
    if (code) [this.last, this.lastAt] = [code.rawValue, Date.now()];
    setTimeout(() => this.stream && this.look(), pause);
  }

  add(code) {
    const list = document.getElementById(this.dataset.list);
    const { unit } = this.dataset;
    const lines = list.value.split('\n').filter((line) => line.trim() !== '');
    const at = lines.findIndex((line) => line.startsWith(`${code} `));
    const packs = at < 0 ? 1 : (Number.parseInt(lines[at].slice(code.length), 10) || 0) + 1;
    lines.splice(at < 0 ? lines.length : at, at < 0 ? 0 : 1, `${code} ${packs}${unit}`);
    list.value = `${lines.join('\n')}\n`;
    navigator.vibrate?.(60);
    this.say(`${code} × ${packs}${unit}`);
  }

  say(text) {
    this.querySelector('output').textContent = text;
  }

  close() {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = undefined;
    if (this.video) this.video.srcObject = null;
  }
}

if (!customElements.get('scan-codes')) customElements.define('scan-codes', ScanCodes);
