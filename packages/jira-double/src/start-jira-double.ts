import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { createDoubleApp } from './app.ts';
import { JiraControl } from './control.ts';
import { createControlApp } from './control-app.ts';
import type { RestEnv, Site } from './site.ts';

export interface JiraDoubleOptions {
  /** Cloud speaks REST v3 with Basic, Data Center REST v2 with a Bearer token. */
  flavour?: 'cloud' | 'dc';
  /** What signs in; on Cloud an e-mail address and its API token. */
  user?: string;
  token: string;
  /** A token that works only at `/ex/jira/<cloudId>` (Cloud). */
  scopedToken?: string;
  /** For Data Center `/jira` unless given. */
  contextPath?: string;
  port?: number;
  controlPort?: number;
  host?: string;
}

export interface JiraDouble {
  /** The base URL to put into a connection: scheme, host, port and context path. */
  url: string;
  /** The gateway's base URL for a scoped token (Cloud). */
  gatewayUrl: string;
  /** Where the control listens for other processes. */
  controlUrl: string;
  control: JiraControl;
  close(): Promise<void>;
}

/** Starts a Jira that lives in memory. Ports are free ones unless given; it listens on loopback only unless told otherwise. */
export async function startJiraDouble(options: JiraDoubleOptions): Promise<JiraDouble> {
  const { flavour = 'cloud', user = 'desk@service.example', token, scopedToken, host = '127.0.0.1' } = options;
  const contextPath = (options.contextPath ?? (flavour === 'dc' ? '/jira' : '')).replace(/\/+$/, '');
  const control = new JiraControl();
  const site: Site = {
    flavour,
    user,
    token,
    scopedToken,
    contextPath,
    control,
    cloudId: '11223344-a1b2-3b33-c444-def123456789',
    baseUrl: '',
  };
  const rest = await listen(createDoubleApp(site), host, options.port ?? 0);
  const controls = await listen(createControlApp(control), host, options.controlPort ?? 0);
  site.baseUrl = `${rest.origin}${contextPath}`;
  return {
    url: site.baseUrl,
    gatewayUrl: `${rest.origin}/ex/jira/${site.cloudId}`,
    controlUrl: `${controls.origin}/__ctl`,
    control,
    close: async () => {
      await Promise.all([rest.close(), controls.close()]);
    },
  };
}

function listen(app: Hono<RestEnv> | Hono, hostname: string, port: number): Promise<{ origin: string; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: (app as Hono).fetch, hostname, port }, (info) => {
      const origin = `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${info.port}`;
      resolve({ origin, close: () => stop(server) });
    }) as Server;
    server.once('error', reject);
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
