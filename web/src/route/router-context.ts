import { createContext } from '@lit/context';
import type { Router } from './router.ts';

/** Where the person is, and how to send them elsewhere. */
export const routerContext = createContext<Router>(Symbol('router'));
