/** Answers kept for a while, so that a busy page asks the database once: each key is asked again when its time is up. */
export class Remembered<T> {
  private readonly known = new Map<string, { until: number; answer: Promise<T> }>();

  constructor(private readonly milliseconds: number) {}

  get(key: string, ask: () => Promise<T>): Promise<T> {
    const now = Date.now();
    const known = this.known.get(key);
    if (known && known.until > now) return known.answer;
    for (const [old, { until }] of this.known) if (until <= now) this.known.delete(old);
    const answer = ask();
    this.known.set(key, { until: now + this.milliseconds, answer });
    answer.catch(() => this.known.delete(key));
    return answer;
  }
}
