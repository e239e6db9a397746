import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

const requests = new Histogram({
  name: 'http_request_duration_seconds', help: 'Time to answer, by method and status', labelNames: ['method', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5], registers: [metrics],
});

export function observeRequest(method: string, status: number, seconds: number): void {
  requests.observe({ method, status }, seconds);
}
