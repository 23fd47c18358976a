import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of this process for Prometheus. */
export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'desk_' });
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: 'desk_http_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
    sockets: new Gauge({ name: 'desk_sockets', help: 'Open sockets', labelNames: ['kind'] as const, registers }),
    reportDifferences: new Gauge({
      name: 'desk_report_differences',
      help: 'Sums of the reports that differed from the closures when they were last compared',
      registers,
    }),
    delivered: new Counter({ name: 'desk_events_delivered_total', help: 'Events handed to sockets', registers }),
  };
}
