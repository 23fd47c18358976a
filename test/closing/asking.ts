import type { VisitorChat } from '@desk/protocol/chat';
import type { SurveySettings, VisitorSurvey } from '@desk/protocol/survey';
import { expect } from 'vitest';
import type { Desk } from '../desk.ts';
import { type Business, type Customer, createBusiness, type Person } from '../people.ts';
import { until } from '../until.ts';

type Visit = { chat: VisitorChat; survey: VisitorSurvey | null };

/** A business that asks both questions, changed as it likes. */
export async function askingBusiness(desk: Desk, change: (settings: SurveySettings) => void = () => {}) {
  const business = await createBusiness(desk);
  const supervisor = await business.person('supervisor');
  const settings = await supervisor.get<SurveySettings>('/api/surveys');
  expect([settings.csat.on, settings.nps.on, settings.afterTimeout]).toEqual([false, false, false]);
  settings.csat.on = settings.nps.on = true;
  change(settings);
  await supervisor.put('/api/surveys', settings);
  return { business, supervisor, settings };
}

/** A chat that this agent answered. */
export async function answeredChat(business: Business, agent: Person) {
  const { chat, customer } = await business.liveChat(agent);
  await agent.post(`/api/chats/${chat.id}/messages`, { text: 'It is repaired', clientId: crypto.randomUUID() });
  return { chat, customer };
}

/** What the customer sees of their newest chat. */
export const visitOf = (customer: Customer) => customer.get<Visit>('/api/widget/chat');
/** Waits until the customer is asked. */
export const asked = (customer: Customer) => until(async () => (await visitOf(customer)).survey);
/** The customer answers one question; null skips it. */
export const answer = (customer: Customer, survey: VisitorSurvey, kind: 'csat' | 'nps', score: number | null, comment?: string) =>
  customer.send<{ chat: VisitorChat; survey: VisitorSurvey; code: string }>('POST', '/api/widget/survey', {
    surveyId: survey.id,
    kind,
    score,
    comment,
  });
